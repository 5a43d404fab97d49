"""The words of the money figure: its title, the parts of its bars, and the note below it."""

from __future__ import annotations

from aigraph.language.translation import gettext_noop
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.schedules.window import Window

TITLE = gettext_noop("Where the money comes from, quarter by quarter")

SOURCES = {
    "recycled": (gettext_noop("recycled"), "purchase"),
    "equity": (gettext_noop("outside equity"), "funding"),
    "debt": (gettext_noop("outside debt"), "incentive"),
    "own": (gettext_noop("own business"), "plain"),
    "others": (gettext_noop("others' business"), "bar"),
    "unfunded": (gettext_noop("not found on record"), "paper"),
}
"""The parts from the foot of a bar upwards: their words and colours."""
USES = {
    DealClass.PURCHASE: (gettext_noop("purchases"), "bar-past"),
    DealClass.FUNDING: (gettext_noop("investments"), "money"),
    DealClass.PLAIN: (gettext_noop("other payments"), "makers"),
}

NOTE = gettext_noop(
    "Each quarter is a question of its own: money that is given out in one and comes home in another is recycled in neither. "
    "On record: each amount at its central value, else at its low end; under it the range, where a plus means that no source "
    "sets a ceiling. The line through a bar is the range of uses, exact; the ranges of the sources are the least and the most of the combinations "
    "tried, and the true range can be wider. Not found on record is no forecast of default."
)


def carried_on(view: View, last: Window) -> str:
    """Say how quarters are carried on after the last report, as a message."""
    if last.last <= view.as_of:
        return gettext_noop("Own business after the last report on record carries its rate on, but not at the low end.")
    return gettext_noop(
        "Quarters that had not ended show what falls due by the contracts on record; own business carries the rate of the last report "
        "on, but not at the low end, and what will be raised is not known."
    )
