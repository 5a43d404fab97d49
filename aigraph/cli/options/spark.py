"""The options that send a search to Spark."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

_ON_SPARK = frozenset(
    "path data columns max_length within in_order tolerance top format_ max_bytes engine master explain write".split()  # noqa: SIM905  words
)
"""What a search on Spark knows of the options of `aigraph cycles`."""

_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["here", "spark"]),
        default="here",
        show_default=True,
        help="Where the search runs: in this process, or on Spark, for tables of billions of rows (pip install aigraph[spark]).",
    ),
    click.option(
        "--master",
        metavar="URL",
        help="On Spark: where it runs, as local[4] or spark://host:7077. [default: as spark-submit says, or this machine]",
    ),
    click.option(
        "--explain",
        is_flag=True,
        help="On Spark: print the plan, its expected cost and the better engine; do not search.",
    ),
    click.option("--write", metavar="FOLDER", help="On Spark: write all cycles there, as Parquet."),
)


def spark_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options; with ``--engine spark`` it is not called, and its options are those of the search on Spark."""

    @functools.wraps(command)
    def run(engine: str, master: str | None, explain: bool, write: str | None, **rest: Any) -> None:
        if engine == "spark":
            _refuse_others()
            # Spark is imported only where it is used.
            from aigraph.cli.look.spark_cycles import show_spark_cycles

            show_spark_cycles(
                master=master, explain=explain, write=write, **{name: rest[name] for name in _ON_SPARK if name in rest}
            )
            return
        for option, value in {"--master": master, "--explain": explain, "--write": write}.items():
            if value:
                raise click.UsageError(f"{option} is for --engine spark")
        command(**rest)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def _refuse_others() -> None:
    context = click.get_current_context()
    by_name = {parameter.name: parameter for parameter in context.command.params}
    wrong = sorted(
        by_name[name].opts[0]
        for name in context.params
        if name not in _ON_SPARK and context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    )
    if wrong:
        verb = "is" if len(wrong) == 1 else "are"
        raise click.UsageError(
            f"{' and '.join(wrong)} {verb} not for --engine spark, which searches single payments as they stand"
        )
