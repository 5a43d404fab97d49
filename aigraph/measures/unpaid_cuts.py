"""A cut of what is not yet paid, by the year in which it falls due, and what of it the contracts allow to end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from aigraph.flows.flow_sum import Ceilings
from aigraph.flows.joint_periods import PeriodSum, period_sums
from aigraph.flows.sources.window_revenue import WindowRevenue, window_revenue
from aigraph.flows.unpaid import ceilings_of_rest, unpaid
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import NOTHING, ZERO, Amount, Bounds
from aigraph.model.arrow import Arrow
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.window import Window

NEXT_FOUR_QUARTERS, NO_YEAR, ALL = (
    gettext_noop("next four quarters"),
    gettext_noop("no year on record"),
    gettext_noop("all"),
)
_YEARS = 40

_Period = tuple[str, dict[str, Amount], dict[str, Amount], set[str]]
"""Its name, what falls due of each deal in it, what of that can be ended, and who is paid."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpaidCut(Displayed):
    """What is cut of the payments to one company, or to all, that fall due in one period.

    Parameters
    ----------
    payee : str
        Its id; empty for all of them.
    period : str
        ``next four quarters``, a year, ``no year on record``, or ``all``. The next four quarters lie in two years.
    usd_bn : Bounds
        What is not paid, in US$ billions.
    can_be_ended_usd_bn : Bounds
        What of it can be ended under the contract; the rest only by default.
    share_of_revenue : Bounds
        In the next four quarters the cut as a share of the payee's revenue in the 365 days to the day of the view; else undefined.
    revenue : WindowRevenue or None
        That revenue, to which day it is reported and how many days carry its rate on.
    """

    payee: str
    period: str
    usd_bn: Bounds
    can_be_ended_usd_bn: Bounds
    share_of_revenue: Bounds
    revenue: WindowRevenue | None = None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {"payee": self.payee, "period": self.period}
        for name in ("usd_bn", "can_be_ended_usd_bn", "share_of_revenue"):
            bounds: Bounds = getattr(self, name)
            row |= {f"{name}_{end}": value for end, value in bounds.ends().items()}
        revenue = self.revenue
        return row | {
            "revenue_usd_bn": revenue.usd_bn.on_record if revenue else None,
            "revenue_reported_to": f"{revenue.reported_to}" if revenue else "",
        }


def unpaid_cuts(view: View, company: Name, cut: float = 1.0) -> Records[UnpaidCut]:
    """Divide a cut of what a company has not yet paid by the year in which it falls due.

    Parameters
    ----------
    view : View
        Deals in cash count; the periods begin on the day after its own.
    company : str or Company
        Who cuts, by any of its names.
    cut : float
        The share that is cut, from 0 to 1.

    Returns
    -------
    Records of UnpaidCut
        For each period the sum over all payees and then each payee: the next four quarters, each year in which something is
        known to fall due, what has no year on record, and all. Years and what has none add up to all, on record and at their
        low ends.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If the cut is not between 0 and 1.

    See Also
    --------
    shock : Who loses how much, and what they pass on.

    Notes
    -----
    Parts of one umbrella come together to no more than what of it is not paid, in each year and on record in all of them.
    Shares and takeovers that are closed are paid. What a year takes on record is what the schedules make due then; a deal
    without one has no year on record, nor has what a schedule can make due in several years. At its high end a year holds all
    that can fall due then. O(deals * years).

    Examples
    --------
    >>> from aigraph import load
    >>> found = unpaid_cuts(load().view(as_of="2026-07-01"), "OpenAI", 0.5)
    >>> found[0].period, found[-1].period
    ('next four quarters', 'all')
    """
    if not 0 <= cut <= 1:
        raise ValueError(f"cut {cut} is not between 0 and 1")
    (payer,) = view.company_ids([company])
    arrows = [arrow for arrow in view.arrows if arrow.payer == payer and arrow.layer is Layer.CASH]
    revenue = window_revenue(view, Window(view.as_of - timedelta(days=364), view.as_of))
    ceilings = ceilings_of_rest(view)
    found: list[UnpaidCut] = []
    dated: dict[str, list[Amount]] = {arrow.deal.id: [] for arrow in arrows}
    endable: dict[str, list[Amount]] = {arrow.deal.id: [] for arrow in arrows}

    payees = ("", *dict.fromkeys(arrow.payee for arrow in arrows))

    def add(*periods: _Period) -> None:
        of_payees = {payee: _rows(arrows, periods, payee, ceilings, cut) for payee in payees}
        for place, (period, _, _, paid) in enumerate(periods):
            for payee in filter({"", *paid}.__contains__, payees):
                usd_bn, ends = of_payees[payee][place]
                share = Bounds.undefined(gettext("one period's loss is compared with the revenue of a year"))
                beside = revenue.get(payee) if period == NEXT_FOUR_QUARTERS else None
                if period == NEXT_FOUR_QUARTERS and payee:
                    share = _share(usd_bn, beside.usd_bn if beside else None)
                found.append(
                    UnpaidCut(
                        payee=payee,
                        period=period,
                        usd_bn=usd_bn,
                        can_be_ended_usd_bn=ends,
                        share_of_revenue=share,
                        revenue=beside,
                    )
                )

    tomorrow = view.as_of + _DAY
    sums, ends = _in(arrows, next_four_quarters(view.as_of), view.as_of)
    add((NEXT_FOUR_QUARTERS, sums, ends, _paid(arrows, sums)))
    years: list[_Period] = []
    for year in range(tomorrow.year, tomorrow.year + _YEARS):
        days = Window(max(tomorrow, date(year, 1, 1)), date(year, 12, 31))
        sums, ends = _in(arrows, days, view.as_of)
        known = {deal: amount for deal, amount in sums.items() if amount.low or amount.central}
        for deal in known:
            dated[deal].append(sums[deal])
            endable[deal].append(ends[deal])
        if known:
            years.append((f"{year}", sums, ends, _paid(arrows, known)))
    whole = {arrow.deal.id: unpaid(arrow) for arrow in arrows}
    whole_endable = {arrow.deal.id: _allowed(arrow, whole[arrow.deal.id], endable[arrow.deal.id]) for arrow in arrows}
    rest = {deal: _rest(amount, dated[deal]) for deal, amount in whole.items()}
    rest_endable = {deal: _rest(amount, endable[deal]) for deal, amount in whole_endable.items()}
    add(*years, (NO_YEAR, rest, rest_endable, _paid(arrows, rest)))
    add((ALL, whole, whole_endable, _paid(arrows, whole)))
    return Records(found)


def next_four_quarters(day: date) -> Window:
    """Give the 365 days after a day."""
    return Window(day + _DAY, day + timedelta(days=365))


def _paid(arrows: Iterable[Arrow], sums: Mapping[str, Amount]) -> set[str]:
    return {arrow.payee for arrow in arrows if sums.get(arrow.deal.id, NOTHING).high != 0}


def _rows(
    arrows: Iterable[Arrow], periods: Iterable[_Period], payee: str, ceilings: Ceilings, cut: float
) -> list[tuple[Bounds, Bounds]]:
    """Give for each period what is cut of the payments to a company, or to all, and what of it can be ended."""
    kept = [arrow.deal.id for arrow in arrows if payee in ("", arrow.payee)]
    periods = list(periods)
    sums, ends = (
        period_sums([{deal: of_deals[deal] for deal in kept} for of_deals in chosen], ceilings)
        for chosen in ([sums for _, sums, _, _ in periods], [ends for _, _, ends, _ in periods])
    )
    return [
        (_bounds(unpaid_, cut), _bounds(ended.within(unpaid_), cut)) for unpaid_, ended in zip(sums, ends, strict=True)
    ]


def _in(arrows: Iterable[Arrow], days: Window, day: date) -> tuple[dict[str, Amount], dict[str, Amount]]:
    """Give what falls due of each deal on some days, and what of it can be ended."""
    arrows = list(arrows)
    sums = {arrow.deal.id: _due(arrow, days) for arrow in arrows}
    return sums, {arrow.deal.id: _endable(arrow, days, day, sums[arrow.deal.id]) for arrow in arrows}


def _due(arrow: Arrow, days: Window) -> Amount:
    if unpaid(arrow) == NOTHING:
        return NOTHING
    return arrow.counted.due_in(days)


def _endable(arrow: Arrow, days: Window, day: date, due: Amount) -> Amount:
    match arrow.deal.firmness:
        case Firmness.TAKE_OR_PAY:
            return NOTHING
        case Firmness.CANCELLABLE if arrow.deal.notice_days is not None:
            first = max(days.first or date.min, day + timedelta(days=arrow.deal.notice_days + 1))
            return _due(arrow, Window(first, days.last)) if first <= days.last else NOTHING
        case Firmness.CONDITIONAL | Firmness.OPTION:
            return due
    return Amount(ZERO, None, due.high)


def _allowed(arrow: Arrow, whole: Amount, dated: Iterable[Amount]) -> Amount:
    """Give what of all that is unpaid can be ended: what the years say, and of the rest what the contract allows."""
    match arrow.deal.firmness:
        case Firmness.TAKE_OR_PAY:
            return NOTHING
        case Firmness.CONDITIONAL | Firmness.OPTION:
            return whole
    known = Amount.total(dated)
    return Amount(min(known.low, whole.low), min(known.quoted, whole.quoted), whole.high)


def _rest(whole: Amount, dated: list[Amount]) -> Amount:
    """Give what the years leave of a sum: nothing less than none, and open where the sum is."""
    years = Amount.total(dated)
    on_record = max(ZERO, whole.quoted - years.quoted)
    low = max(ZERO, whole.low - years.low)
    high = None if whole.high is None else max(low, whole.high - years.low)
    return Amount(min(low, on_record), on_record, None if high is None else max(high, on_record))


def _bounds(total: PeriodSum, cut: float) -> Bounds:
    times = Decimal(repr(cut))
    on_record = float(total.on_record * times)
    high = None if total.high is None else float(total.high * times)
    why = gettext("a deal has no ceiling on record") if high is None and cut else ""
    if not cut:
        high = 0.0
    return Bounds.around(on_record, min(float(total.low * times), on_record), high, why_open=why)


def _share(usd_bn: Bounds, revenue: Bounds | None) -> Bounds:
    if revenue is None or not revenue.on_record:
        return Bounds.undefined(gettext("no reported revenue on record"))
    low = None if not revenue.high else (usd_bn.low or 0.0) / revenue.high
    high = None if usd_bn.high is None or not revenue.low else usd_bn.high / revenue.low
    why = (
        "" if None not in (low, high) else usd_bn.why_open or gettext("the revenue of the year is not known at an end")
    )
    return Bounds.around((usd_bn.on_record or 0.0) / revenue.on_record, low, high, why_open=why)
