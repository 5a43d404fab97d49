"""`aigraph ladder`: loops and money at each certainty, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from aigraph.answers.rows import nested
from aigraph.answers.system import HEADLINES
from aigraph.cli.options import (
    Question,
    kind_option,
    limit_options,
    max_length_option,
    path_argument,
    top_option,
    view_options,
)
from aigraph.cli.output import (
    WIDE,
    Column,
    envelope,
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
    tell_cuts,
)
from aigraph.flows.measure import Measure
from aigraph.language.amounts import dollars, money
from aigraph.language.companies import arrow_notation, company_name
from aigraph.language.plural import count
from aigraph.language.scopes import CERTAINTY
from aigraph.measures.ladder import Ladder, ladder
from aigraph.model.dates import day_text
from aigraph.model.loop import DEFAULT_KINDS, Loop
from aigraph.model.status import LEVELS, Level

SOFT = (Level.ANNOUNCED, Level.ALL)
"""The certainties at which nothing need be signed."""


@click.command("ladder")
@path_argument
@view_options
@max_length_option
@kind_option
@top_option("loops that rest on announcements or talk", "JSON gives")
@limit_options
def show_ladder(
    question: Question, max_length: int, kinds: tuple[str, ...], top: int, limits: Mapping[str, Any]
) -> None:
    """Show loops and money at paid, binding, announced and all, side by side.

    Below stand the loops that nothing signed holds up: they live only on announcements or on talk.
    """
    if click.get_current_context().get_parameter_source("status") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--status has no place here: the ladder shows every certainty")
    with progress_shown():
        found = ladder(
            question.view,
            HEADLINES,
            companies=question.companies,
            max_length=max_length,
            kinds=kinds or DEFAULT_KINDS,
            **limits,
        )
    soft = [(level, loop) for level in SOFT for loop in found.loops_only_from(level)]
    if question.format == "table":
        _print_rungs(question, found)
        _print_meaning(question, found)
        _print_soft(question, soft[: top or None])
        more = f"; the first {top} are shown, --top 0 shows all" if 0 < top < len(soft) else ""
        whole = count(len(found[Level.ALL].loops), "loop")
        print_note(f"{len(soft)} of {whole} live only on announcements or talk{more}.")
        print_provenance(question.view)
    else:
        answer = envelope(question.view) | {"max_length": max_length}
        answer["view"] |= {"status": [str(level) for level in LEVELS]}
        answer["truncated"] = {str(rung.level): str(rung.truncated) for rung in found.rungs if rung.truncated} or None
        if question.format == "json":
            only = {str(level): [nested(loop) for at, loop in soft if at is level] for level in SOFT}
            print_json(answer | {"ladder": found.rows(), "loops_only_from": only})
        else:
            print_rows(found.rows(), question.format, answer, "ladder")
    tell_cuts({rung.level: rung.truncated for rung in found.rungs})


def _print_rungs(question: Question, found: Ladder) -> None:
    rungs = found.rungs
    rows: list[tuple[str, ...]] = [
        (f"{kind} loops".replace("_", " "), *(f"{rung.counts[kind].central:,.0f}" for rung in rungs))
        for kind in rungs[0].counts
    ]
    rows.append(
        ("largest bottleneck", *(money(rung.loops[0].bottleneck) if rung.loops else "no loop" for rung in rungs))
    )
    rows.append(("can go round", *(dollars(rung.further[0].central) for rung in rungs)))
    for name, place in (("  as a share", 1), ("recycled share", 2), ("round trip", 3)):
        shares = [rung.further[place] for rung in rungs]
        rows.append((name, *("unknown" if it.central is None else f"{it.central:.1%}" for it in shares)))
        if any(it.of for it in shares):
            rows.append(("  whose", *(company_name(question.ledger, it.of) if it.of else "" for it in shares)))
        wholes = (next(iter(it.denominators.values()), None) for it in shares)
        rows.append(("  of", *(dollars(whole) if whole else "" for whole in wholes)))
    for name, sums in (
        ("funding", [rung.funding for rung in rungs]),
        ("purchases", [rung.purchases for rung in rungs]),
    ):
        rows += [
            (name, *map(_sum, sums)),
            ("  deals counted", *(f"{measure.n_edges_used:,}" for measure in sums)),
            ("  size not known", *(f"{measure.n_edges_missing:,}" for measure in sums)),
        ]
    print_table((Column(""), *(Column(str(rung.level), right=True) for rung in rungs)), rows)


def _sum(measure: Measure) -> str:
    return dollars(measure.central)


def _print_meaning(question: Question, found: Ladder) -> None:
    holds = "; ".join(f"{level}: {CERTAINTY[level]}" for level in LEVELS)
    print_note(f"{holds[0].upper()}{holds[1:]}. Each holds all deals of those before it.")
    view = question.view
    touching = f" that touch {' or '.join(question.companies)}" if question.companies else ""
    print_note(
        f"Loops of at most {found.max_length} companies on {view.as_of}, {' + '.join(view.layers)}. Funding and purchases "
        f"are sums over all cash deals{touching} whose size is known, on a loop or not."
    )
    print_note(
        "Can go round: the most that can at once, and that as a share of all recorded cash. Recycled share: of recycled and new "
        "money. Round trip: the largest share of a company's revenue, reported or else on record, that is its own funding come "
        "back. These three are of the whole network."
    )
    largest = {rung.bottleneck.of: None for rung in found.rungs if rung.bottleneck.of}
    if largest:
        print_note(f"Largest bottleneck: {', '.join(largest)}.")


def _print_soft(question: Question, soft: Sequence[tuple[Level, Loop]]) -> None:
    if not soft:
        return
    print_table(
        (
            Column("Loop", hyphens=True),
            Column("In words", wide=WIDE, hyphens=True),
            Column("Kind", fixed=True),
            Column("Bottleneck", right=True),
            Column("Only from", fixed=True),
            Column("Complete", wide=60, fixed=True),
        ),
        (
            (
                loop.name,
                arrow_notation(question.ledger, loop),
                str(loop.kind),
                money(loop.bottleneck),
                str(level),
                day_text(loop.complete_since),
            )
            for level, loop in soft
        ),
    )
