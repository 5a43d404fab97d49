"""Certainty as a section: the ladder of paid, binding, announced and all."""

from __future__ import annotations

from aigraph.answers.queries.certainty_ladder import size_text, sum_text
from aigraph.language.loops import days_text, kinds_text
from aigraph.language.sentences import CERTAINTY, arrow_notation, count, money
from aigraph.measures.ladder import Rung
from aigraph.model.dates import day_text
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.money.basis import Money
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.pictures import ladder_picture
from aigraph.reports.results import Results
from aigraph.reports.wording import number

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
            "Funding and purchases are sums over all cash deals on record, each at its central value, else at its low end, on a loop "
            f"or not{', with one of these companies at an end' if results.query.companies else ''}; paid and due "
            f"{days_text(results.view.counting)}, contracted over whole terms.{_plain(results)}"
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
        row("Direct loops (pairs)", *(f"{len(rung.direct):,} ({rung.pairs:,})" for rung in rungs)),
        *(
            row(f"Direct {kind} loops".replace("_", " "), *(number(rung.counts[kind].on_record) for rung in rungs))
            for kind in rungs[0].counts
            if any(rung.counts[kind].on_record for rung in rungs) or kind == "circular"
        ),
    ]
    rows.append(row("With detours", *(f"{len(rung.loops):,}" for rung in rungs)))
    rows += [
        row(f"Largest direct loop, {basis}", *(size_text(rung, basis) for rung in rungs)) for basis in rungs[0].sizes
    ]
    for name, deal_class in (("Funding", DealClass.FUNDING), ("Purchases", DealClass.PURCHASE)):
        rows += [
            row(f"{name}, {basis}", *(sum_text(rung.sums[basis][deal_class]) for rung in rungs))
            for basis in rungs[0].sums
        ]
        sums = [rung.sums[Money.CONTRACTED][deal_class] for rung in rungs]
        rows.append(
            row(
                f"{name}: deals of known size, of unknown size",
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


def _soft(results: Results, level: Level) -> list[Block]:
    """List the loops that exist only from a level on at which nothing need be signed."""
    loops = results.ladder.loops_only_from(level)
    if not loops:
        return [plain(f"No loop stands only on {SOFT[level]}.")]
    shown = loops[: results.query.top]
    of = f" Listed: {len(shown)} of {len(loops):,}." if len(shown) < len(loops) else ""
    direct = [loop for loop in loops if loop.is_direct]
    verb = "stands" if len(direct) == 1 else "stand"
    return [
        plain(
            f"{count(len(direct), 'direct loop')} {verb} only on {SOFT[level]}, and {count(len(loops) - len(direct), 'detour')} with them{_became(results, level)}.{of}"
        ),
        ItemList(
            tuple(
                (
                    f"{arrow_notation(results.ledger, loop)}, {kinds_text(loop)}, contracted {money(loop.contracted)}, since {day_text(loop.complete_since)}",
                )
                for loop in shown
            )
        ),
    ]


def _became(results: Results, level: Level) -> str:
    """Say how many loops that are direct one level before are detours here, so that the counts of the table add up."""
    rungs = results.ladder.rungs
    at = LEVELS.index(level)
    before = {loop.name for loop in rungs[at - 1].loops if loop.is_direct}
    number = sum(not loop.is_direct and loop.name in before for loop in rungs[at].loops)
    if not number:
        return ""
    return f"; {count(number, 'loop')} that {'is' if number == 1 else 'are'} direct at {LEVELS[at - 1]} {'is a detour' if number == 1 else 'are detours'} of them"
