"""How a company and a deal look: tint, width, dashes and arrowhead. The colours themselves are in page.css."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from aigraph.model.amount import Amount
from aigraph.model.company import Company
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status

THIN = 1.3
THICK = 13.0
WIDTH_PER_ROOT = 0.62
"""Pixels of width for the square root of each US$ billion."""

TINTS = {
    "lab": "AI lab",
    "makers": "chips and hardware",
    "cloud": "cloud",
    "money": "investor or lender",
    "sites": "sites and power",
    "other": "others",
}
"""The groups of companies that a reader can tell apart by tint, and what the legend calls them."""

_TINT_OF = {
    "lab": "lab",
    "cloud": "cloud",
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
"""Each class has a head of its own, so that a reader who sees no colours can tell them apart."""

CLASSES = {
    DealClass.FUNDING: "funding",
    DealClass.PURCHASE: "purchase",
    DealClass.INCENTIVE: "incentive: warrants, credits",
    DealClass.BACKSTOP: "backstop: guarantees",
    DealClass.PLAIN: "plain: purpose not recorded",
}

DASHES = {
    Status.SIGNED: (5.0, 1.4),
    Status.ANNOUNCED: (2.2, 1.8),
    Status.IN_TALKS: (0.9, 1.6),
    Status.RUMOURED: (0.5, 2.4),
}
"""Dash and gap in widths of the line; a closed deal is a whole line."""

STATUSES = {
    Status.CLOSED: "closed",
    Status.SIGNED: "signed",
    Status.ANNOUNCED: "announced",
    Status.IN_TALKS: "in talks",
    Status.RUMOURED: "rumoured",
}


def tint(company: Company) -> str:
    """Name the group of a company, by the first of its roles that has one."""
    for role in company.roles:
        if role in _TINT_OF:
            return _TINT_OF[role]
    return "money" if company.kind in {"fund", "bank"} else "other"


def width(amount: Amount) -> float:
    """Give the width of an arrow in pixels of the picture; its area grows with the money.

    Examples
    --------
    >>> width(Amount.of(high="100"))          # "up to" promises nothing
    1.3
    >>> width(Amount.of(central="1")) < width(Amount.of(central="30"))
    True
    """
    if amount.central is None:
        return THIN
    return round(min(THIN + WIDTH_PER_ROOT * sqrt(max(float(amount.central), 0.0)), THICK), 2)


def dashes(status: Status, line: float) -> tuple[float, float] | None:
    """Give dash and gap in pixels, or None for a whole line.

    They grow with the line: on a thick line short gaps close up, and the deal would look done.
    """
    pattern = DASHES.get(status)
    if pattern is None:
        return None
    unit = max(line, 2.0)
    return round(pattern[0] * unit, 1), round(pattern[1] * unit, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """A line of the legend: its words, and what is drawn beside them."""

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
    "Amount": (
        Sample("no figure to quote", width=THIN, mark="?"),
        *(Sample(f"${size}bn", head="none", width=width(Amount.of(central=size))) for size in ("1", "30", "300")),
    ),
}
"""What the legend shows, row by row."""
