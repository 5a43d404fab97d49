"""Ranks the companies of a view by importance, and says how many a picture shows: readers can follow about 150."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View
from aigraph.model.loop import Loop

MAX_SHOWN = 150
MAX_CORE = 11


@dataclass(frozen=True, slots=True)
class CompanyRanking:
    """The companies of a picture, ranked.

    Parameters
    ----------
    order : tuple of str
        All of them, the most important first: those on many and large loops, then by the amounts of their deals,
        unnamed parties last.
    core : int
        How many of the first are on the inner ellipse.
    looped : int
        How many of the first are on some loop.
    shown : int
        How many of the first are drawn at first. A small screen begins with fewer.
    """

    order: tuple[str, ...]
    core: int
    looped: int
    shown: int


def rank_companies(view: View, loops: Iterable[Loop], max_shown: int = MAX_SHOWN) -> CompanyRanking:
    """Rank the companies of a view, and say how many to draw at first.

    Companies on loops are weighted by the sum of 1 / rank of their loops, others by the sum of the amounts of their deals.
    """
    weight: dict[str, float] = defaultdict(float)
    for rank, loop in enumerate(loops, start=1):
        for company in loop.companies:
            weight[company] += 1 / rank
    on_loops = sorted(weight, key=lambda company: (-weight[company], company))
    size = _sizes(view.arrows)
    # Unnamed parties come last: "its bond buyers" explain one company each, and take the room of three.
    by_size = sorted(view.companies, key=lambda company: (company.is_placeholder, -size[company.id], company.id))
    order = tuple(dict.fromkeys([*on_loops, *(company.id for company in by_size)]))
    core = min(MAX_CORE, len(on_loops) or len(order))
    return CompanyRanking(order, core, len(on_loops), min(max_shown, len(order)))


def _sizes(arrows: Iterable[Arrow]) -> dict[str, Decimal]:
    size: dict[str, Decimal] = defaultdict(Decimal)
    for arrow in arrows:
        for end in (arrow.payer, arrow.payee):
            size[end] += arrow.amount.central or Decimal(0)
    return size
