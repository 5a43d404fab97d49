"""The method as a section: ten lines, definitions and fixed sentences."""

from __future__ import annotations

from aigraph.language.translation import DEFINITION, DEFINITION_MORE, gettext, gettext_noop
from aigraph.reports.blocks import Block, ItemList, Section, plain, quiet

LINES = (
    gettext_noop(
        "A deal is one transfer of value; an arrow points the way it goes, and what comes back under the same contract is no "
        "arrow."
    ),
    gettext_noop(
        "What a source said of a deal on a day is an event, and a correction is a new event: the state of a deal is what its "
        "events leave."
    ),
    gettext_noop(
        "Subsidiaries count as their parents from the day of consolidation; parties without a name close no loop."
    ),
    gettext_noop(
        "A loop is a ring of companies with deals on each leg; a circular one begins as funding and comes home as a purchase, "
        "in cash."
    ),
    gettext_noop(
        "The order of dates excludes no loop: money is fungible, and rules against circular flows disregard sequence as well."
    ),
    gettext_noop(
        "The size of a loop is its smallest leg, three times: paid, due by the day, contracted; an unknown amount leaves it "
        "open above."
    ),
    gettext_noop(
        "On record: each amount at its central value, else at its low end; ranges are over all amounts that the sources allow."
    ),
    gettext_noop(
        "Sources of money: each company mixes what it has, and what it pays is traced back to where it entered (Eisenberg and "
        "Noe, 2001)."
    ),
    gettext_noop(
        "Keystones are exact: smallest sets of companies and cheapest sets of deals that meet every loop, by integer "
        "programming."
    ),
    gettext_noop(
        "Chance: funding and purchases are rewired apart from each other, each company keeping its number of partners."
    ),
)
"""The method in a few lines; docs/method.md has the formulas."""

NO_VERDICT = gettext_noop(
    "A loop is a reason to look, not a verdict: circular money flows are common, legal and often disclosed. Others read such deals "
    "as ordinary vendor finance: public contracts, a matter for concern only where they draw in outside money, hide leverage or "
    "distort revenue."
)


def method_section() -> Section:
    """Describe the method, and what its terms mean and do not mean."""
    blocks: tuple[Block, ...] = (
        ItemList(tuple((gettext(line),) for line in LINES), numbered=True),
        plain(f"{gettext(DEFINITION)} {gettext(NO_VERDICT)}"),
        quiet(gettext(DEFINITION_MORE)),
    )
    return Section("method", gettext("Method"), blocks)
