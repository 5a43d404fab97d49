"""The technical words of answers and code, each explained once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from aigraph.model.evidence import FLAGS
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.names import fold, suggest
from aigraph.model.origin import UnknownNameError

_MIN_FIELD_TERM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the glossary.

    Parameters
    ----------
    name : str
        The word as answers print it.
    group : str
        The heading above it.
    text : str
        What it is, in one or two plain sentences.
    field : str
        The term of the field, where it is another.
    also : tuple of str
        Other spellings and names under which it is looked up.
    see : str
        Where to read more: a page below ``docs/``, with a heading.
    """

    name: str
    group: str
    text: str
    field: str = ""
    also: tuple[str, ...] = ()
    see: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"

    def row(self) -> dict[str, str]:
        """Flatten to plain values, other names joined by semicolons."""
        return asdict(self) | {"also": ";".join(self.also)}


def glossary() -> tuple[Term, ...]:
    """Give all words of the glossary, by group and then in the order in which they build on each other.

    See Also
    --------
    look_up : One of them.

    Examples
    --------
    >>> [term.name for term in glossary()][:3]
    ['loop', 'loop id', 'named loop']
    """
    return _load()


@cache
def _load() -> tuple[Term, ...]:
    text = (files("aigraph") / "language" / "glossary.toml").read_text(encoding="utf-8")
    return tuple(_terms(tomllib.loads(text)))


def _terms(data: dict[str, Any]) -> Iterator[Term]:
    made = {"evidence": _flags, "layers": _instruments}
    for group, heading in data["groups"].items():
        for entry in data[group]:
            yield Term(**(entry | {"group": heading, "also": tuple(entry.get("also", ()))}))
        if group in made:
            yield from made[group](heading)


def _flags(group: str) -> Iterator[Term]:
    for flag, question in FLAGS.items():
        yield Term(
            name=flag, group=group, text=f"A question of evidence: {question}", see="method.md#measures-of-a-view"
        )


def _instruments(group: str) -> Iterator[Term]:
    for name, row in INSTRUMENTS.items():
        text = (
            f"An instrument of the class {row.deal_class}, in the layer {row.layer}: the payer {row.verb} the payee. "
            f"What comes back: {row.counter_leg}."
        )
        yield Term(name=name.replace("_", " "), group=group, text=text, see="method.md#direction-and-class-of-a-deal")


def look_up(word: str) -> Term:
    """Explain a technical word.

    Parameters
    ----------
    word : str
        The word in any case, with spaces, hyphens or underscores, in the singular or plural; or a term of the field.

    Raises
    ------
    UnknownNameError
        If the glossary has no such word; the message names the nearest.

    See Also
    --------
    glossary : All words.

    Examples
    --------
    >>> print(look_up("Legs"))
    leg: All deals from one company to the next on a loop, added up.
    >>> look_up("finn-cycling-index").field
    "Finn's cycling index (Finn 1976)"
    >>> look_up("feedback vertex set").name
    'keystone'
    """
    known = _by_folded_name()
    folded = fold(word)
    for name in (folded, folded.removesuffix("s"), folded.removesuffix("es"), f"{folded}s"):
        if name in known:
            return known[name]
    of_field = [term for term in glossary() if len(folded) >= _MIN_FIELD_TERM and folded in fold(term.field)]
    if of_field:
        return of_field[0]
    near = nearest(word)
    hint = f"did you mean {' or '.join(near)}?" if near else "`aigraph help` lists all words"
    raise UnknownNameError(f"{word!r} is not in the glossary; {hint}")


def nearest(word: str, others: Iterable[str] = ()) -> list[str]:
    """Give the words of the glossary, and others beside them, that look like a mistyped one, best first."""
    known = {name: term.name for name, term in _by_folded_name().items()} | {fold(name): name for name in others}
    return list(dict.fromkeys(known[name] for name in suggest(word, known)))


def _by_folded_name() -> dict[str, Term]:
    return {fold(name): term for term in reversed(glossary()) for name in (term.name, *term.also)}
