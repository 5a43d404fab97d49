"""What falls due of several deals in several periods, the parts of one umbrella within what it has in all periods together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aigraph.flows.flow_sum import Ceilings
from aigraph.model.amount import ZERO, Amount
from aigraph.model.money.joint_sum import Ceiling, joint_sum


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """The sum of some deals in a period, in US$ billions; without a high end if that of any is open."""

    low: Decimal
    on_record: Decimal
    high: Decimal | None

    def within(self, other: PeriodSum) -> PeriodSum:
        """Cut each end at that of a sum of which this one is a part."""
        high = other.high if self.high is None or other.high is None else min(self.high, other.high)
        return PeriodSum(min(self.low, other.low), min(self.on_record, other.on_record), high)


def period_sums(periods: Sequence[Mapping[str, Amount]], ceilings: Ceilings) -> list[PeriodSum]:
    """Add deals up period by period, those of one umbrella within what their low ends in all periods leave of it.

    Parameters
    ----------
    periods : sequence of mapping of str to Amount
        What each deal has in each period. No day is in two of them.
    ceilings : mapping
        What the umbrellas of each deal have at most in all periods.

    Returns
    -------
    list of PeriodSum
        Never wider than plain sums, whatever the order of the deals. At the high end each period is taken alone, so that what
        can fall due in one year or in another counts in both. The sums on record of all periods are together within their
        umbrellas: the earlier period comes first.

    Notes
    -----
    Parts that come to more than their umbrella at their low ends contradict it, and are not held to it. O(deals * periods).

    Examples
    --------
    >>> whole = (Ceiling("whole", Decimal(10)),)
    >>> year = {"a": Amount.of("1", "8", "8")}, {"b": Amount.of("0", "8", "8")}
    >>> [(int(one.on_record), int(one.high)) for one in period_sums(year, {"a": whole, "b": whole})]
    [(8, 8), (2, 8)]
    """
    least: dict[str, Decimal] = {}
    for sums in periods:
        for deal, amount in sums.items():
            for ceiling in ceilings.get(deal, ()):
                least[ceiling.umbrella] = least.get(ceiling.umbrella, ZERO) + amount.low

    def left(ceiling: Ceiling) -> Ceiling:
        spare = None if ceiling.high is None else ceiling.high - least[ceiling.umbrella]
        return replace(ceiling, high=None if spare is None or spare < 0 else spare)

    over = {deal: tuple(map(left, ceilings.get(deal, ()))) for sums in periods for deal in sums}
    found: list[PeriodSum] = []
    so_far: dict[str, Decimal] = {}
    reached = ZERO
    for sums in periods:
        low = sum((amount.low for amount in sums.values()), ZERO)
        for deal, amount in sums.items():
            so_far[deal] = so_far.get(deal, ZERO) + amount.quoted - amount.low
        before, reached = reached, _together(so_far.items(), over)
        is_open = any(amount.high is None for amount in sums.values())
        most = _together(((deal, (amount.high or ZERO) - amount.low) for deal, amount in sums.items()), over)
        found.append(PeriodSum(low, low + reached - before, None if is_open else low + most))
    return found


def _together(sizes: Iterable[tuple[str, Decimal]], over: Ceilings) -> Decimal:
    """Add up what deals have above their low ends, within their umbrellas."""
    sizes = [(deal, size) for deal, size in sizes if size]
    if not any(over[deal] for deal, _ in sizes):
        return sum((size for _, size in sizes), ZERO)
    return joint_sum((Amount(ZERO, None, size), over[deal]) for deal, size in sizes).high or ZERO
