"""What there is: the companies, deals and sources of a view, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from aigraph.model.amount import Amount
from aigraph.model.company import Company
from aigraph.model.deal import Event
from aigraph.model.ledger import Ledger
from aigraph.model.metric import VERDICTS, Metric
from aigraph.model.names import suggest
from aigraph.model.origin import UnknownNameError
from aigraph.model.source import Source
from aigraph.model.status import Status
from aigraph.model.view import Arrow, View


def list_companies(view: View, companies: Collection[str] = ()) -> list[tuple[Company, Amount, Amount]]:
    """List the companies of a view with what they pay and what they get, in US$ billions.

    Parameters
    ----------
    companies : collection of str
        Ids to keep; by default all.

    Returns
    -------
    list of (Company, Amount, Amount)
        By the central sum of known deals, largest first. The sums leave out deals of unknown size, and then are open
        above.
    """
    rows = [
        (
            company,
            Amount.total(arrow.amount for arrow in view.arrows if arrow.payer == company.id),
            Amount.total(arrow.amount for arrow in view.arrows if arrow.payee == company.id),
        )
        for company in view.companies
        if not companies or company.id in companies
    ]
    return sorted(rows, key=lambda row: (-(row[1].low + row[2].low), row[0].id))


def list_deals(view: View, companies: Collection[str] = ()) -> list[Arrow]:
    """List the deals of a view, largest first; with companies, those that have one of them at an end."""
    kept = [a for a in view.arrows if not companies or a.payer in companies or a.payee in companies]
    return sorted(
        kept,
        key=lambda arrow: (
            arrow.amount.central is None,
            -(arrow.amount.central or arrow.amount.high or arrow.amount.low),
            arrow.deal.id,
        ),
    )


def list_sources(view: View, companies: Collection[str] = ()) -> list[tuple[Source, int]]:
    """List the sources that the deals of a view rest on, with how many events each gives, best grade first."""
    counts = Counter(event.source for arrow in list_deals(view, companies) for event in arrow.told)
    rows = [(source, counts[source.id]) for source in view.ledger.sources if source.id in counts]
    return sorted(rows, key=lambda row: (row[0].grade, -row[1], row[0].id))


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a source, and what became of it: it stands, was revised later, or is refuted by the record."""

    record: Event | Metric
    verdict: str


def claims_of(ledger: Ledger, source: str) -> list[Claim]:
    """List every statement of a source with its verdict, in the order of the tables.

    An event is refuted if it says so; it was revised if its deal ended cancelled or replaced, or if a later event of the
    deal gives another amount. The verdict on a metric is entered with it.

    Raises
    ------
    UnknownNameError
        If no source has this id.

    Examples
    --------
    >>> from aigraph import load
    >>> {claim.verdict for claim in claims_of(load(), "verdict-openai-oracle-2025-09")}
    {'stands'}
    """
    if source not in ledger.source_by_id:
        near = suggest(source, ledger.source_by_id)
        hint = f"; did you mean {near[0]}?" if near else "; `aigraph sources` lists them"
        raise UnknownNameError(f"no source has the id {source!r}{hint}")
    events = [Claim(event, _verdict(ledger, event)) for event in ledger.events if event.source == source]
    metrics = [Claim(metric, metric.verdict or VERDICTS[0]) for metric in ledger.metrics if metric.source == source]
    return events + metrics


def _verdict(ledger: Ledger, event: Event) -> str:
    stands, revised, refuted = VERDICTS
    if event.status is Status.REFUTED:
        return refuted
    told = [other for _, other in ledger.history[event.deal]]
    later = told[told.index(event) + 1 :] if event in told else []
    over = (Status.CANCELLED, Status.REPLACED)
    if any(other.status in over for other in later) and event.status not in over:
        return revised
    other_amount = any(other.amount.is_known and other.amount != event.amount for other in later)
    return revised if event.amount.is_known and other_amount else stands
