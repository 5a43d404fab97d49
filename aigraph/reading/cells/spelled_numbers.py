"""Numbers in words before a power of ten: "half a billion dollars", "five hundred million", "eine halbe Milliarde"."""

from __future__ import annotations

import re

_ONES = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905  words
        start=1,
    )
} | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_THOUSANDTHS = {
    "half a": 500, "half": 500, "a half": 500, "half of a": 500, "a quarter of a": 250, "quarter of a": 250, "quarter": 250,
    "three quarters of a": 750, "eine halbe": 500, "einer halben": 500, "un demi": 500, "medio": 500, "mezzo": 500,
}  # fmt: skip
_WHOLE = {"a": 1, "an": 1, "eine": 1, "einer": 1, "un": 1, "una": 1}
_BELOW = {"billion": "million", "million": "thousand", "trillion": "billion", "milliarde": "million", "milliard": "million", "miliardo": "million", "millón": "thousand", "millon": "thousand", "milione": "thousand", "milliarden": "million"}  # fmt: skip
_SHORT_SCALE = frozenset(["billion", "trillion"])
_OF_LONG_SCALE = frozenset(["eine", "einer", "un", "una", "eine halbe", "einer halben", "un demi", "medio", "mezzo"])
"""Words of languages in which a billion is 10^12."""
_FRACTION = "|".join(sorted(map(re.escape, _THOUSANDTHS), key=len, reverse=True))
_NUMBER = "|".join(sorted({*_ONES, *_WHOLE}, key=len, reverse=True))
_SCALE = "|".join(sorted(_BELOW, key=len, reverse=True))
_SPELLED = re.compile(
    rf"(?<![\w.,])(?:(?P<fraction>{_FRACTION})|(?P<number>{_NUMBER})(?P<half> and a half)?(?P<hundred> hundred)?)[ -](?P<scale>{_SCALE})(?![\w])"
)
_NUMBER_WORD = re.compile(
    rf"\b(?:{'|'.join(_ONES)}|\w+teen|point|hundred|half|halb\w*|demi|third|quarter|fifth|tenth|hundreds|dozens?|couple|few|several|halve[sd]?|twice|double|many|mehrere|plusieurs)\b"
)


def with_figures(text: str) -> str:
    """Write numbers in words before a power of ten in figures; a text with any other number in words is left as it is.

    Examples
    --------
    >>> with_figures("half a billion dollars"), with_figures("about one and a half billion")
    ('500 million dollars', 'about 1500 million')
    >>> with_figures("two to three billion"), with_figures("a third of a billion"), with_figures("$5m")
    ('two to three billion', 'a third of a billion', '$5m')
    """
    folded = text.casefold()
    if not _SPELLED.search(folded):
        return text
    written = _SPELLED.sub(_in_figures, folded)
    return text if _NUMBER_WORD.search(written) else written


def _in_figures(found: re.Match[str]) -> str:
    scale = found["scale"]
    if scale in _SHORT_SCALE and (found["fraction"] or found["number"]) in _OF_LONG_SCALE:
        return found[0]
    if found["fraction"]:
        return f"{_THOUSANDTHS[found['fraction']]} {_BELOW[scale]}"
    number = _ONES.get(found["number"]) or _WHOLE[found["number"]]
    if found["hundred"] and found["half"]:
        return found[0]
    if found["half"]:
        return f"{number * 1000 + 500} {_BELOW[scale]}"
    return f"{number * 100 if found['hundred'] else number} {scale}"
