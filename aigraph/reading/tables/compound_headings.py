"""Headings of several words that no list names: the last word of "Original lender" says what it is, as "Borrowing company" does in its first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aigraph.reading.tables.headings import HEADINGS


def is_end(column: str, role: str) -> bool:
    """Whether a heading of several words is one of who pays, or of who is paid.

    Examples
    --------
    >>> is_end("Original lenders", "payer"), is_end("Number of lenders", "payer"), is_end("Buyer country", "payer")
    (True, False, False)
    >>> is_end("Borrowing company", "payee"), is_end("Venture fund", "payer"), is_end("Target fund", "payer")
    (True, True, False)
    """
    words = _words(column)
    if len(words) < _FEWEST or not _NO_COMPOUND.isdisjoint(words):
        return False
    if words[-1].removesuffix("s") in _AGENTS[role]:
        return True
    is_of_firm = not _FIRMS.isdisjoint({words[-1], words[-1].removesuffix("s"), words[-1].removesuffix("ies")})
    return is_of_firm and len(words) == _FEWEST and words[0] in _DOING[role]


def is_of_date(words: Sequence[str]) -> bool:
    """Whether a heading is a year or a quarter of the deals, and not of what the companies are: "Calendar year", not "Founding year"."""
    return len(words) > 1 and words[-1] in _TIMES and all(word in _OF_TIMES for word in words[:-1])


def is_of_status(column: str) -> bool:
    """Whether a heading says in several words how far a deal has got.

    Examples
    --------
    >>> is_of_status("State of the deal"), is_of_status("Transaction status"), is_of_status("State of incorporation")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+", column.casefold())
    rest = [word for word in words if word not in _OF_DEALS]
    return len(rest) == 1 < len(words) and rest[0] in _STATUSES


def without_of(column: str, words: Sequence[str]) -> Sequence[str]:
    """Put the head of a heading last: "Amount of the payment" is a payment amount.

    Parameters
    ----------
    words : sequence of str
        The words of the heading, without those that say a unit or nothing.

    Examples
    --------
    >>> without_of("Amount of the payment", ["amount", "payment"]), without_of("Number of shares", ["number", "shares"])
    (('payment', 'amount'), ('number', 'shares'))
    """
    if len(words) > 1 and words[0] in _HEADS and re.match(rf"{words[0]}\s+of\b", column.strip().casefold()):
        return (*words[1:], words[0])
    return tuple(words)


_HEADS = frozenset(["amount", "value", "size", "sum", "date", "day", "year", "quarter", "month"])


def name_beside_investors(columns: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Give the payee of a table of rounds, which calls the company that is invested in by nothing but "Name"."""
    if "payee" in places or "payer" not in places or not _INVESTORS.search(columns[places["payer"][0]].casefold()):
        return {}
    found = [place for place, column in enumerate(columns) if column.strip().casefold() == "name"]
    return {"payee": (found[0],)} if len(found) == 1 else {}


_INVESTORS = re.compile(r"invest|backer|funder")


def _words(column: str) -> list[str]:
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return [word for word in re.findall(r"[^\W\d_]+", parts.casefold()) if word not in {"name", "names", "the", "s"}]


_FEWEST = 2
_NO_COMPOUND = frozenset("of per to by for from in number no count share stake type kind lead and or vs non".split())  # noqa: SIM905  words
_AGENTS = {
    "payer": frozenset("investor lender buyer purchaser payer payor funder backer acquirer donor financier giver subscriber".split()),  # noqa: SIM905  words
    "payee": frozenset("seller borrower recipient payee supplier vendor investee receiver grantee taker".split()),  # noqa: SIM905  words
}  # fmt: skip
"""Nouns of who pays and is paid that mean nothing else behind another word, as "provider" and "client" do."""
_DOING = {
    "payer": frozenset("lending investing buying paying purchasing acquiring financing donating giving ordering hiring commissioning renting venture vc pe".split()),  # noqa: SIM905  words
    "payee": frozenset("borrowing selling receiving supplying taking portfolio funded financed backed acquired".split()),  # noqa: SIM905  words
}  # fmt: skip
_FIRMS = frozenset(
    "company compan business bank firm fund institution party part entity entit house group vehicle organisation organization corporation startup org capitalist".split()  # noqa: SIM905  words
)
_TIMES = frozenset(["year", "quarter", "month"])
_OF_DEALS = frozenset(
    "of the der des de la del du di della deal deals geschäfts vertrags vertrages transaktion operación operation opération contrat contrato transaction transactions contract agreement current latest present last dealing payment order".split()  # noqa: SIM905  words
)
_OF_TIMES = _OF_DEALS | frozenset(
    "calendar fiscal financial accounting reporting business signing closing announcement invoice investment budget completion purchase award round".split()  # noqa: SIM905  words
)
_STATUSES = frozenset(word for rank in HEADINGS["status"] for word in rank)
