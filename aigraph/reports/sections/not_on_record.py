"""What is not on record as a section: sums without a schedule or a size, and what no source tells."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.sentences import count, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.arrow import Arrow
from aigraph.reports.blocks import ItemList, Section
from aigraph.reports.results import Results
from aigraph.reports.wording import part

TITLE = gettext_noop("What is not on record")


def not_on_record_section(results: Results) -> Section:
    """Say how much more may have fallen due, and how many deals lack a size, a schedule or a second source."""
    deals = results.deals
    vague = [arrow for arrow in results.due_deals if arrow.due.central is None and arrow.due.high != 0]
    bounded = [arrow.due for arrow in vague if arrow.due.high is not None]
    more = dollars(float(sum((one.high or one.low) - one.low for one in bounded)))
    unsized = len(vague) - len(bounded)
    known = [gettext("up to {amount} more on {number:,} of them", amount=more, number=len(bounded))] if bounded else []
    known += [gettext("no ceiling on {number:,}", number=unsized)] if unsized else []
    unknown = sum(not arrow.amount.is_known for arrow in deals)
    single = sum(len({event.source for event in arrow.events}) == 1 for arrow in deals)
    lines = [
        gettext(
            "{deals} may have fallen due {window} without a schedule that says how much: {more}.",
            deals=count(len(vague), "cash deal"),
            window=results.window_text,
            more="; ".join(known),
        )
        + _from_outside(results, vague)
        if vague
        else gettext(
            "Every cash deal that may have fallen due {window} has a schedule.",
            window=results.window_text,
        ),
        gettext("Of unknown size, not even “up to”: {deals}.", deals=part(unknown, len(deals), "deal")),
        gettext("{what}: {deals}.", what=gettext("Resting on a single source"), deals=part(single, len(deals), "deal")),
        gettext(
            "Deals that nobody reported are in no figure: recorded deals are a part of what companies buy, sell and raise."
        ),
    ]
    return Section("gaps", gettext(TITLE), (ItemList(tuple((line,) for line in lines)),))


def _from_outside(results: Results, vague: Sequence[Arrow]) -> str:
    """Say how many of the deals are by payers from outside, whose uses are split nowhere."""
    if isinstance(results.money, str):
        return ""
    outside = sum(arrow.payer not in results.money.companies for arrow in vague)
    if not outside:
        return ""
    said = gettext(
        "{inside:,} of them are by the companies whose money is split above, {outside:,} by funds, banks and other payers from "
        "outside.",
        inside=len(vague) - outside,
        outside=outside,
    )
    return f" {said}"
