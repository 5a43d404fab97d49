"""Words for the statuses and the instruments of deals in tables of one's own."""

from __future__ import annotations

from aigraph.model.instruments import COMES_BACK, INSTRUMENTS, SYNONYMS, UNSTATED
from aigraph.model.names import fold, suggest
from aigraph.model.status import Status
from aigraph.reading.cells.errors import RowError
from aigraph.reading.cells.text import MISSING_WORDS

_WORDS = {
    Status.RUMOURED: "rumour rumor rumored reported speculated speculation alleged unconfirmed",
    Status.IN_TALKS: "talks negotiating negotiation negotiations under|negotiation considering discussions",
    Status.ANNOUNCED: "announce announcement loi mou letter|of|intent letter|of|intent|signed memorandum planned plan proposed "
    "pledged expected pending non|binding nonbinding intended option optional",
    Status.SIGNED: "binding definitive committed commitment agreed agreement confirmed contracted contract open outstanding",
    Status.CLOSED: "complete completed close done paid settled funded executed effective final finalised finalized success "
    "successful succeeded active delivered drawn cleared booked posted",
    Status.CANCELLED: "canceled cancel terminated withdrawn lapsed failed void rejected abandoned reversed returned declined",
    Status.REPLACED: "superseded amended renegotiated",
    Status.REFUTED: "denied false disputed",
}
STATUSES = {
    fold(word.replace("|", " ")): status
    for status, words in _WORDS.items()
    for word in (status.value.replace("_", "|"), *words.split())
}
"""Words for how far a deal has got, in small letters."""


class WordError(RowError):
    """A word is not in the vocabulary, or one that is no deal."""


def read_status(text: str) -> Status | None:
    """Read a status, or None for a missing value.

    Raises
    ------
    WordError
        If the word is unknown. It is not taken for the default: a deal that fell through would count.

    Examples
    --------
    >>> read_status("Completed"), read_status("Letter of Intent"), read_status("")
    (<Status.CLOSED: 'closed'>, <Status.ANNOUNCED: 'announced'>, None)
    """
    word = fold(text).rstrip(".")
    if word in STATUSES:
        return STATUSES[word]
    if not word or word in MISSING_WORDS:
        return None
    near = suggest(word, STATUSES)
    hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(Status)}"
    raise WordError(f"status {text[:60]!r} is unknown; {hint}", "unknown status")


def is_off(text: str) -> bool:
    """Whether a status says that the deal is off: cancelled, replaced or refuted."""
    try:
        status = read_status(text)
    except WordError:
        return False
    return status is not None and status.rank < 0


def read_instrument(text: str) -> tuple[str, bool]:
    """Read an instrument: its name in the table of instruments, and whether the word was known.

    Raises
    ------
    WordError
        If the row is what comes back under another deal, such as a repayment: as an arrow it would make every loan a
        loop.

    Examples
    --------
    >>> read_instrument("Series C"), read_instrument("Cloud services"), read_instrument("gift"), read_instrument("")
    (('equity', True), ('compute', True), ('transfer', False), ('transfer', True))
    """
    word = fold(text)
    if word in COMES_BACK:
        message = (
            f"instrument {text!r} is what comes back under another deal; as an arrow it would make every loan a loop"
        )
        raise WordError(message, "comes back")
    if not word or word in MISSING_WORDS:
        return UNSTATED, True
    if word in _FOLDED:
        return _FOLDED[word], True
    # "Series C equity round" holds the words of several entries; the longest of them says most.
    held = [name for name in _FOLDED if f" {name} " in f" {word} "]
    if held:
        return _FOLDED[max(held, key=lambda name: (len(name), name))], True
    return UNSTATED, False


_FOLDED = {fold(word): name for word, name in SYNONYMS.items()}
assert set(_FOLDED.values()) == set(INSTRUMENTS)
