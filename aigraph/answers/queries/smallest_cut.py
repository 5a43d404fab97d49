"""The smallest cut that leaves another company short by more than a sum, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext
from aigraph.measures.stress import ASSUMPTIONS, TRIED, Stress
from aigraph.model.ledger import Ledger


def stress_sentences(ledger: Ledger, found: Stress) -> Iterator[str]:
    """Say which cut does, or why none does, at the amounts on record and at others, and what is assumed."""
    who, other = (company_name(ledger, one) for one in (found.company, found.breaks))
    due = gettext(
        "{amount} that {company} is to pay {scope}",
        amount=dollars(found.uses_usd_bn),
        company=other,
        scope=found.scenario,
    )
    gap, short = dollars(found.gap_usd_bn), dollars(found.unfunded_usd_bn)
    if found.cut.on_record is None:
        yield from _no_cut(found, who, other, due)
    elif not found.cut.on_record and found.unfunded_usd_bn > found.gap_usd_bn:
        yield gettext(
            "Of {due}, {short} is not found on record without any cut: more than {gap}.", due=due, short=short, gap=gap
        )
    else:
        yield gettext(
            "If {company} cuts what it pays by more than {cut}, more than {gap} of {due} is no longer found; without a cut {short} is "
            "not found, with a full one {most}.",
            company=who,
            cut=_percent(found.cut.on_record),
            gap=gap,
            due=due,
            short=short,
            most=dollars(found.unfunded_at_full_cut_usd_bn),
        )
    if found.cut.on_record is not None and not found.cut.is_exact:
        yield gettext("The cut at other amounts: {range}.", range=bounds_text(found.cut, _percent))
    yield gettext(ASSUMPTIONS) if found.cut.is_exact else f"{gettext(TRIED)} {gettext(ASSUMPTIONS)}"


def _no_cut(found: Stress, who: str, other: str, due: str) -> Iterator[str]:
    if found.uses_usd_bn:
        yield gettext(
            "Of {due}: {why}, which is not more than {gap}.",
            due=due,
            why=found.cut.why_open,
            gap=dollars(found.gap_usd_bn),
        )
    else:
        yield gettext(
            "No answer: nothing that {other} is to pay is on record with a schedule {scope}, so whether a cut by {company} leaves it "
            "short is not known; `aigraph money {id}` says how much more may fall due.",
            other=other,
            scope=found.scenario,
            company=who,
            id=found.breaks,
        )
    if found.cut.low:
        yield gettext("At other amounts that the sources allow a cut of {share} does.", share=_percent(found.cut.low))
    elif found.cut.low is not None:
        yield gettext("At other amounts that the sources allow that much is not found even without a cut.")


def _percent(share: float) -> str:
    return gettext("{share:.1%}", share=share)
