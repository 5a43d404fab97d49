"""Method, fixed sentences, and how to make the same report again."""

from __future__ import annotations

import shlex

import aigraph
from aigraph.language.definitions import DEFINITION, DEFINITION_MORE
from aigraph.measures.round_trip import CLOSED, UPPER
from aigraph.model.view import View
from aigraph.reports.blocks import Block, Command, Items, Section, plain, quiet
from aigraph.reports.results import DEFAULT_DRAWS, DEFAULT_TOP, Facts
from aigraph.store.load import SEEDS
from aigraph.store.write import data_version

LINES = tuple(
    """
A deal is one transfer of value; an arrow points the way it goes, and what comes back under the same contract is no arrow.
What a source said of a deal on a day is an event, and a correction is a new event: the state of a deal is what its events leave.
Subsidiaries count as their parents from the day of consolidation; parties without a name close no loop.
A loop is a ring of companies with deals on each leg; a circular one begins as funding and comes home as a purchase, in cash.
The order of dates excludes no loop: money is fungible, and rules against circular flows disregard sequence as well.
The bottleneck of a loop is its smallest leg; an unknown amount leaves it open above and is never counted as zero.
Recycled share: what goes round if all pass money on in proportion, out of that and new money (Homs-Dones and others, 2025).
Round trip: the part of a vendor's revenue that its own funding paid, least and most by linear programmes, else in proportion.
Keystones are exact: smallest sets of companies and cheapest sets of deals that meet every loop, by integer programming.
Chance: funding and purchases are rewired apart from each other, each company keeping its number of partners.
""".strip().splitlines()
)
"""The method in ten lines; docs/method.md has the formulas."""

NO_VERDICT = (
    "A loop is a reason to look, not a verdict: circular money flows are common, legal and often disclosed. Others read such deals "
    "as ordinary vendor finance: public contracts, a matter for concern only where they draw in outside money, hide leverage or "
    "distort revenue."
)


def tell_method() -> Section:
    """Say how the figures come about, what the words mean and do not mean."""
    blocks: tuple[Block, ...] = (
        Items(tuple((line,) for line in LINES), numbered=True),
        plain(f"{DEFINITION} {NO_VERDICT}"),
        quiet(DEFINITION_MORE),
        quiet(f"{UPPER.format(name='a company')} {CLOSED}"),
    )
    return Section("method", "Method", blocks)


def tell_again(facts: Facts) -> Section:
    """Give the command that makes this report again, byte for byte."""
    asked = facts.asked
    return Section(
        "again",
        "How to make this again",
        (
            Command(command(facts)),
            plain(
                f"aigraph {aigraph.__version__} on data version {data_version(facts.ledger)} gives the same bytes: no clock, no "
                f"order by chance, seed {asked.seed} for {asked.draws:,} draws of amounts in each of two ways and for the draws "
                f"of the null model. Loops have at most {asked.max_length} companies."
            ),
        ),
    )


def command(facts: Facts) -> str:
    """Write the command line; options that only repeat a default of sizes are left out."""
    view, asked = facts.view, facts.asked
    words = ["aigraph", "report", *([] if _is_shipped(view) else ["--data", "PATH"])]
    words += ["--as-of", view.as_of.isoformat(), "--status", str(view.status), "--layers", ",".join(view.layers)]
    for company in asked.companies:
        words += ["--company", company]
    words += ["--since", asked.since.isoformat()]
    for option, value, usual in (
        ("--top", asked.top, DEFAULT_TOP),
        ("--draws", asked.draws, DEFAULT_DRAWS),
        ("--seed", asked.seed, 0),
    ):
        if value != usual:
            words += [option, str(value)]
    return shlex.join(words)


def _is_shipped(view: View) -> bool:
    first = next(iter(view.ledger.deals), None)
    return first is not None and first.origin.path == str(SEEDS / "deals.csv")
