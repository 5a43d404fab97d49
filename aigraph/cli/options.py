"""The options that commands share, and the question that they add up to."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from aigraph.cli.table_options import load_told, table_options
from aigraph.model.dates import PartialDate
from aigraph.model.instruments import DEFAULT_LAYERS, LAYERS, Layer
from aigraph.model.ledger import Ledger
from aigraph.model.loop import KINDS
from aigraph.model.origin import DataError
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_RINGS
from aigraph.model.status import LEVELS, Level
from aigraph.model.view import View
from aigraph.reading.load import load

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FORMATS = ("table", "csv", "json", "ndjson", "md")
DEFAULT_TOP = 20
_MEGABYTE = 1_000_000
_SOON_S = 1.0


@dataclass(frozen=True, eq=False, repr=False)
class Question:
    """What was asked: a ledger seen in some way, for some companies, to be printed in some format."""

    ledger: Ledger
    view: View
    companies: tuple[str, ...]
    format: str
    how: Mapping[str, Any]
    """What was said of how to read a table."""


class Day(click.ParamType[date]):
    """A day; a year or month means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or refuse it as wrong usage."""
        try:
            return PartialDate.parse(str(value)).last
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Layers(click.ParamType[tuple[Layer, ...]]):
    """Layers joined by commas, or ``all``."""

    name = "layers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Layer, ...]:
        """Read the list, or refuse it as wrong usage."""
        if isinstance(value, tuple):
            return value
        if value == "all":
            return LAYERS
        try:
            return tuple(Layer(part) for part in value.split(","))
        except ValueError:
            self.fail(f"{value!r}: expected {', '.join(LAYERS)} joined by commas, or all", param, ctx)


def complete_company(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer company ids that begin with what was typed."""
    from click.shell_completion import CompletionItem

    data = ctx.params.get("data")
    if data == "-":
        # What is to come through the pipe is not there yet.
        return []
    try:
        ledger = load(data)
    except DataError:
        return []
    return [
        CompletionItem(company.id, help=company.name)
        for company in ledger.companies
        if company.id.startswith(incomplete.casefold())
    ]


data_option = click.option(
    "--data",
    metavar="PATH",
    help="A folder of deal tables, or a table of your own, instead of the shipped data; - is standard input.",
)

path_argument = click.argument("path", required=False)
"""For commands that have no other word to ask for: the same as ``--data``."""

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
)


brief_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
"""For answers of several parts, which are no table."""

seed_option = click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="The same seed, the same draws."
)

kind_option = click.option(
    "--kind",
    "kinds",
    type=click.Choice([str(kind) for kind in KINDS]),
    multiple=True,
    help="Only loops of this kind; may be repeated. [default: circular, incentive, backstop, plain]",
)

max_length_option = click.option(
    "--max-length",
    type=click.IntRange(2),
    default=DEFAULT_LENGTH,
    show_default=True,
    help="The most companies in a loop.",
)


def top_option(
    things: str, others: str = "Other formats give", default: int = DEFAULT_TOP
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command ``--top``: how many things its table shows."""
    return click.option(
        "--top",
        type=click.IntRange(0),
        default=default,
        show_default=True,
        help=f"How many {things} a table shows; 0 shows all. {others} all.",
    )


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what may end its search for loops, passed on as `limits`: arguments of `find_loops` by name."""

    @functools.wraps(command)
    def run(question: Question, max_rings: int, max_seconds: float | None, max_memory: int, **rest: Any) -> None:
        limits = {
            "max_rings": max_rings or None,
            "max_seconds": max_seconds,
            "max_bytes": max_memory * _MEGABYTE or None,
        }
        command(question, limits=limits, **rest)

    for option in reversed(_LIMIT_OPTIONS):
        run = option(run)
    return run


_LIMIT_OPTIONS = (
    click.option(
        "--max-rings",
        type=click.IntRange(0),
        default=DEFAULT_RINGS,
        show_default=True,
        help="Stop each search for loops after so many rings of companies; 0 looks at all.",
    ),
    click.option(
        "--max-seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Stop looking for loops after so much time, and show what was found.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(0),
        default=DEFAULT_BYTES // _MEGABYTE,
        show_default=True,
        metavar="MB",
        help="Stop when the loops take so many megabytes, roughly; 0 sets no limit.",
    ),
)


def view_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that make up a `Question`, passed on as its first argument."""
    return _asked(command, _VIEW_OPTIONS)


def picture_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the same options but for the format, which is for answers that are tables."""
    return _asked(command, [option for option in _VIEW_OPTIONS if option is not format_option])


def _asked(command: Callable[..., None], options: Sequence[Callable[..., Any]]) -> Callable[..., None]:
    @functools.wraps(command)
    def run(
        data: str | None,
        as_of: date | None,
        status: str,
        layers: tuple[Layer, ...],
        company: tuple[str, ...],
        how: Mapping[str, Any],
        format_: str = "table",
        path: str | None = None,
        **rest: Any,
    ) -> None:
        if path and data:
            raise click.UsageError("give the data once, as PATH or as --data")
        # A large table is read for the loops that are asked for.
        bounds: dict[str, Any] = {name: rest[name] or None for name in ("max_length", "max_rings") if name in rest}
        seconds = rest.get("max_seconds")
        if seconds:
            bounds["max_seconds"] = seconds / 2
        if "max_memory" in rest:
            bounds["max_bytes"] = rest["max_memory"] * _MEGABYTE or None
        began = time.monotonic()
        # The options of tables may be for data sets that the command loads itself.
        own = how if path or data or command.__name__ not in _LOAD_THEMSELVES else {}
        ledger = load_told(path or data, own, bounds | {"keep_on_interrupt": command.__name__ in _KEEP_A_PART})
        if seconds:
            rest["max_seconds"] = max(seconds / 2, seconds - (time.monotonic() - began))
        if ledger.intake and ledger.intake.is_interrupted:
            # Somebody waits for what was found.
            rest["max_seconds"] = min(_SOON_S, rest["max_seconds"] or _SOON_S)
        view = ledger.view(as_of=as_of, status=status, layers=layers)
        companies = tuple(view.group_of(ledger.company(name).id) for name in company)
        command(Question(ledger, view, companies, format_, how), **rest)

    asked = table_options(run, hidden=command.__name__ not in _TELL_ALL, strict=True)
    for option in reversed(options):
        asked = option(asked)
    return asked


_KEEP_A_PART = ("cycles",)
"""Commands whose answer makes sense of a part of the loops, and that show it after an interrupt; the others end."""

_LOAD_THEMSELVES = ("show_diff",)
"""Commands whose words may be data sets."""

_TELL_ALL = ("cycles",)
"""Commands whose help has the options of tables; the others know them, too."""


_VIEW_OPTIONS = (
    data_option,
    click.option("--as-of", type=Day(), metavar="DATE", help="What stood on that day. [default: last day of the data]"),
    click.option(
        "--status",
        type=click.Choice([str(level) for level in LEVELS]),
        default=str(Level.BINDING),
        show_default=True,
        help="The least certainty of a deal.",
    ),
    click.option(
        "--layers",
        type=Layers(),
        default=",".join(DEFAULT_LAYERS),
        show_default=True,
        metavar="LIST",
        help="cash, value, contingent, joined by commas, or all.",
    ),
    click.option(
        "--company",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_company,
        help="Only what touches this company; may be repeated.",
    ),
    format_option,
)
