"""Doubts on the status of an event beside its words: talks, options, denials and ends are no contracts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain


def status_is_as_reported(ledger: Ledger) -> Iterator[Problem]:
    """What is reported as talks, an option or a letter of intent is not signed, and what is denied or has ended is off."""
    for event in ledger.documented_events:
        text = plain(event.reported)
        for words, statuses, expected in _RULES:
            found = words.search(text) if event.status in statuses else None
            if found:
                message = f"status {event.status} stands beside {found[0]!r} in reported; expected {expected}"
                yield doubt(event.origin, message, "status_is_as_reported")
                break


_NOT_BINDING = re.compile(
    r"\b(?:in|early|advanced|still in) talks\b|\bnegotiat\w+|\bnon-?binding\b|\bnot binding\b|\bletters? of intent\b"
    r"|\bmemorandum of understanding\b|\bmou\b|\bterm sheet\b|\bpreliminary\b|\bin principle\b|\btentative\w*\b|\bheads of terms\b|\bin discussions?\b|\brumou?r\w*"
    r"|\b(?:is|are) (?:considering|exploring|weighing|mulling)\b|\b(?:considers|explores|weighs|mulls)\b"
    r"|\b(?:has|have|holds?|gets?|receives?) (?:an? |the )?(?:option|right) to\b|\b(?:hopes|seeks|aims|wants) to\b"
)
_NOT_CLOSED = re.compile(
    r"\b(?:expected|due|scheduled|set) to close\b|\b(?:will|to|may|should) close (?:in|by|on|when|later)\b|\bclosing (?:is )?(?:expected|due)\b|\bsubject to (?:the )?(?:closing|approval)"
)
_OFF = re.compile(
    r"(?<!not )\bdenie[sd]\b|\b(?:ended|terminated|cancell?ed) (?:the|its|their|this)\b|(?<!that )(?<!which )\b(?:was|were) (?:terminated|cancell?ed)\b"
    r"|\bcall(?:ed|s) off\b|\bwalk(?:ed|s) away\b|(?<!not )\bwithdr(?:ew|aws|awn)\b|\bscrap(?:ped|s)\b|\bf(?:e|a)lls? through\b|\bf(?:ell|alls?) apart\b|\b(?:broke|breaks?) (?:down|off)\b|\b(?:is|are) off\b|\bshelve[sd]\b|\babandon(?:ed|s)\b|\blapsed\b|\bcollapsed\b|\brejected\b"
)
_BINDING = (Status.SIGNED, Status.CLOSED)
_RULES = (
    (_NOT_CLOSED, (Status.CLOSED,), "signed or announced"),
    (_NOT_BINDING, _BINDING, "in_talks or announced"),
    (_OFF, (*_BINDING, Status.ANNOUNCED), "cancelled or none"),
)

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [status_is_as_reported]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(DOUBTS, ("sources",))
