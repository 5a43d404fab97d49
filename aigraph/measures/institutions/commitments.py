"""What each entity has promised and was promised, over some years: totals as newspapers print them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.model.money.leg_sum import added
from aigraph.model.status import Level

SPAN = (date(2023, 3, 1), date(2026, 8, 31))
"""The time of the table of the Financial Times and Sona Asset Management, which announced deals are compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitments(Displayed):
    """What an entity has promised to pay, and was promised.

    Parameters
    ----------
    company : str
        Its id.
    made, received : Amount
        The sums of its deals as payer and as payee, as contracted, in US$ billions.
    n_made, n_received : int
        The number of these deals.
    """

    company: str
    made: Amount
    received: Amount
    n_made: int
    n_received: int

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {"company": self.company, "n_made": self.n_made, "n_received": self.n_received}
        for side, amount in (("made", self.made), ("received", self.received)):
            row[f"{side}_low_usd_bn"] = float(amount.low)
            row[f"{side}_high_usd_bn"] = None if amount.high is None else float(amount.high)
        return row


@dataclass(frozen=True, kw_only=True)
class CommitmentTable(Displayed):
    """All entities with what they promised, and the totals.

    Parameters
    ----------
    entities : Records of Commitments
        Named entities, the largest promise first.
    n_deals, n_unsized : int
        How many deals there are, and how many of them have neither a figure nor a ceiling.
    headline_usd_bn : float
        The sum with each deal at its central figure, else at its ceiling, as headlines count; a deal without either counts nothing.
    total : Amount
        The sum with its ends.
    """

    entities: Records[Commitments]
    n_deals: int
    n_unsized: int
    headline_usd_bn: float
    total: Amount


def commitments(view: View, span: tuple[date, date] = SPAN) -> CommitmentTable:
    """Add up what named entities promised and were promised in deals that came to stand in some days.

    Parameters
    ----------
    view : View
        Where deals are looked up, at the certainty announced.
    span : (datetime.date, datetime.date)
        The first and the last day.

    Raises
    ------
    ValueError
        If the last day is before the first.

    See Also
    --------
    institution_shares : Shares of such deals.

    Examples
    --------
    >>> from aigraph import load
    >>> commitments(load().view()).n_deals > 100
    True
    """
    first, last = span
    if last < first:
        raise ValueError(f"the last day {last} is before the first day {first}")
    view = replace(view, status=Level.ANNOUNCED)
    states = view.ledger.states(view.as_of)
    arrows = [
        arrow
        for arrow in view.arrows
        if arrow.deal_class in (DealClass.FUNDING, DealClass.PURCHASE)
        and first <= states[arrow.deal.id].since[view.status] <= last
    ]
    nameless = view.ledger.nameless
    names = {end for arrow in arrows for end in (arrow.payer, arrow.payee)} - nameless

    def of(name: str) -> Commitments:
        made = [arrow for arrow in arrows if arrow.payer == name]
        received = [arrow for arrow in arrows if arrow.payee == name]
        return Commitments(
            company=name,
            made=added(made, Money.CONTRACTED),
            received=added(received, Money.CONTRACTED),
            n_made=len(made),
            n_received=len(received),
        )

    headline = [_headline(arrow) for arrow in arrows]
    return CommitmentTable(
        entities=Records(sorted(map(of, names), key=lambda one: (-one.made.low, -one.received.low, one.company))),
        n_deals=len(arrows),
        n_unsized=headline.count(None),
        headline_usd_bn=float(sum(size for size in headline if size is not None)),
        total=added(arrows, Money.CONTRACTED),
    )


def _headline(arrow: Arrow) -> Decimal | None:
    amount = arrow.contracted
    if not amount.is_known:
        return None
    return amount.central if amount.central is not None else amount.high if amount.high is not None else amount.low
