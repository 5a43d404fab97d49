"""Words of the data, days and lists as sentences have them, and what a payer does to a payee."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aigraph.language.locale_text import ENGLISH, pattern_in
from aigraph.language.translation import fill, gettext, language
from aigraph.model.dates import UNDATED


def plural_of(noun: str) -> str:
    """Give the plural of an English noun.

    Examples
    --------
    >>> plural_of("company"), plural_of("day")
    ('companies', 'days')
    """
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def word(name: str) -> str:
    """Say a word of the data: ``in_talks`` is "in talks"."""
    return gettext(name.replace("_", " "))


def day_words(day: date) -> str:
    """Say a day, or that there is none."""
    return fill("undated") if day == UNDATED else gettext("{day}", day=day)


def deed_message(verb: str) -> str:
    """Give the message that says what a payer does to a payee."""
    return f"{verb} {_PAYEE}"


_PAYEE = "{payee}"


def deed(verbs: Sequence[str], payee: str) -> str:
    """Say what is done to a payee; what all ways share, they say once.

    Examples
    --------
    >>> deed(["buys convertible notes of", "lends to", "buys shares of"], "OpenAI")
    'buys convertible notes and shares of and lends to OpenAI'
    """
    ways = [gettext(deed_message(verb)) for verb in verbs]
    if all(way.endswith(f" {_PAYEE}") for way in ways):
        ways = [f"{joined(_said_once([way.removesuffix(f' {_PAYEE}') for way in ways]))} {_PAYEE}"]
    return joined(ways).replace(_PAYEE, payee)


def _said_once(ways: Sequence[str]) -> list[str]:
    """Draw together what begins with one verb and ends with one preposition, as in buying notes of and shares of."""
    if language() != ENGLISH:
        return list(ways)
    things: dict[tuple[str, str], list[str]] = {}
    for way in ways:
        verb, _, rest = way.partition(" ")
        thing, _, preposition = rest.rpartition(" ")
        things.setdefault((verb, preposition) if thing else (way, ""), []).append(thing)
    return [f"{verb} {joined(of)} {preposition}" if preposition else verb for (verb, preposition), of in things.items()]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_text(day: date) -> str:
    """Name the month of a day, briefly."""
    return _MONTHS[day.month - 1] if language() == ENGLISH else pattern_in(language(), day, "MMM")


def year_text(day: date) -> str:
    """Write the year of a day."""
    return str(day.year) if language() == ENGLISH else pattern_in(language(), day, "y")


def joined(words: Sequence[str]) -> str:
    """Join words to a list."""
    *first, last = words
    return fill("verbs", first=", ".join(first), last=last) if first else last
