"""Words for how far a deal has got, in tables of one's own."""

from __future__ import annotations

import re

from aigraph.model.names import fold
from aigraph.model.status import Status
from aigraph.reading.cells.text import MISSING_WORDS

_WORDS = {
    Status.RUMOURED: "rumour rumor rumored rumoured reported reportedly speculated speculation alleged unconfirmed gerücht rumeur rumor",
    Status.IN_TALKS: "talks negotiating negotiation negotiations considering discussions exploring verhandlung verhandlungen "
    "négociation négociations negociación em|negociação",
    Status.ANNOUNCED: "announce announced announcement loi mou letter|of|intent letters|of|intent memorandum hoa term|sheet termsheet planned plan "
    "proposed pledged expected pending nonbinding non|binding intended option optional angekündigt geplant annoncé prévu anunciado "
    "previsto annunciato 已宣布 発表",
    Status.SIGNED: "signed binding definitive committed commitment agreed agreement confirmed contracted contract open outstanding "
    "unterzeichnet unterschrieben vereinbart signé firmado assinado firmato 已签署 締結 স্বাক্ষরিত",
    Status.CLOSED: "closed complete completed completion close closing done paid settled funded executed effective final finalised "
    "finalized success successful succeeded active live delivered drawn cleared booked posted consummated invested disbursed "
    "abgeschlossen bezahlt vollzogen conclu clôturé payé cerrado completado pagado concluído concluida pago chiuso 已完成 完了 সম্পন্ন",
    Status.CANCELLED: "cancelled canceled cancel cancellation terminated termination withdrawn lapsed failed void rejected abandoned "
    "reversed returned declined collapsed scrapped shelved expired rescinded revoked dead broken|off called|off fell|through "
    "fallen|through walked|away no|longer|happening storniert abgebrochen gescheitert annulé cancelado anulado annullato 已取消 中止 বাতিল",
    Status.REPLACED: "replaced superseded amended|and|restated renegotiated",
    Status.REFUTED: "refuted denied false disputed dementiert démenti",
}
STATUSES = {
    fold(word.replace("|", " ")): status
    for status, words in _WORDS.items()
    for word in (status.value.replace("_", "|"), *words.split())
}
"""Words for how far a deal has got, in small letters."""

_NEGATED = re.compile(
    r"\b(?:not|no|never|non|yet|until|subject|awaiting|await|if|may|might|could|would|will|to be|tbc|nicht|kein\w*|pas|sin|não|partly|"
    r"partially|partial|part|almost|nearly|half|soft|first|tranche|phase)\b|\?"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEUTRAL = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "of",
        "by",
        "at",
        "and",
        "&",
        "as",
        "is",
        "was",
        "has",
        "been",
        "deal",
        "deals",
        "transaction",
        "agreement",
        "fully",
        "all",
        "full",
        "date",
        "since",
        "under",
        "q1",
        "q2",
        "q3",
        "q4",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "publicly",
        "officially",
        "since",
        "formally",
        "both",
        "parties",
        "company",
        "press",
        "release",
    ]
)


def read_status(text: str) -> tuple[Status | None, bool]:
    """Read a status, or None for a missing value; and tell whether the words were understood.

    What is not understood counts at the weakest certainty only, as a rumour does, so that no deal is claimed to be surer than
    its source says. Of several words the weakest counts; one that says that the deal is off has the last word.

    Examples
    --------
    >>> read_status("Completed"), read_status("Letter of Intent"), read_status("")
    ((<Status.CLOSED: 'closed'>, True), (<Status.ANNOUNCED: 'announced'>, True), (None, True))
    >>> read_status("documented"), read_status("Not closed"), read_status("signed-LOI")
    ((<Status.RUMOURED: 'rumoured'>, False), (<Status.RUMOURED: 'rumoured'>, False), (<Status.ANNOUNCED: 'announced'>, True))
    """
    word = fold(text).rstrip(".!")
    inside = " ".join(_BRACKETS.findall(word))
    if inside and not _NEGATED.search(inside) and not _known(inside)[0]:
        word = " ".join(_BRACKETS.sub(" ", word).split())
    if word in STATUSES:
        return STATUSES[word], True
    if not word or word in MISSING_WORDS:
        return None, True
    found, rest = _known(word)
    if not found or _NEGATED.search(rest):
        return Status.RUMOURED, False
    off = [status for status in found if status.rank < 0]
    if off:
        return off[0], True
    strange = [part for part in re.findall(r"[^\W\d_]{2,}", rest) if part not in _NEUTRAL]
    if strange:
        return Status.RUMOURED, False
    return min(found, key=lambda status: status.rank), True


def is_status_word(text: str) -> bool:
    """Whether a text holds any word for a status."""
    word = fold(text).rstrip(".")
    return word in STATUSES or bool(_known(word)[0])


def is_off(text: str) -> bool:
    """Whether a status says that the deal is off: cancelled, replaced or refuted."""
    status, _ = read_status(text)
    return status is not None and status.rank < 0


def _known(word: str) -> tuple[list[Status], str]:
    """Give the statuses that a text names, and what is left of it without their words."""
    padded = " " + re.sub(r"[^\w&?]+", " ", word) + " "
    found = []
    for name in _LONGEST_FIRST:
        if f" {name} " in padded:
            found.append(STATUSES[name])
            padded = padded.replace(f" {name} ", "  ")
    return found, padded


_LONGEST_FIRST = sorted(STATUSES, key=len, reverse=True)
