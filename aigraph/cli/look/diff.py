"""`aigraph diff`: the loops that came, went or changed between two days, each with the event that did it; or two data sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from aigraph.answers.rows import Row, nested, row_of
from aigraph.cli.options import Day, Question, kind_option, limit_options, max_length_option, top_option, view_options
from aigraph.cli.output import (
    Column,
    envelope,
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
)
from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.language.scopes import CERTAINTY
from aigraph.loops.causes import Cause
from aigraph.measures.diff import APPEARED, BOTTLENECK, COMPANIES, STATUS, Change, Diff, diff
from aigraph.model.dates import PartialDate
from aigraph.model.loop import DEFAULT_KINDS


class DayOrData(Day):
    """A day, or a folder or file that is there; a folder called like a day is meant by ``./2025``."""

    name = "date or path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give a date or a path, or refuse what is neither."""
        text = str(value)
        if _is_day(text):
            return super().convert(value, param, ctx)
        if text != "-" and not Path(text).exists():
            self.fail(
                f"{text!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD), and no such folder or file exists", param, ctx
            )
        return Path(text)


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


@click.command("diff")
@click.argument("one", metavar="ONE", type=DayOrData())
@click.argument("other", metavar="OTHER", type=DayOrData())
@view_options
@max_length_option
@kind_option
@top_option("changes")
@limit_options
def show_diff(
    question: Question,
    one: date | Path,
    other: date | Path,
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    """Tell what changed between two days, or between two data sets.

    ONE and OTHER are both days, or both folders or files that hold a data set. Between two days: which loops appeared, vanished or
    changed. A year or month means its last day. Each change is one line with the event that settled it and the id of its source.
    Between two data sets: which companies, deals, events and other records were added, removed or changed, field by field, and which
    loops.
    """
    given = click.get_current_context().get_parameter_source
    with_day = given("as_of") is ParameterSource.COMMANDLINE
    if isinstance(one, Path) and isinstance(other, Path):
        from aigraph.cli.look.compare import show_comparison

        if given("data") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--data has no place here: the two data sets are ONE and OTHER")
        show_comparison(
            question, (one, other), as_of=with_day, max_length=max_length, kinds=kinds, top=top, limits=limits
        )
    elif isinstance(one, Path) or isinstance(other, Path):
        raise click.UsageError("ONE and OTHER must both be days, or both data sets")
    elif with_day:
        raise click.UsageError("--as-of has no place here: the two days are ONE and OTHER")
    else:
        _show_days(question, (one, other), max_length, kinds, top, limits)


def _show_days(
    question: Question,
    days: tuple[date, date],
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    day1, day2 = days
    if day2 < day1:
        raise click.UsageError(f"{day2} is before {day1}: the earlier day comes first")
    view = question.view
    with progress_shown():
        found = diff(
            question.ledger,
            day1,
            day2,
            status=view.status,
            layers=view.layers,
            kinds=kinds or DEFAULT_KINDS,
            max_length=max_length,
            **limits,
        )
    # Companies asked for are named as on the last day of the data, those of an early loop as on its own.
    kept = [
        change
        for change in found.changes
        if set(question.companies) <= {view.group_of(company) for company in change.loop.companies}
    ]
    truncated = found.before.truncated or found.after.truncated
    if question.format == "table":
        _print_changes(question, kept[: top or None])
        _print_summary(found, kept, top)
        print_provenance(found.after.view)
    else:
        answer = envelope(found.after.view, truncated) | {"max_length": max_length}
        answer["view"] |= {"day1": day1.isoformat(), "day2": day2.isoformat()}
        if question.format == "json":
            print_json(answer | {"changes": [_nested(change) for change in kept]})
        else:
            print_rows([change.row() for change in kept], question.format, answer, "changes")
    if truncated:
        click.echo(f"aigraph: changes may be missing or seeming, for the search {truncated}", err=True)


def _print_changes(question: Question, changes: Sequence[Change]) -> None:
    if not changes:
        return
    print_table(
        (
            Column("Change", hyphens=True),
            Column("Loop", hyphens=True),
            Column("Kind", wide=100, fixed=True),
            Column("Because", hyphens=True),
            Column("Source", hyphens=True),
        ),
        (
            (
                _what(change),
                change.loop.name,
                str(change.loop.kind),
                _because(question, change),
                _source(change.cause),
            )
            for change in changes
        ),
    )


def _what(change: Change) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        return f"{change.what}, {money(change.loop.bottleneck)}"
    steps = {
        COMPANIES: f"was {before.name}",
        STATUS: f"{before.weakest_status} to {after.weakest_status}",
        BOTTLENECK: f"{money(before.bottleneck)} to {money(after.bottleneck)}",
    }
    return ", ".join(step for aspect, step in steps.items() if aspect in change.changed)


def _because(question: Question, change: Change) -> str:
    cause = change.cause
    if cause is None:
        return ""
    others = len({_key(cause) for cause in change.causes}) - 1
    return f"{_tell(question, cause)}{f' (and {others} more)' if others else ''}"


def _key(cause: Cause) -> tuple[object, ...]:
    # Two sources of one event are one cause to a reader.
    return cause.day, cause.deal, cause.event and (cause.event.deal, cause.event.status), cause.company


def _tell(question: Question, cause: Cause) -> str:
    if cause.event is None:
        parent, company = (company_name(question.ledger, name) for name in (cause.parent, cause.company))
        return f"{parent} consolidates {company}, {cause.day}"
    said = str(cause.event.status).replace("_", " ")
    by = f" by {' and '.join(cause.replaced_by)}" if cause.replaced_by else ""
    return f"{cause.event.deal} {said}{by}, {cause.day}"


def _source(cause: Cause | None) -> str:
    return cause.source or "table of companies" if cause else ""


def _print_summary(found: Diff, kept: Sequence[Change], top: int) -> None:
    one, other = found.before.view, found.after.view
    more = f"; the first {top} are shown, --top 0 shows all" if 0 < top < len(kept) else ""
    print_note(
        f"{count(len(kept), 'change')}: {sum(change.what == APPEARED for change in kept)} appeared, "
        f"{sum(change.before is not None and change.after is None for change in kept)} vanished, "
        f"{sum(bool(change.changed) for change in kept)} changed{more}. "
        f"{count(len(found.before), 'loop')} of at most {found.after.max_length} companies on {one.as_of} and "
        f"{len(found.after)} on {other.as_of}, {other.status} ({CERTAINTY[other.status]}), {' + '.join(other.layers)}."
    )
    print_note(
        "Amounts are bottlenecks. Of several events the one that settled it is shown, and one of its sources; "
        "--format json gives all."
    )


def _nested(change: Change) -> Row:
    return {
        "change": change.what,
        "changed": list(change.changed),
        "before": nested(change.before) if change.before else None,
        "after": nested(change.after) if change.after else None,
        "deals": list(change.deals),
        "causes": [
            {
                "day": cause.day.isoformat(),
                "deal": cause.deal or None,
                "event": row_of(cause.event) if cause.event else None,
                "source": cause.source or None,
                "replaced_by": list(cause.replaced_by),
                "consolidation": {"company": cause.company, "parent": cause.parent} if cause.company else None,
            }
            for cause in change.causes
        ],
    }
