"""The answers about a loop that had been reported by a day, and those that came later."""

from __future__ import annotations

from aigraph.answers.rows import rows_of
from aigraph.loops.collect import rotations
from aigraph.model.display import Row
from aigraph.model.evidence import ANSWERS, FLAGS, Evidence
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop

Answers = dict[str, tuple[Evidence, ...]]


def is_reported_later(view: View, row: Evidence) -> bool:
    """Whether the source of an answer appeared after the day of a view; one without a source or a date never did.

    A source that is dated by month or year alone counts from the first day of it, as the deals do.
    """
    source = view.ledger.source_by_id.get(row.source)
    return source is not None and source.published is not None and source.published.first > view.as_of


def all_evidence_on(ledger: Ledger, loop: Loop) -> Answers:
    """Gather the answers about a loop: about its name, the packages of its deals, and the deals themselves."""
    about = {"-".join(ring) for ring in rotations(loop.companies)}
    about |= {name for arrow in loop.arrows for name in (arrow.deal.id, arrow.deal.package) if name}
    found = [row for row in ledger.evidence if row.about in about]
    return {flag: tuple(row for row in found if row.flag == flag) for flag in FLAGS}


def evidence_on(view: View, loop: Loop) -> Answers:
    """Gather the answers about a loop that had been reported by the day of the view."""
    return {
        flag: tuple(row for row in rows if not is_reported_later(view, row))
        for flag, rows in all_evidence_on(view.ledger, loop).items()
    }


def later_evidence_on(view: View, loop: Loop) -> Answers:
    """Gather the answers about a loop that were reported after the day of the view, by flag; flags without one are left out."""
    later = {
        flag: tuple(row for row in rows if is_reported_later(view, row))
        for flag, rows in all_evidence_on(view.ledger, loop).items()
    }
    return {flag: rows for flag, rows in later.items() if rows}


def evidence_document(view: View, loop: Loop) -> Row:
    """Write the answers about a loop that had been reported by the day of the view, and those that came later, as JSON has them."""
    return {
        "evidence": {flag: rows_of(rows) for flag, rows in evidence_on(view, loop).items()},
        "evidence_reported_later": {flag: rows_of(rows) for flag, rows in later_evidence_on(view, loop).items()},
    }


def answers_on(view: View, loop: Loop) -> dict[str, str]:
    """Give for each flag the answers reported by the day, in the order of `ANSWERS` and joined by semicolons; none is unknown.

    They stand side by side and are never added up.
    """
    entered = {flag: {row.answer for row in rows} for flag, rows in evidence_on(view, loop).items()}
    return {
        flag: ";".join(answer for answer in ANSWERS if answer in found) or "unknown" for flag, found in entered.items()
    }
