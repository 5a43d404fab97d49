"""Which company or deal of one data set is one of another: what speaks for it, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from aigraph.datasets.decisions import COMPANY, DEAL, Decision, Verdict
from aigraph.model.company import Company
from aigraph.model.deal import Deal
from aigraph.model.ledger import Ledger
from aigraph.model.names import fold, stems

IDENTIFIERS = ("lei", "cik", "wikidata")
"""Identifiers that are issued once in the world: one in common means the same company, two that differ mean two."""

IdPair = tuple[str, str]
"""An id of the first data set, and one of the second."""

NameOwners = dict[str, bool]
"""Companies that have a name, and whether it is the printed name of each."""


def match_companies(one: Ledger, other: Ledger, decided: Mapping[tuple[str, str, str], Decision]) -> list[Decision]:
    """Decide or propose for each pair of companies that something speaks for.

    The same id, a shared LEI, SEC number or Wikidata item, or the same name decides it, unless an identifier differs. A shared
    ticker, alias or Bengali stem, or a name of one that is an alias of the other, decides nothing: it is proposed. What a person
    decided is kept.
    """
    found: dict[IdPair, str] = {}
    for pair, reason in _signs(one, other):
        found.setdefault(pair, reason)
    made: dict[IdPair, Decision] = {}
    taken: dict[str, str] = {}
    for (first, second), reason in found.items():
        mine, theirs = one.company_by_id[first], other.company_by_id[second]
        doubt = _doubt(mine, theirs, reason, taken.get(second, first))
        if not doubt:
            taken[second] = first
        made[first, second] = Decision(
            what=COMPANY,
            first=first,
            second=second,
            verdict=Verdict.UNDECIDED if doubt else Verdict.SAME,
            reason=f"{reason}{doubt if reason in _SURE else ''}",
            first_name=mine.name,
            second_name=theirs.name,
        )
    return _with_decisions(made, decided, COMPANY)


_SURE = ("same id", *(f"same {name}" for name in IDENTIFIERS), "same name")


def _doubt(mine: Company, theirs: Company, reason: str, taken: str) -> str:
    """Say why a pair is not sure to be one company; empty if it is."""
    if reason not in _SURE:
        return "it is only a sign"
    if taken != mine.id:
        return f", but it was found to be {taken} already"
    differing = next((name for name in IDENTIFIERS if _differ(mine, theirs, name)), "")
    if differing:
        return f", but another {differing}"
    # Lenders without a name need not be those of another deal.
    nameless = mine.is_placeholder or theirs.is_placeholder
    return ", but it names nobody" if nameless and reason == "same name" else ""


def _signs(one: Ledger, other: Ledger) -> Iterator[tuple[IdPair, str]]:
    """Yield what speaks for each pair, the surest signs first."""
    yield from (((name, name), "same id") for name in one.company_by_id if name in other.company_by_id)
    for column in (*IDENTIFIERS, "ticker"):
        known = _by(one.companies, column)
        for company in other.companies:
            for first in known.get(getattr(company, column).casefold(), ()):
                yield (first, company.id), f"same {column}"
    mine, theirs = _names(one), _names(other)
    yield from _same_names(mine, theirs)
    for name, ends in theirs.items():
        for stem in filter(name.__ne__, stems(name)):
            yield from (
                ((first, second), f"{name} may be a form of {stem}") for first in mine.get(stem, {}) for second in ends
            )


def _same_names(mine: Mapping[str, NameOwners], theirs: Mapping[str, NameOwners]) -> Iterator[tuple[IdPair, str]]:
    for name, ends in theirs.items():
        for first, first_is_printed in mine.get(name, {}).items():
            for second, second_is_printed in ends.items():
                sure = first_is_printed and second_is_printed
                yield (first, second), "same name" if sure else f"both are called {name}"


def _by(companies: Iterable[Company], column: str) -> dict[str, list[str]]:
    known: dict[str, list[str]] = defaultdict(list)
    for company in companies:
        if getattr(company, column):
            known[getattr(company, column).casefold()].append(company.id)
    return known


def _names(ledger: Ledger) -> dict[str, NameOwners]:
    """Give for each folded name the companies that have it, and whether it is the printed name of each."""
    names: dict[str, NameOwners] = defaultdict(dict)
    for alias in ledger.aliases:
        if alias.company in ledger.company_by_id:
            names[fold(alias.alias)][alias.company] = False
    for company in ledger.companies:
        names[fold(company.name)][company.id] = True
    return names


def _differ(one: Company, other: Company, column: str) -> bool:
    mine, theirs = getattr(one, column), getattr(other, column)
    return bool(mine and theirs and mine != theirs)


def match_deals(
    one: Ledger, other: Ledger, companies: Mapping[str, str], decided: Mapping[tuple[str, str, str], Decision]
) -> list[Decision]:
    """Decide or propose for each pair of deals that something speaks for.

    A deal is the same if it has the same id, ends and instrument. One with another id, but the same ends, instrument, first day and
    amount, is proposed.

    Parameters
    ----------
    companies : mapping of str to str
        The id of each company of `other` in the merged data set.
    """
    made: dict[IdPair, Decision] = {}
    by_likeness: dict[tuple[object, ...], list[Deal]] = defaultdict(list)
    for deal in one.deals:
        by_likeness[_likeness(one, deal, {})].append(deal)
    for deal in other.deals:
        mine = one.deal_by_id.get(deal.id)
        if mine and _ends(mine, {}) == _ends(deal, companies):
            made[deal.id, deal.id] = _decision(mine, deal, Verdict.SAME, "same id, ends and instrument")
            continue
        likeness = _likeness(other, deal, companies)
        for twin in by_likeness.get(likeness, ()) if likeness[-1] is not None else ():
            made[twin.id, deal.id] = _decision(twin, deal, Verdict.UNDECIDED, "same ends, instrument, day and amount")
    return _with_decisions(made, decided, DEAL)


def _ends(deal: Deal, companies: Mapping[str, str]) -> tuple[str, str, str]:
    return companies.get(deal.payer, deal.payer), companies.get(deal.payee, deal.payee), deal.instrument_name


def _likeness(ledger: Ledger, deal: Deal, companies: Mapping[str, str]) -> tuple[object, ...]:
    history = ledger.history.get(deal.id, ())
    if not history:
        return (*_ends(deal, companies), None, None)
    day, event = history[0]
    return (*_ends(deal, companies), day, event.amount if event.amount.is_known else None)


def _decision(one: Deal, other: Deal, verdict: Verdict, reason: str) -> Decision:
    return Decision(
        what=DEAL,
        first=one.id,
        second=other.id,
        verdict=verdict,
        reason=reason,
        first_name=one.title,
        second_name=other.title,
    )


def _with_decisions(
    made: Mapping[IdPair, Decision], decided: Mapping[tuple[str, str, str], Decision], what: str
) -> list[Decision]:
    """Put what a person decided in the place of what was found; pairs that only the person saw come last."""
    kept = []
    for pair, decision in made.items():
        by_person = decided.get((what, *pair))
        kept.append(by_person if by_person and by_person.verdict is not Verdict.UNDECIDED else decision)
    return kept + [one for key, one in decided.items() if key[0] == what and key[1:] not in made]
