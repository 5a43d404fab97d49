"""The sum of deals of which some are parts of one whole: together they are no more than the umbrella that contains them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import ZERO, Amount


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that the parts of one umbrella are together, in US$ billions; None where no source sets a ceiling."""

    umbrella: str
    high: Decimal | None


def joint_sum(parts: Iterable[tuple[Amount, Sequence[Ceiling]]]) -> Amount:
    """Add amounts up, those of one umbrella together within what it has.

    Parameters
    ----------
    parts : iterable of (Amount, sequence of Ceiling)
        Each amount with the umbrellas that contain it, the innermost first.

    Returns
    -------
    Amount
        Never wider than the plain sum, whatever the order. The low end is that of the plain sum: which parts an umbrella
        has beside those on record is not known. Parts that come to more than their umbrella at their low ends contradict
        it, and an open sum is one of shares of which nothing is known: neither is held to it.

    See Also
    --------
    leg_sum : Of the deals from one company to another.

    Examples
    --------
    >>> whole = Ceiling("whole", Decimal(13))
    >>> joint_sum([(Amount.of("9", None, "11"), [whole]), (Amount.of("1", None, "3"), [whole])])
    Amount(low=Decimal('10'), central=None, high=Decimal('13'))
    """
    parts = list(parts)
    if not are_held(parts):
        return Amount.total(amount for amount, _ in parts)
    added: list[Amount] = []
    inside: dict[Ceiling, list[Amount]] = {}
    above: dict[Ceiling, Sequence[Ceiling]] = {}

    def count_in(amount: Amount, ceilings: Sequence[Ceiling]) -> None:
        if not ceilings:
            added.append(amount)
            return
        inside.setdefault(ceilings[0], []).append(amount)
        above[ceilings[0]] = ceilings[1:]

    for part in parts:
        count_in(*part)
    while inside:
        innermost = max(inside, key=lambda ceiling: len(above[ceiling]))
        together = Amount.total(inside.pop(innermost))
        count_in(together if together.high is None else held_to(together, innermost.high), above[innermost])
    return Amount.total(added)


def are_held(parts: Iterable[tuple[Amount, Sequence[Ceiling]]]) -> bool:
    """Whether the parts of some umbrella can come to more than it has, so that their sum is not a plain one.

    Examples
    --------
    >>> whole = Ceiling("whole", Decimal(13))
    >>> are_held([(Amount.of("9", None, "11"), [whole]), (Amount.of("1", None, "2"), [whole])])
    False
    """
    together: dict[str, Decimal] = {}
    for amount, ceilings in parts:
        most = amount.quoted if amount.high is None else amount.high
        for ceiling in ceilings:
            together[ceiling.umbrella] = total = together.get(ceiling.umbrella, ZERO) + most
            if ceiling.high is not None and total > ceiling.high:
                return True
    return False


def held_to(amount: Amount, most: Decimal | None) -> Amount:
    """Cut an amount at a ceiling that its low end does not contradict.

    Examples
    --------
    >>> held_to(Amount.of("9", "10", "11"), Decimal(9))
    Amount(low=Decimal('9'), central=Decimal('9'), high=Decimal('9'))
    >>> held_to(Amount.of("9", "10", "11"), Decimal(8)).high
    Decimal('11')
    """
    if most is None or amount.low > most or (amount.high is not None and amount.high <= most):
        return amount
    if amount.low == most:
        return Amount(most, most, most)
    return replace(amount, central=None if amount.central is None else min(amount.central, most), high=most)
