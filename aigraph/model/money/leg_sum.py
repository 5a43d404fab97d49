"""The sum of the deals from one company to another: with floors under it, and net of what the seller gives for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from aigraph.model.amount import NOTHING, ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import DealClass
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import Counting, Pair, Reward
from aigraph.model.money.joint_sum import held_to, joint_sum
from aigraph.schedules.incentives import Incentive, net_of_incentives
from aigraph.schedules.pair_statements import at_least, pair_floor
from aigraph.schedules.window import Window


def leg_sum(arrows: Iterable[Arrow], money: Money | str) -> Amount:
    """Add up the deals of a leg, the parts of one umbrella within what it has, and raise the sum to what is stated of all contracts of the pair.

    Parameters
    ----------
    arrows : iterable of Arrow
        Deals of one view with the same two ends.
    money : Money or str
        ``contracted``, ``due`` or ``paid``.

    Returns
    -------
    Amount
        In US$ billions. What a vendor says that it took in a period is a floor under what is due, and so under what is
        contracted. Of purchases it is no proof of payment, since sales are booked before they are paid: it raises only what can
        have been paid. What a funder says that it put in is paid.

    See Also
    --------
    net_sum : Less the warrants, grants and credits that the seller gives for it.
    """
    money = Money(money)
    by_class: dict[DealClass, list[Arrow]] = {}
    for arrow in arrows:
        by_class.setdefault(arrow.deal_class, []).append(arrow)
    total = Amount.total(_class_sum(same, money) for same in by_class.values())
    if total.high is None or len(by_class) == 1:
        return total
    # Parts of one umbrella can be of several classes.
    apart = Amount.total(added(same, money) for same in by_class.values()).high
    together = added([arrow for same in by_class.values() for arrow in same], money).high
    return total if apart is None or together is None else held_to(total, total.high - (apart - together))


def net_sum(arrows: Iterable[Arrow], money: Money | str) -> Amount:
    """Add up the deals of a leg less what the sellers give for its purchases, in proportion to what is counted of them.

    A warrant, grant or credit is a reward for the purchase that it names, or without a name for those of its package that
    run from its payee to its payer. What of it is on record as vested takes the place of the proportion, where due or paid
    money is counted.

    Returns
    -------
    Amount
        Never above `leg_sum`.

    See Also
    --------
    rewards_for : What is taken off.

    Notes
    -----
    Consideration payable to a customer is a reduction of the price (ASC 606-10-32-25; IFRS 15.70).
    """
    money, deals = Money(money), list(arrows)
    purchases = [arrow for arrow in deals if arrow.deal_class is DealClass.PURCHASE]
    is_lifted = _class_sum(purchases, money) != added(purchases, money)
    bundles = _bundles(purchases, together=is_lifted)
    if not bundles:
        return leg_sum(deals, money)
    count = _class_sum if is_lifted else added
    rewarded = [purchase for same, _ in bundles for purchase in same]
    net = Amount.total(
        [
            *(
                net_of_incentives(count(same, money), count(same, Money.CONTRACTED), _incentives(rewards, money))
                for same, rewards in bundles
            ),
            added([purchase for purchase in purchases if purchase not in rewarded], money),
            leg_sum([arrow for arrow in deals if arrow not in purchases], money),
        ]
    )
    # Parts of one umbrella can be in several bundles.
    return net if net.high is None else held_to(net, leg_sum(deals, money).high)


def rewards_for(arrows: Iterable[Arrow]) -> tuple[Reward, ...]:
    """Give the warrants, grants and credits that the sellers give for some purchases, in the order of the ledger."""
    purchases = [arrow for arrow in arrows if arrow.deal_class is DealClass.PURCHASE]
    return tuple(
        reward for reward in _all_rewards(purchases) if any(_is_for(reward, purchase) for purchase in purchases)
    )


def _bundles(purchases: Sequence[Arrow], *, together: bool) -> list[tuple[list[Arrow], list[Reward]]]:
    """Put together the purchases that have a reward in common, or all of them where a floor under their sum lifts it."""
    bundles: list[tuple[list[Arrow], list[Reward]]] = []
    for reward in _all_rewards(purchases):
        same = [purchase for purchase in purchases if _is_for(reward, purchase)]
        if not same:
            continue
        if together:
            same = list(purchases)
        rewards = [reward]
        for bundle in [bundle for bundle in bundles if any(purchase in bundle[0] for purchase in same)]:
            bundles.remove(bundle)
            same += [purchase for purchase in bundle[0] if purchase not in same]
            rewards += bundle[1]
        bundles.append((same, rewards))
    return bundles


def _all_rewards(purchases: Sequence[Arrow]) -> Sequence[Reward]:
    return purchases[0].counted.counting.rewards() if purchases else ()


def _is_for(reward: Reward, purchase: Arrow) -> bool:
    if reward.deal.vests_with:
        return reward.deal.vests_with == purchase.deal.id
    is_package = bool(reward.deal.package) and reward.deal.package == purchase.deal.package
    return is_package and (reward.payer, reward.payee) == (purchase.payee, purchase.payer)


def _incentives(rewards: Iterable[Reward], money: Money) -> list[Incentive]:
    return [
        Incentive(
            value=reward.counted.contracted,
            vested=reward.counted.paid if reward.counted.is_paid_on_record and money is not Money.CONTRACTED else None,
        )
        for reward in rewards
    ]


def added(arrows: Iterable[Arrow], money: Money) -> Amount:
    """Add up deals of one view between any companies, the parts of one umbrella together within what it has."""
    arrows = list(arrows)
    ceilings = arrows[0].counted.counting.ceilings() if arrows else {}
    return joint_sum((arrow.counted.amount(money), ceilings.get(arrow.deal.id, ())) for arrow in arrows)


def _class_sum(arrows: Collection[Arrow], money: Money) -> Amount:
    total = added(arrows, money)
    first = next(iter(arrows), None)
    if first is None:
        return total
    pair = first.payer, first.payee, first.deal_class
    return raised(total, floor_of(first.counted.counting, pair, money), money, first.deal_class)


def floor_of(counting: Counting, pair: Pair, money: Money) -> Amount:
    """Give what is stated of all contracts of a pair of one class together, in US$ billions; exactly 0 where nothing is."""
    rows = counting.statements().get(pair)
    if not rows:
        return NOTHING
    return pair_floor(rows, Window.by(counting.as_of) if money is Money.CONTRACTED else counting.days)


def shows_payment(money: Money, deal_class: DealClass) -> bool:
    """Whether a statement about all contracts of a pair is a floor under what is counted: a booked sale need not be paid yet."""
    return money is not Money.PAID or deal_class is DealClass.FUNDING


def raised(total: Amount, floor: Amount, money: Money, deal_class: DealClass) -> Amount:
    """Raise what deals add up to, to what is stated of all of them: of paid purchases only what can have been paid."""
    if floor is NOTHING:
        return total
    if shows_payment(money, deal_class):
        return at_least(total, floor)
    return replace(total, high=at_least(Amount(ZERO, None, total.high), floor).high)
