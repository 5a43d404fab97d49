"""`aigraph cycles --engine spark`: cycles of a table of any size, as its accounts and payments stand."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import click

from aigraph.cli.options.common import TABLE, data_path
from aigraph.cli.options.reading import column_pairs
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_rows, print_warning
from aigraph.language.sentences import count
from aigraph.model.origin import AigraphError, DataError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SAMPLE = 100
_LOOK_EVERY_S = 0.3


def show_spark_cycles(
    *,
    master: str | None,
    explain: bool,
    write: str | None,
    path: str | None,
    data: str | None,
    columns: Sequence[str],
    max_length: int,
    within: int | None,
    in_order: bool,
    tolerance: tuple[float, float] | None,
    top: int,
    format_: str,
    max_bytes: int,
) -> None:
    """Search a table on Spark, or explain how that would be done."""
    # It looks at the version of pandas, which this command does not use.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
    source = data_path(path, data)
    if source is None:
        raise click.UsageError("--engine spark searches a table of yours: give its PATH")
    try:
        from aigraph.spark.explain import explain_plan
        from aigraph.spark.find import plan_on_spark
        from aigraph.spark.session import read_table, start_session
    except ModuleNotFoundError as error:
        raise AigraphError(f"--engine spark needs {error.name}: pip install 'aigraph[spark]'") from None
    session = start_session(master)
    try:
        df, headings = read_table(session, source)
    except FileNotFoundError:
        raise DataError.at(source, "does not exist; expected a file or a folder of CSV or Parquet") from None
    is_timed = within is not None or in_order
    edges, known = _edges(
        df, headings, source, column_pairs(columns), is_timed=is_timed, has_weights=tolerance is not None
    )
    with show_progress() as work, _watching(session, work):
        try:
            plan = plan_on_spark(
                edges,
                max_length,
                min_length=2,
                time="time" if is_timed else None,
                window=within,
                tolerance=tolerance,
                weight="amount" if "amount" in known and (is_timed or tolerance) else None,
                edge="id" if "id" in known and (is_timed or tolerance) else None,
                ends=("payer", "payee"),
                memory=max_bytes or 2_000_000_000,
            )
        except ValueError as error:
            raise DataError.at(source, str(error)) from None
        if explain:
            for sentence in explain_plan(plan):
                print_note(sentence)
            return
        cycles = plan.run()
        if write is not None:
            cycles.write.mode("errorifexists").parquet(write)
            cycles = session.read.parquet(write)
        else:
            # Counted and shown from one search.
            cycles = cycles.persist()
        by_length = {
            row["length"]: row["count"] for row in cycles.groupBy("length").count().orderBy("length").collect()
        }
        order = ["length", "nodes"] if "bottleneck" not in cycles.columns else [cycles.bottleneck.desc_nulls_last()]
        shown = [row.asDict() for row in cycles.orderBy(*order).limit(top or _SAMPLE).collect()]
    _print(shown, by_length, format_)
    total = sum(by_length.values())
    if format_ == TABLE:
        print_note(_summary(by_length, len(shown), write))
    elif len(shown) < total:
        print_warning(f"{len(shown):,} of {total:,} cycles are here; --write FOLDER writes all")


def _edges(
    df: DataFrame, headings: Sequence[str], source: str, named: dict[str, str], *, is_timed: bool, has_weights: bool
) -> tuple[DataFrame, set[str]]:
    """Give payer, payee, and as far as there are such columns time, amount and id, without the rows that lack what is needed."""
    from pyspark.sql import functions as sf
    from pyspark.sql import types as st

    from aigraph.reading.tables.columns import assign_roles

    sample = df.limit(_SAMPLE).collect()
    roles = assign_roles(
        source,
        list(headings),
        named,
        1,
        lambda place: ["" if row[place] is None else str(row[place]) for row in sample],
    ).places
    for role, is_needed, option in (
        ("date", is_timed, "--within and --in-order"),
        ("amount", has_weights, "--tolerance"),
    ):
        if is_needed and role not in roles:
            raise DataError.at(
                source, f"has no {role} that is understood, which {option} needs; name it by --map {role}=COLUMN"
            )

    def cell(role: str) -> Any:
        places = [sf.col(f"c{place}") for place in roles[role]]
        if len(places) == 1 and not isinstance(df.schema[roles[role][0]].dataType, st.StringType):
            return places[0]
        text = (
            places[0] if len(places) == 1 else sf.concat_ws("-", *(sf.trim(place.cast("string")) for place in places))
        )
        return sf.nullif(sf.trim(text), sf.lit(""))

    kept = {"payer": cell("payer"), "payee": cell("payee")}
    if is_timed:
        kept["time"] = cell("date")
    if "amount" in roles:
        amount = cell("amount")
        is_text = isinstance(df.schema[roles["amount"][0]].dataType, st.StringType)
        kept["amount"] = sf.regexp_replace(amount, ",", "").try_cast("double") if is_text else amount
    if "id" in roles:
        kept["id"] = cell("id")
    edges = df.select(*(column.alias(name) for name, column in kept.items()))
    needed = edges.payer.isNotNull() & edges.payee.isNotNull()
    if is_timed:
        needed &= edges.time.isNotNull()
    lost = edges.where(~needed).count()
    if lost:
        print_warning(
            f"{count(lost, 'row')} without a payer, a payee or a needed date {'is' if lost == 1 else 'are'} left out"
        )
    return edges.where(needed), set(kept)


@contextmanager
def _watching(session: SparkSession, work: Any) -> Iterator[None]:
    """Show how many tasks of the stages under way are done."""
    ended = Event()

    def look() -> None:
        tracker = session.sparkContext.statusTracker()
        while not ended.wait(_LOOK_EVERY_S):
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            tasks = sum(stage.numTasks for stage in stages if stage)
            done = sum(stage.numCompletedTasks for stage in stages if stage)
            if tasks:
                work(f"on Spark, {done:,} of {tasks:,} tasks", done / tasks)

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _print(rows: list[dict[str, Any]], by_length: dict[int, int], form: str) -> None:
    plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
    if form == "json":
        print_json({"cycles_by_length": {str(length): number for length, number in by_length.items()}, "cycles": plain})
    elif form != TABLE:
        print_rows(plain, form, {}, "cycles")
    elif rows:
        has_times, has_weights = "times" in rows[0], "weights" in rows[0]
        columns = [Column("Accounts", flexible=True)]
        columns += [Column("First", fixed=True), Column("Last", fixed=True)] if has_times else []
        columns += [Column("Smallest amount", right=True, fixed=True)] if has_weights else []
        print_table(columns, (_cells(row, has_times=has_times, has_weights=has_weights) for row in plain))


def _cells(row: dict[str, Any], *, has_times: bool, has_weights: bool) -> list[str]:
    cells = [" → ".join(map(str, [*row["nodes"], row["nodes"][0]]))]
    cells += [str(row["times"][0]), str(row["times"][-1])] if has_times else []
    cells += ["" if row["bottleneck"] is None else f"{row['bottleneck']:,.2f}"] if has_weights else []
    return cells


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, (int, float, str, type(None))) else str(value)


def _summary(by_length: dict[int, int], shown: int, write: str | None) -> str:
    lengths = ", ".join(f"{number:,} of {length}" for length, number in by_length.items())
    total = sum(by_length.values())
    listed = f"; shown are {shown:,}" if shown < total else ""
    written = f"; all of them are in {write}" if write else ""
    return f"{count(total, 'cycle')} of accounts as they stand in the table{f': {lengths} accounts' if lengths else ''}{listed}{written}."
