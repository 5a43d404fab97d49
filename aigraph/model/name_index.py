"""Looks records up by whatever people call them, one name or several in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from aigraph.engine.frozen import dataclass
from aigraph.model.names import fold, stems, suggest
from aigraph.model.origin import UnknownNameError

_ARROW = re.compile(r"\s*(?:[→⟶➔⇒»↔⇄⟷⇌]|<?[-=]+>|>)\s*|\s+[\u2012-\u2015\u2212]\s+")
_WORD = re.compile(r"[^\s\-\u2010-\u2015\u2212_,;:/|+&~]+")
_JOINS = frozenset(
    [
        "a",
        "about",
        "agreement",
        "agreements",
        "and",
        "arrangement",
        "at",
        "backstop",
        "between",
        "billion",
        "by",
        "chips",
        "circle",
        "circular",
        "circularity",
        "cloud",
        "compute",
        "contract",
        "deal",
        "deals",
        "et",
        "financing",
        "flow",
        "for",
        "from",
        "funding",
        "gpus",
        "guarantee",
        "how",
        "in",
        "into",
        "invested",
        "investing",
        "investment",
        "invests",
        "is",
        "lease",
        "loan",
        "loop",
        "maker",
        "makers",
        "money",
        "of",
        "on",
        "owner",
        "partnership",
        "round-trip",
        "roundtrip",
        "ring",
        "stake",
        "the",
        "then",
        "to",
        "transaction",
        "triangle",
        "und",
        "versus",
        "via",
        "vs",
        "vs.",
        "warrant",
        "warrants",
        "what",
        "with",
        "work",
        "works",
    ]
)
"""What people write between names and around them; a name that a record has goes first."""


@dataclass(frozen=True)
class NameIndex:
    """The ids of records by all their names, read without regard to case, spaces, hyphens and Bengali endings.

    A name that no record has is found by what is left of both without company form and punctuation.

    Parameters
    ----------
    noun : str
        What a record is, such as ``company``.
    ids : mapping of str to tuple of str
        For each folded name the ids that it stands for: more than one where it is ambiguous.
    labels : mapping of str to str
        Every id, and the name that it is printed by.
    listing : str
        What lists all of them, named where no name is near.

    Examples
    --------
    >>> index = NameIndex.of("company", {"ibm": "Big Blue", "hal": "HAL"})
    >>> index.find("BIG-BLUE"), index.find("HAL, Inc."), index.split("HAL -> Big Blue -> HAL")
    ('ibm', 'hal', ('hal', 'ibm', 'hal'))
    >>> index.find("big bleu")
    Traceback (most recent call last):
    aigraph.model.origin.UnknownNameError: no company is called 'big bleu'; did you mean Big Blue (ibm)?
    """

    noun: str
    ids: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    listing: str = ""

    @classmethod
    def of(cls, noun: str, labels: Mapping[str, str], *others: Iterable[tuple[str, str]], listing: str = "") -> Self:
        """Index records by id, by label, and by other names, pairs of name and id; what comes first goes before the rest."""
        ids: dict[str, tuple[str, ...]] = {}
        for group in (((one, one) for one in labels), ((name, one) for one, name in labels.items()), *others):
            found: dict[str, dict[str, None]] = {}
            for name, record in group:
                if record in labels:
                    found.setdefault(fold(name), {})[record] = None
            ids = {name: tuple(records) for name, records in found.items()} | ids
        return cls(noun, ids, labels, listing)

    def find(self, name: str) -> str:
        """Give the id of the record that is called so.

        Raises
        ------
        UnknownNameError
            If none is, with the nearest names, or more than one.
        """
        if not isinstance(name, str):
            raise TypeError(f"expected the name of a {self.noun} as text, got {type(name).__name__}")
        if name in self.labels:
            return name
        found = self._ids_of(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownNameError(f"{name!r} may be {' or '.join(found)}: give the id")
        raise UnknownNameError(self._unknown([name]))

    def split(self, text: str) -> tuple[str, ...]:
        """Give the ids of the names that a text holds, joined by arrows, commas, hyphens or spaces, in their order.

        Names that hold such signs themselves are found: of all ways to divide the text the one with the fewest unknown words
        is taken, and among those the one with the longest names.

        Raises
        ------
        UnknownNameError
            If a part of it is no name, with the names nearest to that part.
        """
        found: list[str] = []
        unknown: list[str] = []
        for part in _ARROW.split(text):
            for piece, is_known in self._divided(part):
                if is_known:
                    found.append(self.find(piece))
                else:
                    unknown.append(piece)
        if unknown or not found:
            raise UnknownNameError(self._unknown(unknown or [text]))
        return tuple(found)

    def near(self, name: str) -> list[str]:
        """Name at most three records that are called nearly so, best first: by the id, and where that differs the label."""
        records = dict.fromkeys(record for one in suggest(name, self.ids) for record in self.ids[one])
        labels = ((self.labels[record], record) for record in records)
        return [record if fold(label) == fold(record) else f"{label} ({record})" for label, record in labels][:3]

    def _ids_of(self, name: str) -> tuple[str, ...]:
        found = next((self.ids[stem] for stem in stems(name) if stem in self.ids), ())
        return found or self._ids_by_key.get(_key(name), ())

    @cached_property
    def _ids_by_key(self) -> Mapping[str, tuple[str, ...]]:
        """The ids by what is left of a name without its company form and punctuation, which equal names may lack."""
        found: dict[str, dict[str, None]] = {}
        for name, records in self.ids.items():
            found.setdefault(_key(name), {}).update(dict.fromkeys(records))
        return {key: tuple(records) for key, records in found.items()}

    def _unknown(self, names: list[str]) -> str:
        return "; ".join(self._unknown_one(name) for name in dict.fromkeys(names))

    def _unknown_one(self, name: str) -> str:
        near = self.near(name)
        hint = f"; did you mean {' or '.join(near)}?" if near else self.listing and f"; {self.listing} lists them all"
        return f"no {self.noun} is called {name!r}{hint}"

    def _divided(self, text: str) -> Iterator[tuple[str, bool]]:
        """Divide a text without arrows into names and what is none, which comes in pieces as long as they can be."""
        words = [word.span() for word in _WORD.finditer(text)]
        # Of the words up to each place: how many are unknown, how many pieces there are, and where the last one began.
        best: list[tuple[int, int, int, bool]] = [(0, 0, 0, True)]
        for end in range(1, len(words) + 1):
            options = []
            for begin in range(max(0, end - self._most_words), end):
                piece = text[words[begin][0] : words[end - 1][1]]
                if self._ids_of(piece):
                    options.append((best[begin][0], best[begin][1] + 1, begin, True))
            word = text[slice(*words[end - 1])]
            if not self._ids_of(word):
                unknown, pieces, *_ = best[end - 1]
                options.append((unknown + (word.casefold() not in _JOINS), pieces + 1, end - 1, False))
            best.append(min(options))
        pieces_found: list[tuple[int, int, bool]] = []
        end = len(words)
        while end:
            _, _, begin, is_known = best[end]
            pieces_found.append((begin, end, is_known))
            end = begin
        yield from self._joined(text, words, pieces_found[::-1])

    def _joined(
        self, text: str, words: list[tuple[int, int]], pieces: list[tuple[int, int, bool]]
    ) -> Iterator[tuple[str, bool]]:
        """Join unknown words that stand side by side, and leave out those that only join names."""
        waiting: list[int] = []
        for begin, end, is_known in [*pieces, (len(words), len(words), True)]:
            if not is_known:
                waiting.append(begin)
                continue
            strange = [at for at in waiting if text[slice(*words[at])].casefold() not in _JOINS]
            if strange:
                yield text[words[strange[0]][0] : words[strange[-1]][1]], False
            waiting = []
            if begin < end:
                yield text[words[begin][0] : words[end - 1][1]], True

    @cached_property
    def _most_words(self) -> int:
        """The most words that a name has, as signs between words divide them."""
        return max((len(_WORD.findall(name)) for name in self.ids), default=1)


def _key(name: str) -> str:
    from aigraph.model.company_forms import company_key  # noqa: PLC0415 - most names are found as they stand

    return company_key(name)[0]
