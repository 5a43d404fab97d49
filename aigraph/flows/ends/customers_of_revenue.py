"""Shares of customers in the reported revenue of the same period, and the ends of their concentration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from aigraph.flows.counterparties import Range

_MAX_ENUMERATED = 10


@dataclass(frozen=True, slots=True)
class RevenueShares:
    """Shares in a reported whole: (least, on record, most), and whether both ends of the index are exact.

    Parameters
    ----------
    each : mapping of str to (float, float)
        What share each named customer can have.
    hhi, largest : (float, float, float)
        The Herfindahl-Hirschman index, and the share of the largest customer.
    """

    each: Mapping[str, Range]
    hhi: tuple[float, float, float]
    largest: tuple[float, float, float]
    is_exact: bool


def shares_of_revenue(
    ranges: Mapping[str, Range], recorded: Mapping[str, float], revenue: float
) -> RevenueShares | None:
    """Give the shares of named customers in a reported revenue; None if they are due more than it at the least.

    Parameters
    ----------
    ranges : mapping of str to (float, float)
        The sales due from each customer; a high end may be infinite.
    recorded : mapping of str to float
        The same on record.
    revenue : float
        Above 0, in the same unit.

    Notes
    -----
    A customer lies between its least and what the least of all others leave of the revenue. The index is least with all
    named at their least and the rest among many names. It is convex, so it is greatest at a vertex of {x in the ranges,
    sum <= revenue}, with the rest one name: all but one of the amounts are at an end.

    Examples
    --------
    >>> found = shares_of_revenue({"C": (20, 20), "L": (2, 2), "D": (0, 30)}, {"C": 20, "L": 2, "D": 0}, 40)
    >>> found.each["D"], [round(end, 6) for end in found.hhi]
    ((0.0, 0.45), [0.2525, 0.2525, 0.455])
    """
    least = sum(low for low, _ in ranges.values())
    if least > revenue:
        return None
    capped = {name: (low, min(high, revenue - (least - low))) for name, (low, high) in ranges.items()}
    on_record = {name: min(max(recorded[name], low), high) for name, (low, high) in capped.items()}
    is_exact = sum(low < high for low, high in capped.values()) <= _MAX_ENUMERATED
    vertices = list(_vertices(list(capped.values()), revenue, every=is_exact))

    def index(amounts: tuple[float, ...], rest: float) -> float:
        return (sum(x * x for x in amounts) + rest * rest) / revenue**2

    spare = max(0.0, revenue - least)
    return RevenueShares(
        each={name: (low / revenue, high / revenue) for name, (low, high) in capped.items()},
        hhi=(
            sum(low * low for low, _ in capped.values()) / revenue**2,
            sum(x * x for x in on_record.values()) / revenue**2,
            max(index(amounts, rest) for amounts, rest in vertices),
        ),
        largest=(
            max((low for low, _ in capped.values()), default=0.0) / revenue,
            max(on_record.values(), default=0.0) / revenue,
            max([high for _, high in capped.values()] + [spare]) / revenue,
        ),
        is_exact=is_exact,
    )


def _vertices(ranges: list[Range], revenue: float, *, every: bool) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield amounts and what is left of the revenue; not every vertex unless asked."""
    corners = product(*({low, high} for low, high in ranges)) if every else _likely(ranges)
    for corner in corners:
        rest = revenue - sum(corner)
        if rest >= 0:
            yield corner, rest
            continue
        for place, (low, high) in enumerate(ranges):
            taken = corner[place] + rest
            if low <= taken < high:
                yield (*corner[:place], taken, *corner[place + 1 :]), 0.0


def _likely(ranges: list[Range]) -> Iterator[tuple[float, ...]]:
    lows = tuple(low for low, _ in ranges)
    yield lows
    raised = list(lows)
    for place in sorted(range(len(ranges)), key=lambda place: -ranges[place][1]):
        yield (*lows[:place], ranges[place][1], *lows[place + 1 :])
        raised[place] = ranges[place][1]
        yield tuple(raised)
