"""The companies, deals and sources of a view: as rows, and what there is of them in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aigraph.answers.inventory import Claim
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import count, money, scope
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Event
from aigraph.model.ledger import View
from aigraph.model.metric import VERDICTS, Metric


def sum_text(amount: Amount) -> str:
    """Write what a company pays or gets in all; nothing if it has no such deal, unknown if none has a known size."""
    if amount.is_known and (amount.low or amount.high):
        return money(amount)
    return "" if amount.high == 0 else gettext("unknown")


def companies_sentence(companies: Sequence[object], view: View, shown: str = "") -> str:
    """Say how many companies are listed, which of them are `shown`, and what their sums leave out."""
    return gettext(
        "{companies} {scope}{shown}. Deals of unknown size are in no sum: 'or more'.",
        companies=count(len(companies), "company"),
        scope=scope(view),
        shown=shown,
    )


def deals_sentences(arrows: Sequence[Arrow], view: View, shown: str = "") -> list[str]:
    """Say how many deals are listed, how many have no known size, which are `shown`, and which are left out."""
    unknown = sum(not arrow.amount.is_known for arrow in arrows)
    sentences = [
        gettext(
            "{deals} {scope}; {unknown} of unknown size{shown}.",
            deals=count(len(arrows), "deal"),
            scope=scope(view),
            unknown=unknown,
            shown=shown,
        )
    ]
    if view.umbrellas:
        figures = count(len(view.umbrellas), "umbrella figure")
        sentences.append(gettext("{figures} left out: the parts are listed.", figures=figures))
    if view.within_groups:
        sentences.append(gettext("{deals} inside one group left out.", deals=count(len(view.within_groups), "deal")))
    before = len(view.before_consolidation)
    if before:
        left_out = count(before, "deal")
        sentences.append(gettext("{deals} of subsidiaries left out, all due before they were bought.", deals=left_out))
    return sentences


def describe_claim(record: Event | Metric) -> str:
    """Say what an event or a metric states: status or metric, size and wording."""
    if isinstance(record, Event):
        size = money(record.amount) if record.amount.is_known else ""
        return ", ".join(filter(None, (word(record.status), size, record.reported)))
    ends = dict.fromkeys(str(end) for end in (record.low, record.value, record.high) if end is not None)
    size = f"{' to '.join(ends)} {record.unit}" if ends else ""
    return ", ".join(filter(None, (record.metric.replace("_", " "), size, record.reported)))


def claims_sentence(claims: Sequence[Claim]) -> str:
    """Say how many statements a source makes, and how many of them stand, were revised or are refuted; without a full stop."""
    verdicts = Counter(claim.verdict for claim in claims)
    said = ", ".join(gettext(_VERDICTS[name], number=verdicts[name]) for name in VERDICTS)
    return gettext("{claims}: {verdicts}", claims=count(len(claims), "claim"), verdicts=said)


def verdict_text(claim: Claim) -> str:
    """Say what became of a claim."""
    return gettext(_BECAME[claim.verdict])


_BECAME = {"stands": gettext_noop("stands"), "revised": gettext_noop("revised"), "refuted": gettext_noop("refuted")}
_VERDICTS = {
    "stands": gettext_noop("{number:,} stands"),
    "revised": gettext_noop("{number:,} revised"),
    "refuted": gettext_noop("{number:,} refuted"),
}
