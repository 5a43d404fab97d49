"""The words of the data that answers print, and the sentences that are looked up by name: all that needs an entry in a catalogue without being a literal of the code."""

from __future__ import annotations

from collections.abc import Iterator

from aigraph.language.money_unit import money_words
from aigraph.language.sentence_parts import deed_message
from aigraph.language.sentences import CERTAINTY
from aigraph.language.titles import LOOPS
from aigraph.language.translation import DEFINITION, DEFINITION_MORE, PLAIN, TEMPLATES
from aigraph.loops.collect import LIFTS, NOT_BEGUN, REACHED
from aigraph.model.amount import NOT_SEARCHED
from aigraph.model.company import KINDS, ROLES
from aigraph.model.evidence import ANSWERS, FLAGS, SUBJECTS
from aigraph.model.instruments import INSTRUMENTS, DealClass, Layer
from aigraph.model.loop import Kind
from aigraph.model.money.basis import Money
from aigraph.model.source import GRADES
from aigraph.model.status import Level, Status


def vocabulary() -> tuple[str, ...]:
    """Give the messages, each once.

    Examples
    --------
    >>> {"signed", "buys shares of {payee}", "on {day}"} <= set(vocabulary())
    True
    """
    return tuple(dict.fromkeys(message for message in _messages() if message.strip()))


def _messages() -> Iterator[str]:
    yield from TEMPLATES.values()
    yield from (DEFINITION, DEFINITION_MORE, PLAIN, LOOPS, NOT_SEARCHED)
    yield from CERTAINTY.values()
    yield from (NOT_BEGUN, *REACHED.values(), *LIFTS.values())
    for choices in (Status, Level, Layer, DealClass, Kind, Money):
        yield from (str(choice).replace("_", " ") for choice in choices)
    yield from (name.replace("_", " ") for name in (*ROLES, *KINDS))
    for row in INSTRUMENTS.values():
        yield from (row.name.replace("_", " "), deed_message(row.verb), row.counter_leg)
    yield from (*FLAGS.values(), *SUBJECTS.values(), *ANSWERS, *GRADES.values())
    yield from money_words()
