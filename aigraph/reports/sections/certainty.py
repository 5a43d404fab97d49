"""Certainty as a section: the ladder of paid, binding, announced and all."""

from __future__ import annotations

from decimal import Decimal

from aigraph.flows.measure import Measure
from aigraph.language.sentences import CERTAINTY, arrow_notation, count, dollars, money
from aigraph.measures.ladder import Rung
from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.pictures import ladder_picture
from aigraph.reports.results import Results
from aigraph.reports.wording import UNKNOWN, number, percent, range_of, whole

SOFT = {Level.ANNOUNCED: "letters of intent", Level.ALL: "talks or rumours"}
"""The levels at which nothing need be signed, and what a loop depends on that exists only from there."""


def certainty_section(results: Results) -> Section:
    """Compare the levels of certainty, and list the loops that depend on something unsigned."""
    rungs = results.ladder.rungs
    holds = "; ".join(f"{level}: {CERTAINTY[level]}" for level in LEVELS)
    blocks: list[Block] = [
        plain(f"{holds[0].upper()}{holds[1:]}. Each level holds all deals of those before it."),
        Table(
            f"What stands on {results.view.as_of} at each certainty, {' + '.join(results.view.layers)}.",
            ("", *(str(rung.level) for rung in rungs)),
            tuple(_rows(rungs)),
            right=tuple(range(1, len(rungs) + 1)),
        ),
        quiet(
            "Funding and purchases are sums over all cash deals with a figure to quote, on a loop or not"
            f"{', with one of these companies at an end' if results.query.companies else ''}. From paid to binding a sum may fall: "
            "what is paid counts as paid, and a deal of open size is in no sum. What can go round and what is recycled are of the whole network."
            f"{_plain(results)}"
        ),
    ]
    blocks += ladder_picture(results)
    blocks += [block for level in SOFT for block in _soft(results, level)]
    cut = [f"at {rung.level} it {rung.truncated}" for rung in rungs if rung.truncated]
    if cut:
        blocks.append(plain(f"The search for loops was cut short: {'; '.join(cut)}. The counts are lower bounds."))
    return Section("ladder", "Paid, signed, announced: what rests on what", tuple(blocks))


def _rows(rungs: tuple[Rung, ...]) -> list[tuple[RichText, ...]]:
    rows = [
        row(f"{kind} loops".replace("_", " ").capitalize(), *(number(rung.counts[kind].central) for rung in rungs))
        for kind in rungs[0].counts
        if any(rung.counts[kind].central for rung in rungs) or kind == "circular"
    ]
    rows.append(row("Largest bottleneck", *(_bottleneck(rung) for rung in rungs)))
    rows.append(
        row(
            "Most that can go round at once, of deals with a figure",
            *(dollars(rung.further[0].central) for rung in rungs),
        )
    )
    recycled = [rung.further[1] for rung in rungs]
    rows.append(row("Recycled share", *map(_share, recycled)))
    rows.append(row("Recycled share: out of", *map(_whole, recycled)))
    for name, sums in (
        ("Funding", [rung.funding for rung in rungs]),
        ("Purchases", [rung.purchases for rung in rungs]),
    ):
        rows.append(row(name, *map(_sum, sums)))
        rows.append(
            row(
                f"{name}: deals counted, of open size",
                *(f"{measure.n_edges_used:,}, {measure.n_edges_missing:,}" for measure in sums),
            )
        )
    return rows


def _plain(results: Results) -> str:
    """Count the payments in neither sum, whose purpose is not recorded."""
    known = {DealClass.FUNDING, DealClass.PURCHASE}
    number = sum(arrow.layer is Layer.CASH and arrow.deal_class not in known for arrow in results.deals)
    return (
        f" {count(number, 'payment')} without a recorded purpose {'is' if number == 1 else 'are'} in neither."
        if number
        else ""
    )


def _sum(measure: Measure) -> str:
    """Write a sum with its bounds, which has no high end where a deal has none."""
    ends = (
        None if end is None else Decimal(repr(round(end, 9))) for end in (measure.low, measure.central, measure.high)
    )
    low, central, high = ends
    return UNKNOWN if central is None else money(Amount(low or Decimal(0), central, high))


def _share(measure: Measure) -> str:
    """Write a share; where there are too many loops to decompose the circulation into, only its bounds."""
    if measure.central is None and measure.low != measure.high:
        return range_of(measure)
    return percent(measure.low if measure.central is None else measure.central)


def _whole(share: Measure) -> str:
    # The denominator of an unknown share need not be known either, and must not be printed as 0.
    return UNKNOWN if share.central is None and share.low is None else whole(share)


def _bottleneck(rung: Rung) -> str:
    if not rung.loops:
        return "no loop"
    return money(rung.loops[0].bottleneck)


def _soft(results: Results, level: Level) -> list[Block]:
    """List the loops that exist only from a level on at which nothing need be signed."""
    loops = results.ladder.loops_only_from(level)
    if not loops:
        return [plain(f"No loop stands only on {SOFT[level]}.")]
    shown = loops[: results.query.top]
    of = f" Listed: {len(shown)} of {len(loops):,}." if len(shown) < len(loops) else ""
    verb = "stands" if len(loops) == 1 else "stand"
    return [
        plain(
            f"{count(len(loops), 'loop')} of {len(results.ladder[Level.ALL].loops):,} {verb} only on {SOFT[level]}.{of}"
        ),
        ItemList(
            tuple(
                (
                    f"{arrow_notation(results.ledger, loop)}, {loop.kind}, {money(loop.bottleneck)}, since {day_text(loop.complete_since)}",
                )
                for loop in shown
            )
        ),
    ]
