"""The language in which answers are given, and messages in it: GNU gettext, with the English sentence as the key.

A catalogue is one file, ``catalogues/LANGUAGE.po``. English needs none, and loads nothing for it.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any

from aigraph.language.locale_text import ENGLISH, value_in
from aigraph.model.names import suggest
from aigraph.model.origin import UnknownNameError

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from importlib.resources.abc import Traversable

    from babel.messages.catalog import Catalog

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that there are: English, then one for each catalogue.

    See Also
    --------
    in_language : Give answers in one of them.

    Examples
    --------
    >>> languages()
    ('en', 'bn', 'hi')
    """
    names = (file.name for file in _catalogues().iterdir())
    return ENGLISH, *sorted(name.removesuffix(".po") for name in names if name.endswith(".po"))


def _catalogues() -> Traversable:
    from importlib.resources import files

    return files("aigraph") / "language" / "catalogues"


def language_code(name: str) -> str:
    """Read the code of a language.

    Raises
    ------
    UnknownNameError
        If there is no catalogue of it; the message says which there are.

    Examples
    --------
    >>> language_code("BN"), language_code("bn_BD.UTF-8")
    ('bn', 'bn')
    """
    code = name.strip().casefold().replace("-", "_").partition("_")[0]
    known = languages()
    if code not in known:
        near = suggest(code, known)
        hint = f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(known)}"
        raise UnknownNameError(f"{name!r} is no language that answers are given in; {hint}")
    return code


def language() -> str:
    """Give the code of the language in which answers are being given."""
    return _language.get()


@contextmanager
def in_language(name: str) -> Iterator[str]:
    """Give answers in a language.

    Raises
    ------
    UnknownNameError
        If there is no catalogue of it.

    See Also
    --------
    languages : Those that there are.

    Examples
    --------
    >>> with in_language("bn"):
    ...     gettext("up to {sign}{high}{unit}", sign="$", high="৩", unit="bn") != "up to $3bn", language()
    (True, 'bn')
    >>> language()
    'en'
    """
    code = language_code(name)
    token = _language.set(code)
    try:
        yield code
    finally:
        _language.reset(token)


def gettext(message: str, /, **values: Any) -> str:
    """Give a message in the language of the answer, its places filled; dates and numbers are written as the language has them.

    See Also
    --------
    ngettext : The same in the singular or the plural.

    Examples
    --------
    >>> gettext("{number:,} loops of {share:.1%}", number=1200, share=0.5)
    '1,200 loops of 50.0%'
    """
    code = _language.get()
    return _filled(message if code == ENGLISH else catalogue(code).gettext(message), values, code)


def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
    """Give a message in the form that a number asks for; ``{number}`` is that number.

    Examples
    --------
    >>> ngettext("{number:,} loop", "{number:,} loops", 2)
    '2 loops'
    """
    code = _language.get()
    english = one if number == 1 else many
    message = english if code == ENGLISH else catalogue(code).ngettext(one, many, number)
    return _filled(message, {"number": number} | values, code)


def pgettext(context: str, message: str, /) -> str:
    """Give a word as it is said in a context, such as the name of a company; as it is where the catalogue has none."""
    code = _language.get()
    return message if code == ENGLISH else catalogue(code).pgettext(context, message)


def translated_commands(code: str) -> frozenset[str]:
    """Give the commands of the command line whose answers a language has whole: its catalogue says so itself."""
    return frozenset(catalogue(code).pgettext("commands", "translated").split())


def gettext_noop(message: str, /) -> str:
    """Mark a message that is translated where it is used, so that it gets its entry in the catalogues."""
    return message


def has_message(message: str, code: str) -> bool:
    """Say whether the catalogue of a language has a message."""
    return code == ENGLISH or catalogue(code).gettext(message) != message


@cache
def catalogue(code: str) -> GNUTranslations:
    """Read the catalogue of a language."""
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, _read(code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def entries(code: str, places: tuple[str, ...]) -> dict[str, str]:
    """Give the messages of a language that stand in some folders or files of the code, by their English words.

    Both forms of a message in the plural are messages of their own.
    """
    found: dict[str, str] = {}
    for entry in _read(code):
        if entry.id and not entry.context and any(name.startswith(places) for name, _ in entry.locations):
            ids, forms = ([one] if isinstance(one, str) else one or () for one in (entry.id, entry.string))
            found |= zip(ids, forms, strict=True)
    return found


def _read(code: str) -> Catalog:
    from babel.messages.pofile import read_po

    text = (_catalogues() / f"{code}.po").read_text(encoding="utf-8")
    return read_po(text.splitlines(keepends=True), locale=code)


class _LocalFormatter(string.Formatter):
    """Fills places as `str.format` does, with numbers and days as a language writes them."""

    def __init__(self, code: str) -> None:
        self.code = code

    def format_field(self, value: Any, format_spec: str) -> str:
        return value_in(self.code, value, format_spec)


def _filled(message: str, values: Mapping[str, Any], code: str) -> str:
    if not values:
        return message
    return message.format_map(values) if code == ENGLISH else _LocalFormatter(code).vformat(message, (), values)
