"""The visual encoding of companies and deals: tint, edge width, dashes and arrowhead. `palette` has the colours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import dollars
from aigraph.language.translation import gettext_noop
from aigraph.model.amount import Amount
from aigraph.model.company import Company
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status

MIN_WIDTH = 1.3
MAX_WIDTH = 13.0
WIDTH_PER_ROOT = 0.62
"""Pixels of width for the square root of each US$ billion."""

TINTS = {
    "lab": gettext_noop("AI lab"),
    "makers": gettext_noop("chips and hardware"),
    "cloud": gettext_noop("cloud"),
    "money": gettext_noop("investor or lender"),
    "sites": gettext_noop("sites and power"),
    "other": gettext_noop("others"),
}
"""The groups of companies that differ by tint, with their names in the legend."""

_TINT_OF = {
    "lab": "lab",
    "cloud": gettext_noop("cloud"),
    "chip_maker": "makers",
    "hardware": "makers",
    "investor": "money",
    "lender": "money",
    "landlord": "sites",
    "power": "sites",
}

HEADS = {
    DealClass.FUNDING: "arrow",
    DealClass.PURCHASE: "vee",
    DealClass.INCENTIVE: "diamond",
    DealClass.BACKSTOP: "circle",
    DealClass.PLAIN: "triangle",
}
"""Each class has its own arrowhead, so that a reader who sees no colours can tell them apart."""

OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "arrow": ((0, 0), (-1, 0.42), (-1, -0.42)),
    "vee": ((0, 0), (-1, 0.48), (-0.62, 0), (-1, -0.48)),
    "triangle": ((0, 0), (-0.62, 0.52), (-0.62, -0.52)),
    "diamond": ((0, 0), (-0.5, 0.36), (-1, 0), (-0.5, -0.36)),
}
"""Heads of length 1 with the tip at the origin, pointing right; a circle has none but its radius."""

CIRCLE_RADIUS = 0.36
"""The radius of a round head of length 1."""

CLASSES = {
    DealClass.FUNDING: "funding",
    DealClass.PURCHASE: "purchase",
    DealClass.INCENTIVE: gettext_noop("incentive: warrants, credits"),
    DealClass.BACKSTOP: gettext_noop("backstop: guarantees"),
    DealClass.PLAIN: gettext_noop("plain: purpose not recorded"),
}

DASHES = {
    Status.SIGNED: (5.0, 1.4),
    Status.ANNOUNCED: (2.2, 1.8),
    Status.IN_TALKS: (0.9, 1.6),
    Status.RUMOURED: (0.5, 2.4),
}
"""Dash and gap in widths of the line; a closed deal is a solid line."""

STATUSES = {
    Status.CLOSED: gettext_noop("closed"),
    Status.SIGNED: gettext_noop("signed"),
    Status.ANNOUNCED: gettext_noop("announced"),
    Status.IN_TALKS: gettext_noop("in talks"),
    Status.RUMOURED: gettext_noop("rumoured"),
}


def head_path(form: str, length: float) -> str:
    """Write the outline of a head in the syntax of SVG, with its tip at the origin, pointing right.

    Examples
    --------
    >>> head_path("triangle", 10)
    'M0 0L-6.2 5.2L-6.2 -5.2Z'
    """
    if form == "circle":
        r = CIRCLE_RADIUS * length
        return f"M0 0A{r:g} {r:g} 0 1 1 {-2 * r:g} 0A{r:g} {r:g} 0 1 1 0 0Z"
    return "M" + "L".join(f"{x * length:g} {y * length:g}" for x, y in OUTLINES[form]) + "Z"


def tint(company: Company) -> str:
    """Give the group of a company, by the first of its roles that has one."""
    for role in company.roles:
        if role in _TINT_OF:
            return _TINT_OF[role]
    return "money" if company.kind in {"fund", "bank"} else "other"


def edge_width(amount: Amount) -> float:
    """Give the width of an edge in pixels of the picture; it grows with the square root of the amount.

    Examples
    --------
    >>> edge_width(Amount.of(high="100"))          # "up to" promises nothing
    1.3
    >>> edge_width(Amount.of(central="1")) < edge_width(Amount.of(central="30"))
    True
    """
    if amount.central is None:
        return MIN_WIDTH
    size = max(float(amount.central), 0.0) * money_unit().width_factor
    return round(min(MIN_WIDTH + WIDTH_PER_ROOT * sqrt(size), MAX_WIDTH), 2)


def amount_samples(*usual: int) -> list[Decimal]:
    """Give the amounts of the samples in a legend, in billions of the ledger: of a table with a unit they suit its largest.

    Parameters
    ----------
    usual : int
        US$ billions; by default 1, 30 and 300.
    """
    unit = money_unit()
    found = []
    for size in usual or (1, 30, 300):
        figure = unit.of(Decimal(size) / Decimal(unit.width_factor))
        # One digit, so that it can be read.
        rounded = Decimal(size) if unit.is_usual else round(figure, -figure.adjusted())
        found.append(rounded / unit.per_bn)
    return found


def dashes(status: Status, line: float) -> tuple[float, float] | None:
    """Give dash and gap in pixels, or None for a solid line.

    They grow with the line: on a thick line short gaps would close, and the deal would look closed.
    """
    pattern = DASHES.get(status)
    if pattern is None:
        return None
    unit = max(line, 2.0)
    return round(pattern[0] * unit, 1), round(pattern[1] * unit, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the legend: its words, and what is drawn beside them."""

    words: str
    line: str = "any"
    head: str = "arrow"
    width: float = 2.4
    dash: str = ""
    mark: str = ""


def _sample_of(status: Status, words: str) -> Sample:
    pattern = dashes(status, 2.4)
    return Sample(words, dash=" ".join(map(str, pattern)) if pattern else "")


LEGEND = {
    "Arrows": tuple(Sample(words, line=str(sort), head=HEADS[sort]) for sort, words in CLASSES.items()),
    "Status": tuple(_sample_of(status, words) for status, words in STATUSES.items()),
}
"""The rows of the legend for what is the same in every picture."""


def amount_legend() -> tuple[Sample, ...]:
    """Give the row of the legend for widths."""
    return (
        Sample(gettext_noop("no figure to quote"), width=MIN_WIDTH, mark="?"),
        *(Sample(dollars(size), head="none", width=edge_width(Amount.of(central=size))) for size in amount_samples()),
    )
