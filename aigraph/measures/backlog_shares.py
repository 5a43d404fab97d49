"""What each customer has still to pay under contract, as a share of the backlog that the seller reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from aigraph.flows.backlog import Backlog, reported_backlog
from aigraph.flows.flow_sum import Ceilings, Parts, sum_parts
from aigraph.flows.unpaid import ceilings_less
from aigraph.model.amount import ZERO, Amount, Bounds
from aigraph.model.arrow import Arrow
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View

_OPEN = "a deal has no ceiling on record"


@dataclass(frozen=True, kw_only=True)
class BacklogShares(Displayed):
    """The recorded contracts of a seller beside the backlog that it reported for one day.

    Parameters
    ----------
    company : str
        The seller.
    backlog : Backlog
        What it reported.
    to_come : mapping of str to Bounds
        By customer what is contracted on that day and had not fallen due, in US$ billions; largest on record first.
    shares : mapping of str to Bounds
        The same as shares of the backlog; empty where the record holds more than was reported.
    """

    company: str
    backlog: Backlog
    to_come: Mapping[str, Bounds]
    shares: Mapping[str, Bounds]

    def rows(self) -> list[Row]:
        """Give one row for each customer."""
        return [
            {
                "company": self.company,
                "customer": name,
                **{
                    f"{end}_usd_bn": value
                    for end, value in to_come.ends().items()
                    if end in ("low", "on_record", "high")
                },
                "share": self.shares[name].on_record if name in self.shares else None,
                "backlog_usd_bn": self.backlog.usd_bn,
                "day": self.backlog.day,
                "source": self.backlog.source,
            }
            for name, to_come in self.to_come.items()
        ]


def backlog_shares(view: View, company: Name) -> BacklogShares | None:
    """Divide what each customer has still to pay under contract by the backlog that a company reported for the same day.

    Parameters
    ----------
    view : View
        Its certainty and layers hold; the day is that of the newest report up to its own.
    company : str or Company
        The seller, by any of its names.

    Returns
    -------
    BacklogShares or None
        None if no backlog is on record.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    See Also
    --------
    concentration : Shares of the revenue of a window.

    Notes
    -----
    Contracted less due by that day, of the deals that stood then: both are stocks of one day. Parts of one umbrella come
    together to no more than what of it has not fallen due. O(deals).

    Examples
    --------
    >>> from aigraph import load
    >>> found = backlog_shares(load().view(as_of="2026-10-01"), "Oracle")
    >>> f"{found.shares['openai'].on_record:.0%} of ${found.backlog.usd_bn:g}bn on {found.backlog.day}"
    '45% of $664bn on 2026-08-31'
    """
    (seller,) = view.company_ids([company])
    backlog = reported_backlog(view, seller)
    if backlog is None:
        return None
    then = replace(view, as_of=backlog.day, money=None, window=None)
    by_customer: dict[str, list[Arrow]] = {}
    for arrow in then.arrows:
        if arrow.payee == seller and arrow.deal_class is DealClass.PURCHASE and arrow.layer is Layer.CASH:
            by_customer.setdefault(arrow.payer, []).append(arrow)
    ceilings = ceilings_less(then, {arrow.deal.id: arrow.due.low for arrow in then.arrows})

    def together(arrows: Iterable[Arrow]) -> Bounds:
        return _bounds([(arrow.deal.id, _to_come(arrow)) for arrow in arrows], ceilings)

    found = {name: together(arrows) for name, arrows in by_customer.items()}
    known = {name: bounds for name, bounds in found.items() if bounds.high != 0}
    ranked = dict(sorted(known.items(), key=lambda row: (-(row[1].on_record or 0.0), row[0])))
    fits = (together(chain.from_iterable(by_customer.values())).on_record or 0.0) <= backlog.usd_bn
    return BacklogShares(
        company=seller,
        backlog=backlog,
        to_come=ranked,
        shares={name: _share(bounds, backlog.usd_bn) for name, bounds in ranked.items()} if fits else {},
    )


def _to_come(arrow: Arrow) -> Amount:
    whole, due = arrow.contracted, arrow.due
    low = ZERO if due.high is None else max(ZERO, whole.low - due.high)
    high = None if whole.high is None else max(low, whole.high - due.low)
    rest = max(low, whole.quoted - due.quoted)
    return Amount(low, rest if whole.is_known else None, high)


def _bounds(amounts: Parts, ceilings: Ceilings) -> Bounds:
    total, on_record, _ = sum_parts(amounts, ceilings)
    high = None if total.high is None else float(total.high)
    return Bounds.around(float(on_record), float(total.low), high, why_open=_OPEN if high is None else "")


def _share(usd_bn: Bounds, backlog: float) -> Bounds:
    low, on_record, high = (
        None if end is None else min(1.0, end / backlog) for end in (usd_bn.low, usd_bn.on_record, usd_bn.high)
    )
    return Bounds.around(on_record, low, 1.0 if high is None else high)
