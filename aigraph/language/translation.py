"""The language in which answers are given, and messages in it: GNU gettext, with the English sentence as the key.

A catalogue is one file, ``catalogues/LANGUAGE.po``. English needs none, and loads nothing for it. At the end stand the sentences
that are fixed, and those with places that the script of the page fills too.
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
    # Most answers are in English: what other languages there are is looked for where one is named.
    if code != ENGLISH and code not in (known := languages()):
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


def set_language(code: str) -> None:
    """Give answers in a language from now on, until the innermost `in_language` ends."""
    _language.set(code)


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


def plural_form(one: str, many: str, number: int, /) -> str:
    """Give a message in the form that a number asks for, its places unfilled."""
    code = _language.get()
    if code == ENGLISH:
        return one if number == 1 else many
    return catalogue(code).ngettext(one, many, number)


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


@cache
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


DEFINITION = (
    "Circular: cash paid out as funding can return as revenue along recorded deals; this does not imply impropriety."
)

DEFINITION_MORE = (
    "Incentive: the way out is warrants, shares or credits. Backstop: a guarantee stands on the way. "
    "Plain: a payment on the way whose purpose is not recorded. "
    "Bottleneck: the smallest leg of a loop; bottlenecks of different loops share legs "
    "and must not be added up."
)

PLAIN = (
    "Plain: payments lead back to their payer, and of one of them at least it is not recorded what it was for; "
    "this does not imply impropriety."
)


TEMPLATES = {
    "amount_unknown": "unknown",
    "amount_exact": "{sign}{central}{unit}",
    "amount_at_least": "{sign}{low}{unit} or more",
    "amount_at_most": "up to {sign}{high}{unit}",
    "amount_between": "{sign}{low}-{high}{unit}",
    "amount_or_more": "{sign}{central}{unit} or more",
    "amount_or_more_from": "{sign}{central}{unit} or more (from {low})",
    "amount_none_or_up_to": "{sign}0 (up to {sign}{high}{unit})",
    "amount_within": "{sign}{central}{unit} ({low}-{high})",
    "amount_not_known": "amount not known",
    "deal": "{payer} {deed}, {amount}",
    "cancelled_deal": "{deal} due or paid until it was cancelled {day}",
    "member": "{company}, {article} {group} company",
    "verbs": "{first} and {last}",
    "leg_of_several": "{deals} ({amount})",
    "loop": "{legs}.",
    "first_step": "{status} {day} at {amount}",
    "later_step": "{amount} since {day}",
    "unverified_day": "; the day rests on an unverified source alone",
    "undated": "undated",
    "on_day": "on {day}",
    "without_dates": "without dates",
    "scope": "{day}, {level} ({meaning}), {layers}",
    "contracted": "; sums are what the contracts allow over their terms",
    "due_by": "; sums are what had fallen due, or was paid, by then",
    "due_in": "; sums are what falls due, or is paid, from {first} to {last}",
    "due_until": "; sums are what falls due, or is paid, until {last}",
    "paid_until": "; sums are what is known to have been paid until {last}",
    "paid_by": "; sums are what is known to have been paid by then",
    "paid_in": "; sums are what is known to have been paid from {first} to {last}",
    "assumed_term": "; assumes a term of {years} for {deals} ({size})",
}
"""Each sentence by its name."""


def fill(name: str, **values: object) -> str:
    """Fill the places of a sentence.

    Examples
    --------
    >>> fill("on_day", day="2026-10-01")
    'on 2026-10-01'
    """
    return gettext(TEMPLATES[name], **values)
