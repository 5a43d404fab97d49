"""Words beside a sum: each is understood, or the sum is not: nothing is guessed from part of a cell."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from aigraph.reading.cells.amount_wordings import BESIDE_AMOUNTS
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.instrument_words import is_instrument_word
from aigraph.reading.cells.month_names import MONTHS
from aigraph.reading.cells.scale_words import COUNTED, SCALES, TERMS
from aigraph.reading.cells.status_words import STATUSES, is_off

_TURNING = frozenset(
    """
    not no non less if unless minus without except excluding excl before after below above than more off versus vs nicht kein keine ohne sauf moins hors sin
    menos excepto senza meno sem fără bez minder zonder utan minus без не от до при условии
    """.split()  # noqa: SIM905  a list of words
)
"""Words that can turn what a figure says, where no qualifier has them."""

_NEUTRAL = frozenset(
    """
    led round rounds rounded preferred common extension expansion phase stage partnership agreement agreements facility line programme program package
    multi multiyear multi-year year-long long term strategic joint venture credit credits cloud compute services service hosting capacity data center centre
    lease purchase purchases option options commitment commitments guarantee backstop supply chips gpus headline figure tranche drawn
    undrawn exercised announced signed press report reports reportedly sources source according company filing deal deals stake stakes undiluted minority
    majority direct private placement letter intent memorandum understanding site project global national joint via s infrastructure hardware software cash-free debt-free
    backed secured funded jv aggregate banks payable preliminary subject regulatory approval closing conditions milestone milestones milestone-based upfront dollars usd equivalent equiv approx ca
    """.split()  # noqa: SIM905  as above
)
"""More words that leave a sum what it is."""

_SHARE_OF = re.compile(
    r"‹P›\s?(?:of|von|vom|der|des|de|du|di|del|della|dei|do|da|van|av|z|ze|от|的|の|in|at|from|auf|on|en|a|an)\s(?:the |den |der |las? |los |les? |an? |il )?(?:[a-z]+ )?‹M›"
)
_MARKS = re.compile(r"[^\w\s‹›,.;:·•()/&'\"\[\]+-]|\+\s*\w|\?")
_WORD = re.compile(r"(?:(?!‹)[^\W\d_])+(?:['’.-](?:[^\W\d_])+)*")
_TERM = re.compile(
    r"\bseries [a-k]\d?\b|[~≈]?\s?‹[PTY]›|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|zwei|drei|vier|fünf|zehn|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco|"
    rf"diez)[ -](?:{'|'.join(word for word in sorted(TERMS, key=len, reverse=True) if word.isalpha())})\b"
)
_SLOT = re.compile(r"‹[A-Z]›")


def not_understood(words: str, known: AbstractSet[str], code: str = "") -> list[str]:
    """Give what stands beside a sum and is not understood, or turns what it says.

    Parameters
    ----------
    words : str
        The skeleton of a cell, without the wordings that were understood.
    known : set of str
        Words of names in the table, in small letters.
    code : str
        The currency of the sum, which may be named twice, as in "500万元人民币".

    Examples
    --------
    >>> not_understood("‹M› azure", set()), not_understood("‹M› over ‹T›", set()), not_understood("‹M› zorb", set())
    ([], [], ['zorb'])
    >>> not_understood("‹P› of ‹M›", set()), not_understood("‹M› if listed", set()), not_understood("‹M› zorb", {"zorb"})
    (['‹P› of ‹M›'], ['if', 'listed'], [])
    """
    strange = [found[0] for found in map(_SHARE_OF.search, (words,)) if found]
    if words.count("‹B›"):
        strange.append("‹B›")
    plain = _SLOT.sub(" ", _TERM.sub(" ", words))
    strange += [found.strip() for found in _MARKS.findall(plain)]
    strange += [
        word
        for word in _WORD.findall(plain)
        if word not in known and not _is_plain(word) and not (code and currency_of(word, code) == code)
    ]
    return strange


@cache
def _is_plain(word: str) -> bool:
    """Whether a word says something of the deal, and nothing of how large it is."""
    if word in _TURNING or word in SCALES:
        return False
    if word in BESIDE_AMOUNTS or word in _NEUTRAL or word in TERMS or word in MONTHS or word in COUNTED:
        return True
    if currency_of(word):
        return False
    if word in STATUSES:
        return not is_off(word)
    if "-" in word:
        return all(part in TERMS or _is_plain(part) for part in word.split("-"))
    return is_instrument_word(word) or (not word.isascii() and len(word) == 1)
