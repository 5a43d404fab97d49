"""Relations between two companies that say that the first of them is paid: it sells, or it is what the second owns."""

from __future__ import annotations

import re

from aigraph.model.instruments import INSTRUMENTS, DealClass
from aigraph.model.names import fold
from aigraph.reading.cells.instrument_words import read_instrument
from aigraph.reading.cells.text import RowError

_SELLS = re.compile(
    r"(?:supplies|sells|provides|delivers|manufactures|produces|hosts|leases|rents|licenses|licences|exports|ships)(?: .*)?"
)
_IS_OWNED = re.compile(
    r"(?:is |was )?(?:owned|funded|financed|backed|acquired|bought|controlled|paid|sponsored|held|hired) by(?: .*)?"
    r"|(?:is )?(?:a )?subsidiary of|borrows from|buys? in from|receives? .*from"
)


def pays_backward(text: str) -> bool:
    """Whether a relation says that the second of two companies pays the first, as "supplies" and "owned by" do.

    Examples
    --------
    >>> [pays_backward(text) for text in ("SUPPLIES", "PROVIDES_MEMORY_TO", "owned by", "invests in", "supply", "provides a loan to")]
    [True, True, True, False, False, False]
    """
    word = " ".join(fold(text).replace("_", " ").split())
    if _IS_OWNED.fullmatch(word):
        return True
    if not _SELLS.fullmatch(word):
        return False
    try:
        instrument, _ = read_instrument(word)
    except RowError:
        return False
    return INSTRUMENTS[instrument].deal_class in {DealClass.PURCHASE, DealClass.PLAIN}


def is_reward_of_issuer(text: str) -> bool:
    """Whether a security is a reward that its issuer gives to who holds it, as a warrant is and a share is not.

    Examples
    --------
    >>> [is_reward_of_issuer(text) for text in ("Warrant", "Series C preferred", "Convertible notes")]
    [True, False, False]
    """
    try:
        instrument, is_known = read_instrument(text)
    except RowError:
        return False
    return is_known and INSTRUMENTS[instrument].deal_class is DealClass.INCENTIVE
