"""What there is: the companies, deals and sources of a view, and the claims of a source."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from aigraph.answers.rows import amount_cells, row_of
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company, Names
from aigraph.model.deal import Event
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.metric import VERDICTS, Metric
from aigraph.model.money.leg_sum import added
from aigraph.model.source import Source
from aigraph.model.status import Status


@dataclass(frozen=True, slots=True)
class CompanyTotals(Displayed):
    """A company with what it pays and what it gets in a view.

    Parameters
    ----------
    company : Company
        The company, as it counts in the view.
    pays, gets : Amount
        Sums in US$ billions. Deals of unknown size are left out, and then the sums are open above.
    """

    company: Company
    pays: Amount
    gets: Amount

    def row(self) -> Row:
        """Give the company with both sums as one row; the names are public."""
        return row_of(self.company) | _sum("pays", self.pays) | _sum("gets", self.gets)


@dataclass(frozen=True, slots=True)
class CitedSource(Displayed):
    """A source with the number of events that it gives to the deals of a view."""

    source: Source
    events: int

    def row(self) -> Row:
        """Give the source with the number as one row; the names are public."""
        return row_of(self.source) | {"events": self.events}


@dataclass(frozen=True, slots=True)
class Claim(Displayed):
    """One statement of a source, and what became of it: it stands, was revised later, or is refuted by the record."""

    record: Event | Metric
    verdict: str

    def row(self) -> Row:
        """Give the statement with its verdict as one row; the names are public."""
        return {"verdict": self.verdict} | row_of(self.record)


def list_companies(view: View, companies: Names = ()) -> Records[CompanyTotals]:
    """List the companies of a view with what they pay and what they get, in US$ billions.

    Parameters
    ----------
    view : View
        What to look at.
    companies : str, Company or iterable of them
        Which to keep, by any of their names; by default all.

    Returns
    -------
    Records of CompanyTotals
        By the sum of both low ends, largest first.

    Raises
    ------
    UnknownNameError
        If no company is called so; the message offers the nearest names.

    See Also
    --------
    list_deals, list_sources : What the sums are made of.

    Examples
    --------
    >>> from aigraph import load
    >>> [totals.company.name for totals in list_companies(load().view(), ["ORCL", "Nvidia"])]
    ['Oracle', 'Nvidia']
    """
    kept = view.company_ids(companies)
    paid, got = defaultdict[str, list[Arrow]](list), defaultdict[str, list[Arrow]](list)
    for arrow in view.arrows:
        paid[arrow.payer].append(arrow)
        got[arrow.payee].append(arrow)
    totals = [
        CompanyTotals(company, added(paid[company.id], view.counts), added(got[company.id], view.counts))
        for company in view.companies
        if not kept or company.id in kept
    ]
    return Records(sorted(totals, key=lambda it: (-(it.pays.low + it.gets.low), it.company.id)))


def list_deals(view: View, companies: Names = ()) -> Records[Arrow]:
    """List the deals of a view, largest first.

    Parameters
    ----------
    view : View
        What to look at.
    companies : str, Company or iterable of them
        Keep the deals that have one of these at an end, by any of their names; by default all.

    Raises
    ------
    UnknownNameError
        If no company is called so; the message offers the nearest names.

    See Also
    --------
    list_companies : What companies pay and get in all.

    Examples
    --------
    >>> from aigraph import load
    >>> {"xai", "spacex"} & {arrow.payer for arrow in list_deals(load().view(), "xAI")}
    {'spacex'}
    """
    ends = view.company_ids(companies)
    kept = [arrow for arrow in view.arrows if not ends or arrow.payer in ends or arrow.payee in ends]
    return Records(
        sorted(
            kept,
            key=lambda arrow: (
                arrow.amount.central is None,
                -(arrow.amount.central or arrow.amount.high or arrow.amount.low),
                arrow.deal.id,
            ),
        )
    )


def list_sources(view: View, companies: Names = ()) -> Records[CitedSource]:
    """List the sources that the deals of a view rest on, with how many events each gives, best grade first.

    Parameters
    ----------
    view : View
        What to look at.
    companies : str, Company or iterable of them
        Keep the sources of deals that have one of these at an end, by any of their names; by default all.

    Raises
    ------
    UnknownNameError
        If no company is called so; the message offers the nearest names.

    See Also
    --------
    claims_of : What one source says.

    Examples
    --------
    >>> from aigraph import load
    >>> list_sources(load().view(), "Nvidia")[0].source.grade
    'A'
    """
    counts = Counter(event.source for arrow in list_deals(view, companies) for event in arrow.events)
    cited = [CitedSource(source, counts[source.id]) for source in view.ledger.sources if source.id in counts]
    return Records(sorted(cited, key=lambda it: (it.source.grade, -it.events, it.source.id)))


def claims_of(ledger: Ledger, source: str | Source) -> Records[Claim]:
    """List every statement of a source with its verdict, in the order of the tables.

    An event is refuted if it says so; it was revised if its deal ended cancelled or replaced, or if a later event of the
    deal gives another amount. The verdict on a metric is entered with it.

    Parameters
    ----------
    ledger : Ledger
        The data.
    source : str or Source
        A source by id, title or address.

    Raises
    ------
    UnknownNameError
        If no source is called that; the message offers the nearest names.

    See Also
    --------
    list_sources : Which sources there are.

    Examples
    --------
    >>> from aigraph import load
    >>> sorted({claim.verdict for claim in claims_of(load(), "verdict-openai-oracle-2025-09")})
    ['revised', 'stands']
    """
    cited = source if isinstance(source, Source) else ledger.source(source)
    events = [Claim(event, _verdict(ledger, event)) for event in ledger.events if event.source == cited.id]
    metrics = [Claim(metric, metric.verdict or VERDICTS[0]) for metric in ledger.metrics if metric.source == cited.id]
    return Records(events + metrics)


def _sum(verb: str, amount: Amount) -> Row:
    # A sum over no deal is 0, which is known.
    return amount_cells(amount, f"{verb}_") | {f"{verb}_low_usd_bn": float(amount.low)}


def _verdict(ledger: Ledger, event: Event) -> str:
    stands, revised, refuted = VERDICTS
    if event.status is Status.REFUTED:
        return refuted
    history = [other for _, other in ledger.history[event.deal]]
    later = history[history.index(event) + 1 :] if event in history else []
    over = (Status.CANCELLED, Status.REPLACED)
    if any(other.status in over for other in later) and event.status not in over:
        return revised
    other_amount = any(other.amount.is_known and other.amount != event.amount for other in later)
    return revised if event.amount.is_known and other_amount else stands
