"""Whether a column beside a number of things holds the price of one of them, or the sum."""

from __future__ import annotations

from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS, UNIT_PRICES


def is_price_of_one(heading: str) -> bool | None:
    """Tell whether figures below a heading are the price of one of several things; None if nothing says it.

    Examples
    --------
    >>> is_price_of_one("Kurs (EUR)"), is_price_of_one("Issue price"), is_price_of_one("Total amount"), is_price_of_one("Fee")
    (True, True, False, None)
    """
    found = parse_heading(heading)
    words = [word for word in found.says.rest if word != "in"] or [found.name]
    if found.name.startswith(tuple(UNIT_PRICES)) or (words[-1] in UNIT_PRICES and _WHOLE.isdisjoint(words)):
        return True
    return None if found.name not in _SUMS and _WHOLE.isdisjoint(words) else False


_SUMS = frozenset(word for rank in HEADINGS["amount"] for word in rank)
_WHOLE = frozenset(["total", "amount", "sum", "purchase", "contract", "deal", "gesamt", "betrag", "montant", "importe"])
"""Words by which a price is that of all of them."""
