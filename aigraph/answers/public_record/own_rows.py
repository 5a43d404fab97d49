"""Which deals, legs and loops rest on rows of one's own table, and which on the public record that was joined to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from aigraph.language.sentences import company_name, count
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.model.deal import Deal
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Leg, Loop

if TYPE_CHECKING:
    from aigraph.model.intake import Intake


class Record(StrEnum):
    """Where a deal, a leg or a loop is on record."""

    OWN = "own rows"
    BOTH = "own rows and public record"
    PUBLIC = "public record"


def joined_intake(ledger: Ledger) -> Intake | None:
    """Give the intake of a table that the public record was joined to; None for any other data."""
    return ledger.intake if ledger.intake and ledger.intake.is_joined else None


def record_of_deal(intake: Intake, deal: Deal) -> Record:
    """Say where a deal is on record; one that rows and the record tell of is in both."""
    if deal.origin.path == intake.path:
        return Record.OWN
    return Record.BOTH if deal.id in intake.confirmed else Record.PUBLIC


def deal_record_text(ledger: Ledger, deal: Deal) -> str:
    """Say of a deal which rows tell of it; empty where no public record was joined.

    Examples
    --------
    >>> from aigraph import load
    >>> deal_record_text(load(), load().deals[0])
    ''
    """
    intake = joined_intake(ledger)
    if intake is None:
        return ""
    lines = (deal.origin.line,) if deal.origin.path == intake.path else intake.confirmed.get(deal.id, ())
    rows = ngettext(
        "line {lines} of {path}",
        "lines {lines} of {path}",
        len(lines),
        lines=", ".join(gettext("{number}", number=line) for line in lines),
        path=intake.path,
    )
    match record_of_deal(intake, deal):
        case Record.OWN:
            return gettext("own row: {rows}", rows=rows)
        case Record.BOTH:
            return gettext("public record, and own row: {rows}", rows=rows)
        case Record.PUBLIC:
            return gettext("public record")


def record_of_leg(intake: Intake, leg: Leg) -> Record:
    """Say where a leg is on record."""
    return _together(record_of_deal(intake, arrow.deal) for arrow in leg.arrows)


def record_of_loop(intake: Intake, loop: Loop) -> Record:
    """Say where the legs of a loop are on record: in rows alone, in the public record alone, or some here and some there."""
    return _together(record_of_leg(intake, leg) for leg in loop.legs)


def _together(records: Iterable[Record]) -> Record:
    found = set(records)
    return found.pop() if len(found) == 1 else Record.BOTH


def touching(ledger: Ledger, loops: Sequence[Loop]) -> list[Loop]:
    """Keep the loops that pass a company of the table, those with own rows first; all where no record was joined."""
    intake = joined_intake(ledger)
    if intake is None:
        return list(loops)
    kept = [loop for loop in loops if not intake.companies.isdisjoint(loop.companies)]
    return sorted(kept, key=lambda loop: record_of_loop(intake, loop) is Record.PUBLIC)


def own_loops(ledger: Ledger, loops: Iterable[Loop]) -> list[Loop]:
    """Keep the direct loops that own rows are on; none where no public record was joined."""
    intake = joined_intake(ledger)
    return [
        loop
        for loop in (loops if intake else ())
        if intake and loop.is_direct and record_of_loop(intake, loop) is not Record.PUBLIC
    ]


def record_text(ledger: Ledger, loop: Loop) -> str:
    """Say how many legs of a loop own rows tell of, and how many the public record; empty where none was joined."""
    intake = joined_intake(ledger)
    if intake is None:
        return ""
    legs = Counter(record_of_leg(intake, leg) for leg in loop.legs)
    return ", ".join(gettext(_LEGS[record], number=legs[record]) for record in _LEGS if legs[record])


_LEGS = {
    Record.OWN: gettext_noop("{number:,} own"),
    Record.BOTH: gettext_noop("{number:,} both"),
    Record.PUBLIC: gettext_noop("{number:,} public"),
}
_LOOPS = {
    Record.OWN: gettext_noop("{number:,} on own rows"),
    Record.BOTH: gettext_noop("{number:,} on own rows and public record"),
    Record.PUBLIC: gettext_noop("{number:,} on public record"),
}


def record_row(ledger: Ledger, loop: Loop) -> Row:
    """Give for JSON where a loop, each leg and each deal is on record; nothing where no public record was joined."""
    intake = joined_intake(ledger)
    if intake is None:
        return {}
    return {
        "record": str(record_of_loop(intake, loop)),
        "legs_on_record": [
            {
                "payer": leg.payer,
                "payee": leg.payee,
                "record": str(record_of_leg(intake, leg)),
                "deals": {arrow.deal.id: deal_record_text(ledger, arrow.deal) for arrow in leg.arrows},
            }
            for leg in loop.legs
        ],
    }


def record_sentences(ledger: Ledger, loops: Sequence[Loop]) -> list[str]:
    """Say how many direct loops own companies touch, and on what they rest; nothing where no public record was joined.

    Parameters
    ----------
    loops : sequence of Loop
        All loops of the view.
    """
    intake = joined_intake(ledger)
    if intake is None:
        return []
    direct = [loop for loop in loops if loop.is_direct]
    near = touching(ledger, direct)
    by_record = Counter(record_of_loop(intake, loop) for loop in near)
    parts = [gettext(_LOOPS[record], number=by_record[record]) for record in Record if by_record[record]]
    loops_near = count(len(near), "direct loop")
    said = [
        gettext("{loops} touch companies of your table: {parts}.", loops=loops_near, parts=", ".join(parts))
        if parts
        else gettext("{loops} touch companies of your table.", loops=loops_near)
    ]
    known = sorted({end for loop in near for end in loop.companies if end in intake.companies})
    names = ", ".join(company_name(ledger, end) for end in known[:_LISTED])
    if len(known) > _LISTED:
        more = len(known) - _LISTED
        said.append(gettext("They pass {companies} and {number:,} more.", companies=names, number=more))
    elif known:
        said.append(gettext("They pass {companies}.", companies=names))
    left = len(direct) - len(near)
    if left:
        said.append(
            ngettext(
                "{number:,} direct loop of the public record touches none.",
                "{number:,} direct loops of the public record touch none.",
                left,
            )
        )
    return [" ".join(said)]


_LISTED = 8
