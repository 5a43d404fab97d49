"""Whether a heading is that of sums which are paid, or of other values, or of the price of one of several things."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.reading.cells.amount_wordings import BESIDE_AMOUNTS
from aigraph.reading.cells.instrument_words import is_instrument_word
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS, UNIT_PRICES
from aigraph.reading.tables.unit_text import AMOUNT_WORDS, FILLERS


def is_price_of_one(heading: str, *, has_number: bool = True) -> bool | None:
    """Tell whether figures below a heading are the price of one of several things; None if they may be, or nobody has the number.

    Parameters
    ----------
    has_number : bool
        Whether another column has the number of things.

    Examples
    --------
    >>> is_price_of_one("Kurs (EUR)"), is_price_of_one("Issue price"), is_price_of_one("Total amount"), is_price_of_one("Fee")
    (True, True, False, None)
    """
    found = parse_heading(heading)
    if not has_number:
        return None if found.name.startswith(_PRICES_OF_ONE) else False
    words = [word for word in found.says.rest if word != "in"] or [found.name]
    if found.name.startswith(tuple(UNIT_PRICES)) or (words[-1] in UNIT_PRICES and _WHOLE.isdisjoint(words)):
        return True
    return None if found.name not in _SUMS and _WHOLE.isdisjoint(words) else False


_PRICES_OF_ONE = (
    "unitprice",
    "priceperunit",
    "pricepershare",
    "shareprice",
    "pricepertoken",
    "stückpreis",
    "prixunitaire",
    "preciounitario",
    "preçounitário",
)
"""Headings of prices that are no sums, even where no column has the number of things."""
_SUMS = frozenset(word for rank in HEADINGS["amount"] for word in rank)
_WHOLE = frozenset(["total", "amount", "sum", "purchase", "contract", "deal", "gesamt", "betrag", "montant", "importe"])
"""Words by which a price is that of all of them."""


OTHER_VALUES = frozenset(
    """
    fair market enterprise equity book carrying face notional collateral insured asset assets net-asset nav replacement residual terminal present future option
    revenue turnover sales profit ebitda tax vat interest discount balance outstanding remaining limit budget target forecast expected
    cumulative average median estimated valuation marktwert zeitwert buchwert juste venal vénale razonable giusto
    """.split()  # noqa: SIM905  a list of words
)
"""Words before "value" or "amount" by which it is no sum that is paid."""


def is_of_sum(words: Sequence[str]) -> bool:
    """Whether a heading may be that of sums which are paid: each word before "value" is understood, for a fair value is none.

    Examples
    --------
    >>> is_of_sum(["loan", "value"]), is_of_sum(["fair", "value"]), is_of_sum(["hypothetical", "value"]), is_of_sum(["einsatz"])
    (True, False, False, True)
    """
    if is_of_pair(words):
        return True
    if words and words[-1] in _PAID_OUT:
        return True
    if OTHER_VALUES.intersection(words):
        return False
    return not words or words[-1] not in _VALUES or all(map(_is_understood, words[:-1]))


def is_of_pair(words: Sequence[str]) -> bool:
    """Whether a heading names the sales of one company to the other, "Revenue from customer", and not all that it sells.

    Examples
    --------
    >>> is_of_pair(["revenue", "from", "customer"]), is_of_pair(["annual", "revenue"])
    (True, False)
    """
    return not _SALES.isdisjoint(words) and not _OTHER_END.isdisjoint(words)


_PAID_OUT = frozenset(["cheque", "check", "ticket"])
_SALES = frozenset(["revenue", "revenues", "sales", "turnover", "purchases", "spend"])
_OTHER_END = frozenset(["customer", "client", "buyer", "supplier", "vendor", "counterparty", "partner"])


def _is_understood(word: str) -> bool:
    return (
        word in _OF_DEALS
        or word in BESIDE_AMOUNTS
        or word in AMOUNT_WORDS
        or word in FILLERS
        or is_instrument_word(word)
    )


_VALUES = frozenset(["value", "valeur", "wert", "valor", "valore", "waarde"])
_OF_DEALS = frozenset(
    [
        "invoice",
        "deal",
        "transaction",
        "payment",
        "contract",
        "contracts",
        "order",
        "award",
        "awarded",
        "agreement",
        "project",
        "facility",
        "tranche",
        "settlement",
        "trade",
        "purchase",
        "sales",
        "donation",
        "aid",
        "funding",
        "financing",
        "disclosed",
        "announced",
        "signed",
        "billed",
        "invoiced",
        "net",
        "gross",
        "taxable",
        "item",
        "line",
        "declared",
    ]
)
