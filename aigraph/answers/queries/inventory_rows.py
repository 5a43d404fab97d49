"""The companies, deals and sources of a view: as rows, and what there is of them in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aigraph.answers.inventory import Claim
from aigraph.language.sentences import count, money, scope
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Event
from aigraph.model.ledger import View
from aigraph.model.metric import VERDICTS, Metric


def sum_text(amount: Amount) -> str:
    """Write what a company pays or gets in all; nothing if it has no such deal, unknown if none has a known size."""
    if amount.is_known and (amount.low or amount.high):
        return money(amount)
    return "" if amount.high == 0 else "unknown"


def companies_sentence(companies: Sequence[object], view: View, shown: str = "") -> str:
    """Say how many companies are listed, which of them are `shown`, and what their sums leave out."""
    return f"{count(len(companies), 'company')} {scope(view)}{shown}. Deals of unknown size are in no sum: 'or more'."


def deals_sentences(arrows: Sequence[Arrow], view: View, shown: str = "") -> list[str]:
    """Say how many deals are listed, how many have no known size, which are `shown`, and which are left out."""
    unknown = sum(not arrow.amount.is_known for arrow in arrows)
    sentences = [f"{count(len(arrows), 'deal')} {scope(view)}; {unknown} of unknown size{shown}."]
    if view.umbrellas:
        sentences.append(f"{count(len(view.umbrellas), 'umbrella figure')} left out: the parts are listed.")
    if view.within_groups:
        sentences.append(f"{count(len(view.within_groups), 'deal')} inside one group left out.")
    before = len(view.before_consolidation)
    if before:
        sentences.append(f"{count(before, 'deal')} of subsidiaries left out, all due before they were bought.")
    return sentences


def describe_claim(record: Event | Metric) -> str:
    """Say what an event or a metric states: status or metric, size and wording."""
    if isinstance(record, Event):
        size = money(record.amount) if record.amount.is_known else ""
        return ", ".join(filter(None, (str(record.status), size, record.reported)))
    ends = dict.fromkeys(str(end) for end in (record.low, record.value, record.high) if end is not None)
    size = f"{' to '.join(ends)} {record.unit}" if ends else ""
    return ", ".join(filter(None, (record.metric.replace("_", " "), size, record.reported)))


def claims_sentence(claims: Sequence[Claim]) -> str:
    """Say how many statements a source makes, and how many of them stand, were revised or are refuted."""
    verdicts = Counter(claim.verdict for claim in claims)
    return f"{count(len(claims), 'claim')}: {', '.join(f'{verdicts[name]} {name}' for name in VERDICTS)}."
