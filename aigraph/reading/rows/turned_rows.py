"""Rows in which the second company pays the first, by the relation or the security that they name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from aigraph.reading.cells.relation_words import is_reward_of_issuer, pays_backward
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import FIRST_ENDS, HOLDERS


def turned_by(headings: Mapping[str, str], named: Collection[str]) -> Callable[[str], bool]:
    """Give what tells of the relation or security of a row whether its second company pays the first.

    Parameters
    ----------
    headings : mapping of str to str
        The heading of each role.
    named : collection of str
        The roles whose columns the user has named, which say themselves who pays.

    Examples
    --------
    >>> is_turned = turned_by({"payer": "Holder", "payee": "Issuer"}, ())
    >>> is_turned("Warrant"), is_turned("Preferred shares")
    (True, False)
    """
    payer, payee = (parse_heading(headings[role]).name for role in ("payer", "payee"))
    if "payer" not in named and payer in FIRST_ENDS:
        return pays_backward
    if not {"payer", "payee"} & set(named) and payer in HOLDERS and payee == "issuer":
        return is_reward_of_issuer
    return lambda _: False
