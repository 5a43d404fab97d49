"""Which companies a picture shows, in which order of importance: a reader can follow about 150, not 5,000."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View
from aigraph.model.loop import Loop

SHOWN = 150
CORE = 11


@dataclass(frozen=True, slots=True)
class Cast:
    """The companies of a picture.

    Parameters
    ----------
    order : tuple of str
        All of them, the most important first: those on many and large loops, then by the money of their deals,
        parties without a name last.
    core : int
        How many of the first stand in the middle.
    looped : int
        How many of the first are on some loop.
    shown : int
        How many of the first are drawn before the reader asks for all. A small screen begins with fewer.
    """

    order: tuple[str, ...]
    core: int
    looped: int
    shown: int


def choose(view: View, loops: Iterable[Loop], most: int = SHOWN) -> Cast:
    """Rank the companies of a view, and say how many to draw at first.

    As both ends of a large deal have at least its money, the first are those on loops and those of the largest deals.
    """
    weight: dict[str, float] = defaultdict(float)
    for rank, loop in enumerate(loops, start=1):
        for company in loop.companies:
            weight[company] += 1 / rank
    on_loops = sorted(weight, key=lambda company: (-weight[company], company))
    size = _sizes(view.arrows)
    # Parties without a name come last: "its bond buyers" explain one company each, and take the room of three.
    by_size = sorted(view.companies, key=lambda company: (company.is_placeholder, -size[company.id], company.id))
    order = tuple(dict.fromkeys([*on_loops, *(company.id for company in by_size)]))
    core = min(CORE, len(on_loops) or len(order))
    return Cast(order, core, len(on_loops), min(most, len(order)))


def _sizes(arrows: Iterable[Arrow]) -> dict[str, Decimal]:
    size: dict[str, Decimal] = defaultdict(Decimal)
    for arrow in arrows:
        for end in (arrow.payer, arrow.payee):
            size[end] += arrow.amount.central or Decimal(0)
    return size
