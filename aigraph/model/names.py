"""Names as people write them: folded, split, the nearest to a wrong one; and words out of a few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from aigraph.model.origin import AigraphError

_BENGALI_ENDINGS = (
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
NAME_ENDINGS = (*_BENGALI_ENDINGS, "'s", "\u2019s", "'", "\u2019")
"""What is joined to a name and is no part of it: case endings, articles and particles in Bengali (গুগলের is "of Google"), 's in English."""

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
    """Yield a folded name and what is left of it without the endings that Bengali and English join to one, longest first.

    An ending may be part of a name, so each stem is only an offer: the caller looks which of them is known.

    Examples
    --------
    >>> "গুগল" in stems("গুগলের")
    True
    >>> list(stems("Google")), list(stems("Nvidia's"))
    (['google'], ["nvidia's", 'nvidia'])
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


_FOLDED_ENDINGS = tuple(map(fold, NAME_ENDINGS))


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


ALL = "all"
"""The word for every value there is."""


class UnknownChoiceError(AigraphError, ValueError):
    """A word that is none of those expected; its text names them, and the nearest first.

    Parameters
    ----------
    word : object
        The word as it was typed.
    what : str
        What it was to be, such as ``layer``.
    choices : sequence of str
        What it can be.
    """

    def __init__(self, word: object, what: str, choices: Sequence[str]) -> None:
        super().__init__(word, what, choices)
        self.word, self.what, self.choices = word, what, tuple(map(str, choices))

    def __str__(self) -> str:
        # The search for near words takes time, which callers that try many words and catch the error do not spend.
        near = suggest(str(self.word), self.choices)
        hint = f"did you mean {near[0]}? " if near else ""
        return f"{self.word!r} is no {self.what}; {hint}expected {_joined(self.choices)}"


class Choice(StrEnum):
    """A word out of a few, in any case and with spaces or hyphens for underscores.

    Examples
    --------
    >>> from aigraph.model.status import Level, Status
    >>> Status("In talks")
    <Status.IN_TALKS: 'in_talks'>
    >>> Level("bindng")
    Traceback (most recent call last):
    aigraph.model.names.UnknownChoiceError: 'bindng' is no certainty; did you mean binding? expected paid, binding, announced or all
    """

    @classmethod
    def noun(cls) -> str:
        """Give the word for one of them."""
        return cls.__name__.lower()

    @classmethod
    def _missing_(cls, value: object) -> Choice:
        if isinstance(value, str):
            folded = fold(value)
            for member in cls:
                if fold(member) == folded:
                    return member
        raise UnknownChoiceError(value, cls.noun(), list(cls))


C = TypeVar("C", bound=Choice)


def choices_of(kind: type[C], words: str | Iterable[C | str]) -> tuple[C, ...]:
    """Read one word, words joined by commas, ``all``, or a collection of words, as choices in their own order.

    Raises
    ------
    UnknownChoiceError
        If a word is none of the choices.

    Examples
    --------
    >>> from aigraph.model.instruments import Layer
    >>> [str(layer) for layer in choices_of(Layer, "value, cash")]
    ['cash', 'value']
    >>> len(choices_of(Layer, "all")), choices_of(Layer, [])
    (3, ())
    """
    if isinstance(words, str):
        words = list(kind) if fold(words) == ALL else [word.strip() for word in words.split(",")]
    wanted = {kind(word) for word in words}
    return tuple(member for member in kind if member in wanted)


def choice_of(word: object, what: str, choices: Sequence[str]) -> str:
    """Read a word as one of a few that are no enumeration, in any case.

    Raises
    ------
    UnknownChoiceError
        If it is none of them.

    Examples
    --------
    >>> choice_of("Customers", "side", ["customers", "funders"])
    'customers'
    """
    found = next((one for one in choices if isinstance(word, str) and fold(one) == fold(word)), None)
    if found is None:
        raise UnknownChoiceError(word, what, choices)
    return found


def _joined(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
