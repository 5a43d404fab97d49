"""The tokens of an amount: figures, signs and words of currencies, other words, marks; footnotes are left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from aigraph.reading.cells.currencies import CURRENCIES, SHARED_SIGNS
from aigraph.reading.cells.scale_words import SCALES
from aigraph.reading.cells.text import western_digits


def plain_text(text: str) -> str:
    """Write a cell in small letters and plain digits, without the marks of footnotes.

    Examples
    --------
    >>> plain_text("$1.2B¹ [12]*")
    '$1.2b'
    """
    text = _RAISED.sub("", text)
    plain = unicodedata.normalize("NFKC", text).casefold() if not text.isascii() else text.casefold()
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    plain = plain.replace("\u066c", "").replace("\u066b", ".")
    plain = re.sub(r"(?<=\d)['\u2019\u00b4`\u2032](?=\d{3})", "", plain)
    plain = " ".join(western_digits(plain).split())
    plain = _NOTE.sub("", plain)
    return _NOTE_IN_BRACKETS.sub("", plain).strip()


_RAISED = re.compile(r"(?<=[\w%)\].€£$])\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_NOTE = re.compile(r"\s?\[[\w, ]{1,5}\]|(?<=\S)\s?[*†‡§¶#]+(?=\s|$|[,;)])|^[*†‡§¶]+\s?")
_NOTE_IN_BRACKETS = re.compile(r"(?<=[\w.%])\s?\((?:\d{1,2}|[a-e])\)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a sign or word of a currency, another word, or a mark, and whether a space stands before it."""

    kind: str
    text: str
    spaced: bool


@cache
def _token_pattern() -> re.Pattern[str]:
    signs = sorted((word for word in (*CURRENCIES, *SHARED_SIGNS) if not word[-1].isalpha()), key=len, reverse=True)
    codes = sorted((word for word in CURRENCIES if word.isalpha() and word.isascii()), key=len, reverse=True)
    return re.compile(
        rf"(?P<space>\s+)|(?P<sign>{'|'.join(map(re.escape, signs))})|(?P<code>(?:{'|'.join(codes)})(?=\d))"
        r"|(?P<figure>(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*\d|\d|[.,]\d+)(?:e\+?\d{1,2}(?![^\W_]))?)"
        r"|(?P<word>[^\s\d!-/:-@\[-`{-~·•×≈≤≥€£¥₹₩₽₪₺৳₿]+[²]?(?:(?<=[a-z])\d+)?)|(?P<mark>.)"
    )


def tokens_of(text: str) -> list[Token]:
    """Cut a plain text into tokens."""
    tokens: list[Token] = []
    spaced = False
    for found in _token_pattern().finditer(text):
        kind, part = str(found.lastgroup), found.group()
        if kind == "space":
            spaced = True
            continue
        if kind == "word" and not part.isascii():
            for piece in known_pieces(part):
                tokens.append(Token("word", piece, spaced))
                spaced = False
            continue
        tokens.append(Token("sign" if kind == "code" else kind, part, spaced))
        spaced = False
    return tokens


def known_pieces(word: str) -> list[str]:
    """Divide a word of a script without spaces, such as 億円, into the words that are known."""
    known = (SCALES, CURRENCIES)
    if any(word in words for words in known):
        return [word]
    for end in range(len(word) - 1, 0, -1):
        if any(word[:end] in words for words in known) and ord(word[0]) > _FIRST_WITHOUT_SPACES:
            return [word[:end], *known_pieces(word[end:])]
    return [word]


_FIRST_WITHOUT_SPACES = 0x0E00
