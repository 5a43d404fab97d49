"""Loops and money at each certainty side by side: as JSON, as lines of cells, and in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aigraph.answers.rows import nested
from aigraph.language.sentences import CERTAINTY, company_name, count, dollars, money
from aigraph.measures.ladder import Ladder
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.row import Row
from aigraph.model.status import LEVELS, Level

SOFT = (Level.ANNOUNCED, Level.ALL)
"""The certainties at which nothing need be signed."""


def soft_loops(found: Ladder) -> list[tuple[Level, Loop]]:
    """Give the loops that nothing signed holds up, each with the strictest certainty at which it stands."""
    return [(level, loop) for level in SOFT for loop in found.loops_only_from(level)]


def soft_document(soft: Sequence[tuple[Level, Loop]]) -> Row:
    """Write these loops by certainty, as JSON has them."""
    return {str(level): [nested(loop) for at, loop in soft if at is level] for level in SOFT}


def truncation_document(found: Ladder) -> Row | None:
    """Say for each certainty what cut its search short; None if nothing did."""
    return {str(rung.level): str(rung.truncated) for rung in found.rungs if rung.truncated} or None


def ladder_lines(ledger: Ledger, found: Ladder) -> list[tuple[str, ...]]:
    """Write loops, money and shares as lines of cells: what it is, then one cell for each certainty."""
    rungs = found.rungs
    lines: list[tuple[str, ...]] = [
        (f"{kind} loops".replace("_", " "), *(f"{rung.counts[kind].central:,.0f}" for rung in rungs))
        for kind in rungs[0].counts
    ]
    lines.append(
        ("largest bottleneck", *(money(rung.loops[0].bottleneck) if rung.loops else "no loop" for rung in rungs))
    )
    lines.append(("can go round", *(dollars(rung.further[0].central) for rung in rungs)))
    for name, place in (("  as a share", 1), ("recycled share", 2), ("round trip", 3)):
        shares = [rung.further[place] for rung in rungs]
        lines.append((name, *("unknown" if it.central is None else f"{it.central:.1%}" for it in shares)))
        if any(it.of for it in shares):
            lines.append(("  whose", *(company_name(ledger, it.of) if it.of else "" for it in shares)))
        wholes = (next(iter(it.denominators.values()), None) for it in shares)
        lines.append(("  of", *(dollars(whole) if whole else "" for whole in wholes)))
    for name, sums in (
        ("funding", [rung.funding for rung in rungs]),
        ("purchases", [rung.purchases for rung in rungs]),
    ):
        lines += [
            (name, *(dollars(measure.central) for measure in sums)),
            ("  deals counted", *(f"{measure.n_edges_used:,}" for measure in sums)),
            ("  size not known", *(f"{measure.n_edges_missing:,}" for measure in sums)),
        ]
    return lines


def ladder_sentences(found: Ladder, view: View, companies: Collection[str]) -> list[str]:
    """Say what the lines of a ladder mean, and what they rest on."""
    certainties = "; ".join(f"{level}: {CERTAINTY[level]}" for level in LEVELS)
    touching = f" that touch {' or '.join(companies)}" if companies else ""
    sentences = [
        f"{certainties[0].upper()}{certainties[1:]}. Each holds all deals of those before it.",
        (
            f"Loops of at most {found.max_length} companies on {view.as_of}, {' + '.join(view.layers)}. Funding and purchases "
            f"are sums over all cash deals{touching} whose size is known, on a loop or not."
        ),
        (
            "Can go round: the most that can at once, and that as a share of all recorded cash. Recycled share: of recycled and new "
            "money. Round trip: the largest share of a company's revenue, reported or else on record, that is its own funding come "
            "back. These three are of the whole network."
        ),
    ]
    largest = {rung.bottleneck.of: None for rung in found.rungs if rung.bottleneck.of}
    return [*sentences, f"Largest bottleneck: {', '.join(largest)}."] if largest else sentences


def soft_sentence(soft: Sequence[object], found: Ladder) -> str:
    """Say how many of all loops nothing signed holds up, without a full stop."""
    return f"{len(soft)} of {count(len(found[Level.ALL].loops), 'loop')} live only on announcements or talk"
