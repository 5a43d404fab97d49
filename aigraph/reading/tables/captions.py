"""Lines above and below a table that say in what its figures are."""

from __future__ import annotations

import re

from aigraph.reading.tables.unit_text import AMOUNT_WORDS, FILLERS, UnitText, read_unit_text

_LONGEST = 200
_OTHER_MEANINGS = frozenset({"real", "won", "sol", "try", "all", "mad", "rand", "pound", "crown"})
"""Names and codes of currencies that are words of English, too."""


def unit_of_line(text: str) -> UnitText | None:
    """Read a line above or below a table that says in what its figures are; None if it says something else.

    Examples
    --------
    >>> unit_of_line("(US$ in millions)").unit, unit_of_line("All figures in EUR bn unless stated otherwise").currency
    (Decimal('1000000'), 'EUR')
    >>> unit_of_line("Ten billion dollar deals of 2025") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    parts = [text, *re.findall(r"[(\[（]([^()\[\]（）]*)[)\]）]", text), *re.split(r"[;|•·–—]|\.\s|, ", text)]
    for part in parts:
        found = read_unit_text(part)
        if (found.unit is not None or found.currency) and all(
            word in FILLERS or word in AMOUNT_WORDS for word in found.rest
        ):
            return found
    inside = re.search(
        r"\b(?:figures|amounts|values|numbers|all|data|angaben|beträge|zahlen|montants|importes|cifras|valores|expressed|stated|reported)\b.*?\b(?:in|en|em)\s+([^.;,()]{1,40})",
        text.casefold(),
    )
    # "Exposures in EUR million": what stands at the end says it, whatever the line is about.
    inside = inside or re.search(
        r"\b(?:in|en|em)\s+((?:[a-z]{3}|us\$|[$€£¥₹])?\s?[^.;,()\d]{1,40})$", text.casefold().strip(" .:")
    )
    if inside:
        words = " ".join(inside[1].split()[:3])
        for end in range(len(words.split()), 0, -1):
            found = read_unit_text(" ".join(words.split()[:end]))
            says_unit = found.unit is not None or (found.currency and words not in _OTHER_MEANINGS)
            if says_unit and not [word for word in found.rest if word not in FILLERS]:
                return found
    return None
