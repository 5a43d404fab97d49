"""The money of all deals from one company to another: their sum, and their sum net of incentives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.model.amount import Amount
from aigraph.model.deal import Arrow
from aigraph.model.instruments import DealClass
from aigraph.model.money.basis import Money
from aigraph.schedules.incentives import Incentive, net_of_incentives
from aigraph.schedules.pair_statements import at_least, pair_floor
from aigraph.schedules.window import Window


def leg_sum(arrows: Sequence[Arrow], money: Money) -> Amount:
    """Add up one kind of money of deals from one company to another.

    What is stated of all contracts of the pair together, of one class, is a floor under the sum of that class.

    Parameters
    ----------
    arrows : sequence of Arrow
        At least one; all from one payer to one payee.
    """
    counting = arrows[0].counted.counting
    stated = counting.statements()
    if not stated:
        return Amount.total(arrow.counted.amount(money) for arrow in arrows)
    days = Window.by(counting.as_of) if money is Money.CONTRACTED else counting.days
    sums = []
    for deal_class in dict.fromkeys(arrow.deal_class for arrow in arrows):
        alike = [arrow for arrow in arrows if arrow.deal_class is deal_class]
        total = Amount.total(arrow.counted.amount(money) for arrow in alike)
        rows = stated.get((alike[0].payer, alike[0].payee, deal_class))
        sums.append(at_least(total, pair_floor(rows, days)) if rows else total)
    return Amount.total(sums)


def net_sum(arrows: Sequence[Arrow], money: Money, incentives: Iterable[Arrow]) -> Amount:
    """Add the deals of a leg up net of the incentives that vest with purchases among them.

    Consideration payable to a customer is a reduction of the price (ASC 606-10-32-25; IFRS 15.70). Without such an
    incentive it is the sum of the leg.
    """
    given = [one for one in incentives if any(vests_with(one, arrow) for arrow in arrows)]
    if not given:
        return leg_sum(arrows, money)
    bought = [arrow for arrow in arrows if any(vests_with(one, arrow) for one in given)]
    others = [arrow for arrow in arrows if arrow not in bought]
    net = net_of_incentives(
        leg_sum(bought, money),
        leg_sum(bought, Money.CONTRACTED),
        # What is on record as vested was paid in shares: it takes the place of the part of the value.
        [Incentive(value=one.contracted, vested=one.paid if one.paid.low else None) for one in given],
    )
    return Amount.total([net, *([leg_sum(others, money)] if others else [])])


def vests_with(incentive: Arrow, purchase: Arrow) -> bool:
    """Whether an incentive is a cut of the price of a purchase: as the data say, else as part of one package.

    It goes from the seller to the buyer.
    """
    if purchase.deal_class is not DealClass.PURCHASE or incentive.deal_class is not DealClass.INCENTIVE:
        return False
    if (incentive.payer, incentive.payee) != (purchase.payee, purchase.payer):
        return False
    given, bought = incentive.deal, purchase.deal
    return (
        given.vests_with == bought.id if given.vests_with else bool(given.package) and given.package == bought.package
    )
