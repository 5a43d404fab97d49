"""What is not on record as a section: sums without a schedule or a size, and what no source tells."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.sentences import count, dollars
from aigraph.model.arrow import Arrow
from aigraph.reports.blocks import ItemList, Section
from aigraph.reports.results import Results
from aigraph.reports.wording import part

TITLE = "What is not on record"


def not_on_record_section(results: Results) -> Section:
    """Say how much more may have fallen due, and how many deals lack a size, a schedule or a second source."""
    deals = results.deals
    vague = [arrow for arrow in results.due_deals if arrow.due.central is None and arrow.due.high != 0]
    bounded = [arrow.due for arrow in vague if arrow.due.high is not None]
    more = dollars(float(sum((one.high or one.low) - one.low for one in bounded)))
    unsized = len(vague) - len(bounded)
    known = [f"up to {more} more on {len(bounded):,} of them"] if bounded else []
    known += [f"no ceiling on {unsized:,}"] if unsized else []
    unknown = sum(not arrow.amount.is_known for arrow in deals)
    single = sum(len({event.source for event in arrow.events}) == 1 for arrow in deals)
    lines = [
        f"{count(len(vague), 'cash deal')} may have fallen due {results.window_text} without a schedule that says how much: "
        f"{'; '.join(known)}.{_from_outside(results, vague)}"
        if vague
        else f"Every cash deal that may have fallen due {results.window_text} has a schedule.",
        f"Of unknown size, not even “up to”: {part(unknown, len(deals), 'deal')}.",
        f"Resting on a single source: {part(single, len(deals), 'deal')}.",
        "Deals that nobody reported are in no figure: recorded deals are a part of what companies buy, sell and raise.",
    ]
    return Section("gaps", TITLE, (ItemList(tuple((line,) for line in lines)),))


def _from_outside(results: Results, vague: Sequence[Arrow]) -> str:
    """Say how many of the deals are by payers from outside, whose uses are split nowhere."""
    if isinstance(results.money, str):
        return ""
    outside = sum(arrow.payer not in results.money.companies for arrow in vague)
    return (
        f" {len(vague) - outside:,} of them are by the companies whose money is split above, {outside:,} by funds, banks and other payers from outside."
        if outside
        else ""
    )
