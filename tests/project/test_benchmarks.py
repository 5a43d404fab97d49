"""The benchmark compares counts before it prints a ratio, and its own joins count what the engine counts."""

import sys

import numpy as np
import pytest

from benchmarks.cases import bounded, everything, temporal, title
from benchmarks.engines import ENGINES
from benchmarks.graphs import load
from benchmarks.plot import draw
from benchmarks.report import markdown
from benchmarks.run import agree, run
from benchmarks.startup import YARDSTICK, measure, table

SMALL = "random:40:200"


@pytest.mark.parametrize(
    "engine",
    ["aigraph", "aigraph, tables", "aigraph, lists", "aigraph behind networkx", "DuckDB joins", "igraph", "networkx"],
)
def test_every_program_counts_the_same_rings(engine):
    count, _ = ENGINES[engine](bounded("complete:6", 4), None)
    assert count() == {2: 15, 3: 40, 4: 90}


def test_every_program_counts_all_rings():
    counts = [ENGINES[engine](everything("diamonds:5"), None)[0]() for engine in ("aigraph", "rustworkx", "igraph")]
    assert counts == [{10: 32}] * 3


def test_joins_count_the_same_cycles_in_time():
    case = temporal(SMALL, 150, k=4)
    expected = ENGINES["DuckDB joins"](case, None)[0]()
    assert sum(expected.values()) > 10
    assert ENGINES["aigraph"](case, None)[0]() == expected


def test_a_generated_graph_is_the_same_each_time():
    assert all(np.array_equal(a, b) for a, b in zip(load(SMALL), load(SMALL), strict=True))


def test_a_ratio_stands_only_where_counts_agree():
    measured = {
        "aigraph": {"seconds": 0.5, "with_preparation": 0.6, "counts": {"2": 1}, "megabytes": 100.0},
        "networkx": {"seconds": 5.0, "counts": {"2": 1}},
        "igraph": {"over": 9},
    }
    case = bounded("complete:6", 3)
    assert agree(measured)
    text = markdown([{"case": case, "measured": measured, "agree": True}], 9)
    assert "| complete:6, at most 3 | 1 | 500 ms (1.0) | 5.00 s (10) | over 9 s | 600 ms | 100 MB |" in text
    measured["networkx"]["counts"] = {"2": 2}
    assert not agree(measured)
    assert "| counts differ | 500 ms | 5.00 s |" in markdown([{"case": case, "measured": measured, "agree": False}], 9)


def test_a_program_of_the_user_answers_in_the_same_run_or_a_word_says_why_not(tmp_path):
    script = tmp_path / "count.py"
    # Counts the rings of two in the file that it is given.
    script.write_text(
        "import sys\n"
        "pairs = {tuple(line.split()[:2]) for line in open(sys.argv[1])}\n"
        "print('rings of two:', sum((b, a) in pairs for a, b in pairs) // 2)\n"
    )
    case = bounded("complete:6", 2, ("aigraph, pure Python",))
    programs = {"own": f"{sys.executable} {script} {{edges}} {{k}}", "absent": "/nowhere/cycle {edges} {k}"}
    (result,) = run([case], None, 20, lambda _: None, programs)
    assert result["agree"]
    assert result["measured"]["own"]["total"] == 15
    assert result["measured"]["absent"] == {"no program /nowhere/cycle": True}
    assert not agree({**result["measured"], "wrong": {"seconds": 1.0, "total": 16}})


def test_a_program_without_an_answer_in_time_is_not_asked_for_more():
    asked = []
    cases = [bounded("complete:6", k, ("no such program",)) for k in (3, 4)]
    results = run(cases, None, 20, asked.append)
    assert [result["measured"]["no such program"].keys() for result in results] == [{"failed"}, {"not asked"}]
    assert asked[0] == "complete:6, at most 3: no such program: no answer"


def test_the_plot_is_the_same_for_the_same_figures(tmp_path):
    measured = {"aigraph": {"seconds": 0.5, "counts": {"2": 9}, "megabytes": 100.0}}
    results = [{"case": bounded("random:100:500", 5), "measured": measured, "agree": True}]
    for name in ("one.svg", "two.svg"):
        draw(results, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_question_has_a_title():
    assert title(temporal("CollegeMsg", 86_400, k=4)) == "CollegeMsg, within 1 d, at most 4"
    assert title(temporal("x", 61)) == "x, within 61"


def test_starts_are_timed_side_by_side():
    times = measure({YARDSTICK: ("pass",), "slow": ("import time; time.sleep(0.05)",)}, repeat=2)
    assert min(clock for _, clock in times["slow"]) >= 50
    assert table({YARDSTICK: [(100, 110), (120, 130)], "slow": [(220, 240), (220, 250)]}).splitlines()[2:] == [
        f"| `{YARDSTICK}` | 110 (100) | 120 (110) | 1.00 |",
        "| `slow` | 220 (220) | 245 (240) | 2.00 |",
    ]
