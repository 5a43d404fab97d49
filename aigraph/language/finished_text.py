"""Translates sentences that are finished in English: errors and problems, raised by rooms that know of no language.

A sentence is recognised by the messages of the catalogue: what stands between the words of a message fills its places, and is
translated as sentences are. Of all ways to read a text the one counts that leaves the fewest letters English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from aigraph.language.locale_text import ENGLISH, in_digits
from aigraph.language.translation import entries, gettext_noop, language

_PLACE = re.compile(r"\{(\w+)([^{}\w][^{}]*)?\}")
_JOINTS = re.compile(r": |; |\. |, ")
_FEWEST_LETTERS = 4
"""A message with fewer letters outside its places is found in sentences that are none of it."""
_MOST_JOINTS = 8
_OF_WORDS = frozenset({"noun", "what", "kind", "form", "evidence"})
"""Places whose content is a word of aigraph even if it is a single one; elsewhere such a word is a name, or typed."""


def translate_text(text: str) -> str:
    """Give a finished English text in the language of the answer; what the catalogue has no message for stays English.

    Parameters
    ----------
    text : str
        Sentences, each on a line of its own or joined as aigraph joins them: by a colon, a semicolon or a full stop.

    Examples
    --------
    >>> from aigraph.language.translation import in_language
    >>> with in_language("bn"):
    ...     translate_text("deals.csv:4: the file is missing")
    'deals.csv:4: ফাইলটি নেই'
    >>> translate_text("deals.csv:4: the file is missing")
    'deals.csv:4: the file is missing'
    """
    code = language()
    return text if code == ENGLISH else "\n".join(_sentence(line, code) for line in text.split("\n"))


def message_or_same(text: str) -> str:
    """Give the translation of a whole message, and the text itself where the catalogue has none."""
    code = language()
    return text if code == ENGLISH else _messages(code).get(text, text)


@cache
def _sentence(text: str, code: str, are_words: bool = False) -> str:
    """Translate one line: as one message, or in parts where it is joined."""
    if " " not in text and not are_words:
        return text
    exact = _messages(code).get(text)
    return exact or min((text, *_readings(text, code, are_words)), key=_english_letters)


def _english_letters(text: str) -> int:
    return sum(sign.isascii() and sign.isalpha() for sign in text)


def _readings(text: str, code: str, are_words: bool) -> Iterator[str]:
    for letters, pattern, names, translation in _patterns(code):
        if letters in text and (found := pattern.fullmatch(text)):
            yield _filled(translation, dict(zip(names, found.groups(), strict=True)), code)
    joints = list(_JOINTS.finditer(text))
    # What is joined more often is a list of names or choices: its parts are no sentences.
    for joint in joints if len(joints) <= _MOST_JOINTS else ():
        head, tail = (_sentence(part, code, are_words) for part in (text[: joint.start()], text[joint.end() :]))
        yield f"{head}{joint[0]}{tail}"


def _filled(translation: str, places: Mapping[str, str], code: str) -> str:
    def fill(place: re.Match[str]) -> str:
        text = places[place[0]]
        if place[2] == _QUOTED:
            return text
        return in_digits(code, text) if place[2] else _sentence(text, code, place[1] in _OF_WORDS)

    return _PLACE.sub(fill, translation)


_QUOTED = "!r"


@cache
def _messages(code: str) -> Mapping[str, str]:
    return {message: translation for message, translation in entries(code, ("",)).items() if translation}


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...], str], ...]:
    """Compile the messages that have places, each with its longest run of letters, the names of its places and its translation."""
    found = []
    for message, translation in _messages(code).items():
        runs = _PLACE.split(message)[::3]
        # A place for a number is as telling as a word.
        letters = sum(map(str.isalnum, "".join(runs))) + _FEWEST_LETTERS // 2 * any(_PLACE.split(message)[2::3])
        if len(runs) > 1 and letters >= _FEWEST_LETTERS:
            names = tuple(dict.fromkeys(place[0] for place in _PLACE.finditer(message)))
            found.append((-letters, message, max(runs, key=len), names, translation))
    return tuple(
        (run, re.compile(_expression(message), re.DOTALL), names, translation)
        for _, message, run, names, translation in sorted(found)
    )


def _expression(message: str) -> str:
    """Write a message as a regular expression with a group for each place."""
    numbers: dict[str, int] = {}
    written, end = "", 0
    for place in _PLACE.finditer(message):
        content = ".*?" if not place[2] else r"""'.*?'|".*?\"""" if place[2] == _QUOTED else r"[\d,.]+%?"
        known = numbers.get(place[0])
        written += re.escape(message[end : place.start()]) + (rf"\{known}" if known else f"({content})")
        numbers.setdefault(place[0], len(numbers) + 1)
        end = place.end()
    return written + re.escape(message[end:])


WORDS = (
    gettext_noop("role: {evidence}"),
    gettext_noop("unit: {evidence}"),
    gettext_noop("currency: {evidence}"),
    gettext_noop("not told"),
    gettext_noop("no money"),
    gettext_noop("as written"),
    gettext_noop("thousand"),
    gettext_noop("million"),
    gettext_noop("billion"),
    gettext_noop("trillion"),
    gettext_noop("one"),
    gettext_noop("day first"),
    gettext_noop("month first"),
    gettext_noop("year first"),
    gettext_noop("as told"),
    gettext_noop("warning: {message}"),
    gettext_noop("columns {columns}"),
    gettext_noop("a table, or a folder of deal tables"),
    gettext_noop("commas"),
    gettext_noop("semicolons"),
    gettext_noop("tabs"),
    gettext_noop("{number:,} cells {what}"),
    gettext_noop("1 cell {what}"),
    gettext_noop("1 row"),
    gettext_noop("1 amount"),
    gettext_noop("{number:,} amounts"),
    gettext_noop("of them {names}"),
    gettext_noop("gives {number:,} loops more"),
    gettext_noop("gives {number:,} loop more"),
    gettext_noop("gives {number:,} loops fewer"),
    gettext_noop("gives {number:,} loop fewer"),
    gettext_noop("{number:,} refused"),
    gettext_noop("the heading"),
    gettext_noop("the heading {heading}"),
    gettext_noop("another row of headings, {heading}"),
    gettext_noop("a line outside the table"),
    gettext_noop("by default, where no cell names one"),
    gettext_noop("by default; no cell decides it"),
    gettext_noop("{number:,} aliases"),
    gettext_noop("{number:,} metrics"),
    gettext_noop("{number:,} evidence"),
    gettext_noop("{number:,} statements"),
    gettext_noop("required"),
    gettext_noop("{command} lists them all"),
    gettext_noop("one of {choices}"),
    gettext_noop("company"),
    gettext_noop("deal"),
    gettext_noop("source"),
    gettext_noop("layer"),
    gettext_noop("status"),
    gettext_noop("sheet"),
    gettext_noop("table"),
    gettext_noop("loop"),
    gettext_noop("kind"),
    gettext_noop("certainty"),
    gettext_noop("bars"),
    gettext_noop("Permission denied"),
    gettext_noop("No space left on device"),
    gettext_noop("No such file or directory"),
    gettext_noop("Not a directory"),
    gettext_noop("Is a directory"),
    gettext_noop("File name too long"),
    gettext_noop("Read-only file system"),
    gettext_noop("Too many open files"),
    gettext_noop("Input/output error"),
    gettext_noop("Disk quota exceeded"),
    gettext_noop("{name}: cannot be used: {reason}"),
)
"""Words that stand in such sentences and are no message of their own anywhere else."""
