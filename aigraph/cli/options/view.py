"""The options that say which ledger is looked at and how, and the query that they add up to."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from aigraph.cli.options.common import TABLE, Day, Layers, data_option, data_path, format_option
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.reading import load_with_report, reading_options
from aigraph.cli.output.text import print_note, print_warning
from aigraph.engine.frozen import dataclass
from aigraph.language.money_unit import in_unit_of
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.basis import Money
from aigraph.model.status import LEVELS, Level

_AFTER_INTERRUPT_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Query:
    """A ledger seen in some way, for some companies, to be printed in some format.

    Parameters
    ----------
    companies : tuple of str
        Ids of the companies that the answer is cut to; none for all.
    reading : mapping of str to object
        How a table is read: arguments of `load` by name.
    """

    ledger: Ledger
    view: View
    companies: tuple[str, ...]
    format: str
    reading: Mapping[str, Any]

    @property
    def is_for_people(self) -> bool:
        """Whether a table for people is wanted, and no rows for programs."""
        return self.format == TABLE

    def touching(self, view: View) -> View:
        """Cut a view to the deals that touch the companies of the query; without any, it stays whole."""
        return replace(view, ledger=view.ledger.where(touching=self.companies)) if self.companies else view


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
        "--money",
        type=click.Choice([str(money) for money in Money]),
        help="What sums count: what the contracts allow, what has fallen due, or what is known to be paid.",
    ),
    click.option(
        "--window",
        metavar="DAYS",
        help="When it falls due or is paid: 2026, 2025-10-01..2026-09-30, last-4-quarters. [default: all days up to --as-of]",
    ),
    click.option(
        "--assume-term",
        type=click.IntRange(min=1),
        metavar="YEARS",
        help="How long purchases run of which nobody tells a term; for figures to quote, not for their ends.",
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

_WITH_PUBLIC = click.option(
    "--with-public",
    is_flag=True,
    help="Join the public record to a table of your own, and show which loops touch its companies.",
)

_KEEP_ON_INTERRUPT = ("cycles",)
"""Commands whose answer makes sense of a part of the loops, and that show it after an interrupt; the others end."""

_PAYMENTS_ALONE = ("cycles",)
"""Commands that need nothing of a table but what lies on cycles of single payments, if they are asked for these."""

_LOAD_THEMSELVES = ("show_diff",)
"""Commands whose words may be data sets."""


def view_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that make up a `Query`, passed on as its first argument."""
    return _with_query(command, _VIEW_OPTIONS)


def picture_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the same options but for the format, which is for answers that are tables."""
    return _with_query(command, [option for option in _VIEW_OPTIONS if option is not format_option])


def _with_query(command: Callable[..., None], options: Sequence[Callable[..., Any]]) -> Callable[..., None]:
    @functools.wraps(command)
    def run(
        data: str | None,
        as_of: date | None,
        status: str,
        layers: tuple[Layer, ...],
        company: tuple[str, ...],
        reading: Mapping[str, Any],
        money: str | None,
        window: str | None,
        assume_term: int | None,
        format_: str = TABLE,
        path: str | None = None,
        with_public: bool = False,
        **rest: Any,
    ) -> None:
        seconds = rest.get("max_seconds")
        bounds = _search_bounds(rest) | {"keep_on_interrupt": command.__name__ in _KEEP_ON_INTERRUPT}
        if (
            command.__name__ in _PAYMENTS_ALONE
            and rest["in_order"]
            and not (rest["seeds"] or window or money or assume_term or with_public)
        ):
            bounds |= {name: rest[name] for name in ("within", "in_order", "tolerance")}
        began = time.monotonic()
        data = data_path(path, data)
        # The options of tables may be for data sets that the command loads itself.
        own = reading if data or command.__name__ not in _LOAD_THEMSELVES else {}
        if with_public and not data:
            raise click.UsageError(
                "--with-public joins the public record to a table of your own: give its PATH or --data"
            )
        ledger = load_with_report(data, own, bounds, with_public=with_public)
        if seconds:
            rest["max_seconds"] = max(seconds / 2, seconds - (time.monotonic() - began))
        if ledger.intake and ledger.intake.is_interrupted:
            # Somebody waits for what was found.
            rest["max_seconds"] = min(_AFTER_INTERRUPT_S, rest["max_seconds"] or _AFTER_INTERRUPT_S)
        if format_ == TABLE and format_option in options and ledger.intake and ledger.intake.lost:
            print_note(ledger.intake.lost)
        view = _view(
            ledger,
            as_of=as_of,
            status=status,
            layers=layers,
            money=money or (Money.DUE if assume_term else None),
            window=window,
            assume_term_years=assume_term,
        )
        companies = company_ids(view, company)
        with in_unit_of(ledger):
            command(Query(ledger=ledger, view=view, companies=companies, format=format_, reading=reading), **rest)

    decorated: Callable[..., None] = reading_options(run, strict=True)
    for option in reversed((*options, _WITH_PUBLIC)):
        decorated = option(decorated)
    return decorated


def _view(ledger: Ledger, **how: Any) -> View:
    try:
        return ledger.view(**how)
    except ValueError as error:
        if not how["window"]:
            raise
        raise click.BadParameter(str(error), param_hint="--window") from None


def company_ids(view: View, names: Sequence[str]) -> tuple[str, ...]:
    """Find companies by any of their names, and say on standard error which of them count as others in the view."""
    mergers = dict.fromkeys(merger for name in names for merger in view.mergers(name))
    if mergers:
        # Most names are of companies that count as themselves.
        from aigraph.answers.why_no_loop import merger_sentences

        for sentence in merger_sentences(view, mergers):
            print_warning(sentence)
    return view.company_ids(names)


def _search_bounds(options: Mapping[str, Any]) -> dict[str, Any]:
    """Give the limits of the search for loops with which a large table is read: half of the time is for reading."""
    bounds: dict[str, Any] = {
        name: options[name] or None for name in ("max_length", "max_loops", "max_bytes") if name in options
    }
    if options.get("max_seconds"):
        bounds["max_seconds"] = options["max_seconds"] / 2
    return bounds
