"""The options of searches for loops of single payments: when, in which order, of which amounts, through whom; and where it runs."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import click

from aigraph.files.input_file import open_input
from aigraph.files.text import decode
from aigraph.model.ledger import View
from aigraph.model.names import suggest
from aigraph.model.origin import DataError, UnknownNameError

_DAYS_IN = {"": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_HEADINGS = frozenset("account accounts company companies name names id seed seeds".split())  # noqa: SIM905  words


class Days(click.ParamType[int]):
    """A number of days, as 30d, 4w or 30."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number of days, or refuse it as wrong usage."""
        match = re.fullmatch(r"(\d+)\s*([a-z]*)", str(value).strip().casefold())
        if match is None or match[2] not in _DAYS_IN:
            self.fail(f"{value!r} is no number of days: expected one such as 30d or 4w", param, ctx)
        return int(match[1]) * _DAYS_IN[match[2]]


class Tolerance(click.ParamType[tuple[float, float]]):
    """The least and the most share, as 0.8..1, 80%..100% or 0.8."""

    name = "tolerance"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:
        """Read the two shares, or refuse them as wrong usage."""
        if isinstance(value, tuple):
            return value
        share = r"(\d*\.?\d+)\s*(%?)"
        match = re.fullmatch(rf"{share}\s*(?:\.\.|-|to|:)\s*{share}", str(value).strip())
        if match is None:
            self.fail(f"{value!r} is no range of shares: expected the least and the most, as 0.8..1", param, ctx)
        least, most = (float(match[at]) / (100 if match[at + 1] else 1) for at in (1, 3))
        if least > most:
            self.fail(f"{value!r} runs downward: expected the least share, then the most", param, ctx)
        return least, most


_OPTIONS = (
    click.option(
        "--within",
        type=Days(),
        metavar="DAYS",
        help="Loops of single payments: the most days from the first to the last, as 30d or 4w.",
    ),
    click.option(
        "--tolerance",
        type=Tolerance(),
        metavar="LEAST..MOST",
        help="Loops of single payments: what each may be, as a share of the one before, as 0.8..1.",
    ),
    click.option(
        "--seeds",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Loops of single payments through one of these companies, a name a line.",
    ),
)


def payment_options(*, in_order: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these options, passed on as `payments`: arguments of `find_temporal_loops` by name.

    Parameters
    ----------
    in_order : bool
        Whether each payment is later than the one before, if nobody says otherwise. If not, and none of the options is
        set, `payments` is None.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def run(query: Any, seeds: str | None, **rest: Any) -> None:
            found = {name: rest.pop(name) for name in ("within", "in_order", "tolerance")}
            is_set = seeds is not None or any(value is not None and value is not False for value in found.values())
            found["seeds"] = read_seeds(seeds, query.view) if seeds else ()
            command(query, payments=found if is_set else None, **rest)

        order = click.option(
            "--in-order/--any-order",
            default=in_order,
            show_default=in_order,
            help="Loops of single payments, each later than the one before.",
        )
        for option in reversed((*_OPTIONS[:1], order, *_OPTIONS[1:])):
            run = option(run)
        return run

    return decorate


def read_seeds(path: str, view: View) -> tuple[str, ...]:
    """Read the names of companies, one a line: the first cell of a table, below its heading if it has one.

    Raises
    ------
    DataError
        If there is none, or one is no name of a company.
    """
    with open_input(path, "a file with a name a line") as file:
        text, _ = decode(file.name, file.read_bytes())
    found: dict[str, None] = {}
    for line, row in enumerate(text.splitlines(), start=1):
        name = re.split(r"[,;\t]", row)[0].strip().strip('"').strip()
        if not name or name.startswith("#"):
            continue
        try:
            found[view.company(name).id] = None
        except UnknownNameError as error:
            if line == 1 and name.casefold() in _HEADINGS:
                continue
            near = suggest(name, [company.name for company in view.ledger.companies])
            hint = f"did you mean {near[0]!r}?" if near else f"expected a company of the data: {error}"
            raise DataError.at(path, f"{name[:60]!r} is no company here; {hint}", line) from None
    if not found:
        raise DataError.at(path, "names no company; expected a name a line")
    return tuple(found)


_ON_SPARK = frozenset(
    "path data columns max_length within in_order tolerance top format_ max_bytes engine master explain write".split()  # noqa: SIM905  words
)
"""What a search on Spark knows of the options of `aigraph cycles`."""

_SPARK_OPTIONS = (
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

    for option in reversed(_SPARK_OPTIONS):
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
