"""Names as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

BENGALI_ENDINGS = (
    "গুলোর",
    "গুলোকে",
    "গুলো",
    "গুলি",
    "দের",
    "য়ের",
    "ের",
    "এর",
    "কে",
    "তে",
    "য়",
    "রা",
    "টি",
    "টা",
    "র",
    "ে",
    "এ",
    "ও",
    "ই",
)
"""Case endings, articles and particles that Bengali joins to a name: গুগলের is "of Google"."""

_LEAST_STEM = 2
_MOST_ENDINGS = 2


def fold(name: str) -> str:
    """Reduce a name to what makes it the same name: no case, one way to encode a letter, no runs of spaces.

    Examples
    --------
    >>> fold("  Open-AI ") == fold("open ai")
    True
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"[\s\-_]+", " ", plain).strip()


def stems(name: str) -> Iterator[str]:
    """Yield a folded name and, for a Bengali one, what is left of it without its endings, longest first.

    An ending may be part of a name, so each stem is only an offer: the caller looks which of them is known.

    Examples
    --------
    >>> "গুগল" in stems("গুগলের")
    True
    >>> list(stems("Google"))
    ['google']
    """
    offered = [fold(name)]
    for _ in range(_MOST_ENDINGS):
        offered += [
            stem.removesuffix(ending).rstrip()
            for stem in offered
            for ending in _FOLDED_ENDINGS
            if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST_STEM
        ]
    yield from sorted(dict.fromkeys(offered), key=len, reverse=True)


_FOLDED_ENDINGS = tuple(map(fold, BENGALI_ENDINGS))


def suggest(name: str, known: Iterable[str]) -> list[str]:
    """Offer at most three known names that look like a mistyped one, best first."""
    import difflib  # noqa: PLC0415 - names are seldom mistyped, and every command would wait for it

    return difflib.get_close_matches(fold(name), sorted(known), n=3, cutoff=0.7)


T = TypeVar("T")


def each(items: T | str | Iterable[T | str]) -> tuple[T | str, ...]:
    """Give the elements of a collection; a bare name, or a record, is one element and never a collection of letters.

    Examples
    --------
    >>> each("nvidia"), each(["nvidia", "openai"])
    (('nvidia',), ('nvidia', 'openai'))
    """
    if isinstance(items, str) or not isinstance(items, Iterable):
        return (items,)
    return tuple(items)
