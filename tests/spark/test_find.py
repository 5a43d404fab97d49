"""Spark and one machine find the same cycles, on real Spark."""

from collections import Counter
from datetime import date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

from aigraph.engine import enumerate_temporal_cycles
from aigraph.spark import find_cycles_on_spark, plan_on_spark
from benchmarks.transactions import WINDOW_S, transactions
from tests.spark.graphs import (
    awkward_graphs,
    deals,
    from_first,
    multigraph_on_one_machine,
    simple_on_one_machine,
    temporal_on_one_machine,
)


def table(spark, **columns):
    made = pa.table({name: pa.array(column, from_pandas=True) for name, column in columns.items()})
    return spark.createDataFrame(made)


def table_of_deals(spark, partitions=5):
    payers, payees, times, amounts = deals()
    made = table(spark, payer=payers, payee=payees, time=times, amount=amounts, id=range(len(times)))
    return made.repartition(partitions)


def nodes_of(cycles):
    return Counter(tuple(row.nodes) for row in cycles.collect())


def edges_of(cycles, kind=tuple):
    return Counter(kind(row.edges) for row in cycles.collect())


@pytest.mark.parametrize("max_length", [1, 2, 4, 6, None])
def test_tasks_on_a_graph_that_is_sent_find_the_simple_cycles(spark, max_length):
    pairs = [pair for pair in awkward_graphs() if max_length is not None or not pair[0].startswith("3-")]
    df = table(spark, payer=[payer for payer, _ in pairs], payee=[payee for _, payee in pairs])
    found = nodes_of(find_cycles_on_spark(df, max_length, plan="tasks", tasks=7))
    assert found == simple_on_one_machine(pairs, max_length)


def test_neighbourhoods_find_the_simple_cycles_also_where_hubs_are_divided(spark):
    pairs = awkward_graphs()
    df = table(spark, payer=[payer for payer, _ in pairs], payee=[payee for _, payee in pairs])
    # A neighbourhood of more than ten edges is divided.
    found = find_cycles_on_spark(df, 4, min_length=1, plan="neighbourhoods", memory=1000, tasks=3)
    assert nodes_of(found) == simple_on_one_machine(pairs, 4)


def test_neighbourhoods_find_temporal_cycles_of_odd_length(spark):
    payers, payees, times, amounts = deals()
    found = find_cycles_on_spark(
        table_of_deals(spark), 3, time="time", window=20, weight="amount", edge="id", plan="neighbourhoods", tasks=2
    )
    assert edges_of(found) == temporal_on_one_machine(payers, payees, times, amounts, max_length=3, window=20)


@pytest.mark.parametrize(
    ("window", "options"),
    [
        (0, {}),
        (3, {}),
        (10, {"max_length": 4}),
        (20, {"tolerance": (0.5, 1.5), "min_length": 2}),
        (10_000, {"max_length": 3}),
    ],
)
def test_slices_of_time_find_the_temporal_cycles(spark, window, options):
    payers, payees, times, amounts = deals()
    plan = plan_on_spark(
        table_of_deals(spark),
        time="time",
        window=window,
        weight="amount",
        edge="id",
        plan="slices",
        tasks=6,
        **options,
    )
    assert plan.tasks > 1 or window > 30
    assert edges_of(plan.run()) == temporal_on_one_machine(payers, payees, times, amounts, window=window, **options)


@pytest.mark.parametrize("options", [{"max_length": 4}, {"max_length": 3, "window": 15}, {"tolerance": (0.5, 1.0)}])
def test_tasks_find_the_temporal_cycles_of_a_window_wider_than_can_be_cut(spark, options):
    payers, payees, times, amounts = deals()
    found = find_cycles_on_spark(
        table_of_deals(spark), time="time", weight="amount", edge="id", plan="tasks", tasks=5, **options
    )
    assert edges_of(found) == temporal_on_one_machine(payers, payees, times, amounts, **options)


def test_a_tolerance_without_a_time_compares_parallel_edges(spark):
    payers, payees, _, amounts = deals()
    found = find_cycles_on_spark(
        table_of_deals(spark), 4, tolerance=(0.5, 1.5), weight="amount", edge="id", plan="tasks", tasks=5
    )
    assert edges_of(found, frozenset) == multigraph_on_one_machine(
        payers, payees, amounts, max_length=4, tolerance=(0.5, 1.5)
    )


def test_deals_at_a_cut_exactly_a_window_apart_and_all_at_one_time_are_each_found_once(spark):
    # A ring that begins at each moment and ends exactly 10 later, so that some begin at every cut and end at the next one.
    payers, payees, times = [], [], []
    for begin in range(60):
        payers += [f"a{begin}", f"b{begin}", f"c{begin}"]
        payees += [f"b{begin}", f"c{begin}", f"a{begin}"]
        times += [begin, begin + 5, begin + 10]
    df = table(spark, payer=payers, payee=payees, time=times, id=range(len(times)))
    plan = plan_on_spark(df, time="time", window=10, edge="id", plan="slices", tasks=30)
    assert plan.tasks >= 5
    assert edges_of(plan.run()) == Counter((at, at + 1, at + 2) for at in range(0, 180, 3))
    assert find_cycles_on_spark(df, time="time", window=9, edge="id").count() == 0
    same = table(spark, payer=["a", "b", "c", "d"], payee=["b", "a", "c", "e"], time=[7, 7, 7, 7])
    assert [row.nodes for row in find_cycles_on_spark(same, time="time", window=5).collect()] == [["c"]]


@pytest.mark.parametrize("plan", ["slices", "tasks"])
def test_no_edges_have_no_cycles(spark, plan):
    df = spark.createDataFrame([], "payer string, payee string, time timestamp")
    assert find_cycles_on_spark(df, 3, time="time", window=5, plan=plan).collect() == []


def test_times_of_every_kind_mean_what_they_mean_on_one_machine(spark):
    payers, payees = ["a", "b", "a", "b"], ["b", "a", "b", "a"]
    clock = [datetime(2025, 3, 8, 12), datetime(2025, 3, 9, 12), datetime(2025, 3, 30), datetime(2025, 4, 1)]  # noqa: DTZ001  also without a zone
    kinds = {
        "dates": [moment.date() for moment in clock],
        "timestamps without a zone": clock,
        "texts": [moment.isoformat() for moment in clock],
        "texts with zones": [f"{moment.isoformat()}+02:00" for moment in clock],
        "parts of dates": ["2025-01", "2025-02-01", "2025-03", "2025-04-01"],
        "numbers": [1.5, 2.5, 9, 9.25],
    }
    for kind, times in kinds.items():
        df = table(
            spark, payer=payers, payee=payees, time=[str(at) for at in times] if times is clock else times, id=range(4)
        )
        if times is clock:
            df = df.withColumn("time", df.time.cast("timestamp_ntz"))
        # A day that lost an hour to daylight saving in the zone of the session is still a day.
        found = find_cycles_on_spark(df, time="time", window=1, edge="id")
        want = enumerate_temporal_cycles((payers, payees), time=times, window=1)
        assert {tuple(row.edges): tuple(row.times) for row in found.collect()} == {
            cycle.edges: cycle.times for cycle in want
        }, kind
    zoned = spark.sql("SELECT explode(array(0, 86400)) AS s").selectExpr(
        "if(s = 0, 'a', 'b') AS payer", "if(s = 0, 'b', 'a') AS payee", "timestamp_seconds(s) AS time"
    )
    assert find_cycles_on_spark(zoned, time="time", window=timedelta(days=1)).count() == 1
    assert find_cycles_on_spark(zoned, time="time", window=timedelta(hours=23)).count() == 0


def test_cycles_say_what_is_known_of_their_edges(spark):
    df = table(
        spark,
        src=[7, 3, 5],
        dst=[3, 5, 7],
        day=[date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 4)],
        usd=[10.0, 8.0, None],
        deal=["x", "y", "z"],
    )
    (row,) = find_cycles_on_spark(df, 3, time="day", window=3, weight="usd", edge="deal").collect()
    assert row.asDict() == {
        "length": 3,
        "nodes": [7, 3, 5],
        "edges": ["x", "y", "z"],
        "times": [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 4)],
        "weights": [10.0, 8.0, None],
        "bottleneck": None,
    }
    assert [row.nodes for row in find_cycles_on_spark(df).collect()] == [[3, 5, 7]]
    assert find_cycles_on_spark(df, roots=[5]).count() == 1
    assert find_cycles_on_spark(df, roots=[4]).count() == 0


def test_planted_rings_are_found_all_and_none_is_invented(spark):
    rows = 50_000
    payers, payees, times, amounts, planted = transactions(rows, rings=30)
    df = table(spark, payer=payers, payee=payees, time=times, amount=amounts, id=np.arange(rows)).repartition(7)
    options = {"window": WINDOW_S, "tolerance": (0.85, 1.0)}
    found = edges_of(find_cycles_on_spark(df, 6, time="time", weight="amount", edge="id", **options))
    alone = enumerate_temporal_cycles(
        (payers, payees), 6, time=times, weight=amounts, engine="compiled", threads=1, **options
    )
    assert found == Counter(cycle.edges for cycle in alone)
    assert set(planted) <= found.keys()


def test_cycles_do_not_come_to_the_driver(spark):
    # 1.1 million cycles are ten times what the driver takes.
    df = table(
        spark,
        u=[u for u in range(10) for v in range(10) if u != v],
        v=[v for u in range(10) for v in range(10) if u != v],
    )
    cycles = find_cycles_on_spark(df, tasks=8)
    found = cycles.groupBy("length").count().collect()
    assert sum(row["count"] for row in found) == sum(simple_on_one_machine_by_length(10))
    with pytest.raises(Exception, match="maxResultSize"):
        cycles.collect()


def simple_on_one_machine_by_length(nodes):
    from math import comb, factorial

    return [comb(nodes, length) * factorial(length - 1) for length in range(2, nodes + 1)]


def test_nodes_of_a_simple_cycle_begin_with_the_one_that_sorts_first(spark):
    pairs = [("b", "a"), ("a", "c"), ("c", "b")]
    df = table(spark, payer=["b", "a", "c"], payee=["a", "c", "b"])
    assert nodes_of(find_cycles_on_spark(df)) == Counter([from_first(["b", "a", "c"])]) == simple_on_one_machine(pairs)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"window": 3}, "give time="),
        ({"tolerance": (0.5, 1)}, "give weight="),
        ({"plan": "fast"}, "plan 'fast' is unknown: expected one of auto, slices"),
        ({"plan": "slices"}, "need a window"),
        ({"plan": "neighbourhoods"}, "need a bound"),
        ({"memory": 1}, "expected a bound"),
        ({"time": "day"}, "column 'day' is unknown"),
        ({"time": "when"}, r"1 of 2 edges have no time that can be read, such as 'soon'"),
        ({"ends": ("a", "n")}, "the types string and bigint: expected the same type"),
        ({"weight": "a", "tolerance": (0.5, 1)}, "expected numbers"),
        ({"ends": ("a", "gap")}, "1 of 2 edges lack an end"),
        ({"tasks": 0}, "tasks 0 is below 1"),
        ({"max_length": 0}, "max_length 0 is below 1"),
    ],
)
def test_what_cannot_be_searched_is_refused_with_the_reason(spark, options, message):
    df = table(spark, a=["x", "y"], b=["y", "x"], n=[1, 2], when=["2025-01-01", "soon"], gap=["y", None])
    with pytest.raises(ValueError, match=message):
        find_cycles_on_spark(df, **({"ends": ("a", "b")} | options))
