"""Doubts on companies that count as another: the day, and the takeover behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from aigraph.model.company import Company
from aigraph.model.deal import Deal
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.company_words import CompanyWords, words_of
from aigraph.rules.doubts.rule_warning import doubt

_TAKES_OVER = frozenset({"acquisition", "stock_grant", "equity"})
_APART = timedelta(days=62)


def mergers_are_past(ledger: Ledger) -> Iterator[Problem]:
    """A company counts as its parent from a day that had come on the last day of the data."""
    for company in ledger.companies:
        if company.parent_since and ledger.last_day and company.parent_since.first > ledger.last_day:
            message = f"{company.id!r} counts as {company.parent!r} from {company.parent_since}, after the last day of the data"
            yield doubt(company.origin, message, "mergers_are_past")


def mergers_leave_no_listed_company(ledger: Ledger) -> Iterator[Problem]:
    """A company that counts as another has no shares on an exchange of its own, unless its takeover is a deal on record."""
    taken = {deal.payee for deal in ledger.deals if deal.instrument_name == "acquisition"}
    for company in ledger.companies:
        if company.parent and company.parent_since and company.ticker and company.id not in taken:
            message = (
                f"{company.id!r} counts as {company.parent!r} from {company.parent_since} and has shares of its own "
                f"({company.ticker}); no acquisition of it is on record"
            )
            yield doubt(company.origin, message, "mergers_leave_no_listed_company")


def mergers_follow_a_takeover(ledger: Ledger) -> Iterator[Problem]:
    """A company that made deals of its own counts as another from about the day on which a takeover on record closed.

    A company that its parent founded has no deal before that day, and needs no takeover.
    """
    merged = [company for company in ledger.companies if company.parent and company.parent_since]
    if not merged:
        return
    names = CompanyWords(ledger)
    first: dict[str, date] = {}
    for deal, _ in ledger.documented_deals:
        for end in (deal.payer, deal.payee):
            day = ledger.history[deal.id][0][0]
            first[end] = min(day, first.get(end, day))
    for company in merged:
        since = company.parent_since
        takeovers = [deal for deal in ledger.deals if _takes_over(deal, company, names)]
        if since is None or (not takeovers and first.get(company.id, date.max) >= since.first):
            continue
        closed = [day for deal in takeovers for day, event in ledger.history[deal.id] if event.status is Status.CLOSED]
        if not closed:
            what = f"only {takeovers[0].id!r}, which is not closed," if takeovers else "no takeover of it"
        elif not any(since.first - _APART <= day <= since.last + _APART for day in closed):
            what = f"{takeovers[0].id!r}, which closed on {max(closed)},"
        else:
            continue
        message = f"{company.id!r} counts as {company.parent!r} from {since}, but {what} is on record"
        yield doubt(company.origin, message, "mergers_follow_a_takeover")


def _takes_over(deal: Deal, company: Company, names: CompanyWords) -> bool:
    """Whether the parent buys a company of itself, or of holders of its shares that its title tells of."""
    if deal.payer != company.parent or deal.instrument_name not in _TAKES_OVER:
        return False
    is_of_it = deal.payee == company.id and deal.instrument_name != "equity"
    return is_of_it or (deal.payee.startswith(f"{company.id}-") and names.found(words_of(deal.title), company.id))


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    mergers_are_past,
    mergers_leave_no_listed_company,
    mergers_follow_a_takeover,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
