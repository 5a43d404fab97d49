"""`aigraph cycles`: the loops of a view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.public_record.own_rows import record_sentences, record_text, touching
from aigraph.answers.queries.loop_list import (
    SORTS,
    certainty_sentence,
    counts_document,
    evidence_summary,
    filter_note,
    in_order,
    later_evidence_sentence,
    loop_documents,
    loop_rows,
    loops_sentence,
    missing_sentences,
    unverified_days,
    with_detours,
)
from aigraph.cli.options.common import kind_option, limit_options, max_length_option, path_argument, top_option
from aigraph.cli.options.payments import payment_options, spark_options
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import (
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_truncations,
    terminal_width,
    top_note,
)
from aigraph.language.loops import kinds_text, measured_arrows, size_titles, sizes_sentence
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import arrow_notation, money
from aigraph.language.translation import PLAIN, gettext, ngettext
from aigraph.loops.find import find_at_each_level, find_loops
from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, KINDS, Kind, Loop
from aigraph.model.money.basis import Money

_COMPLETE_FITS = 92
_KINDS_FIT = 100
_FLAGS_FIT = 120
DEFAULT_DIRECT = 40
"""Direct loops that a table shows: as many as one can look through."""


@click.command()
@spark_options
@path_argument
@view_options
@max_length_option
@kind_option
@click.option(
    "--detours", is_flag=True, help="List under each direct loop its detours: longer ways for the same money."
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default=SORTS[0],
    show_default=True,
    help="By what the loops are put in order; sizes largest first, since the newest first.",
)
@click.option(
    "--min-amount",
    type=click.FloatRange(0),
    metavar="BILLIONS",
    help="Only loops of at least this size on record, in billions: of US$, or of the currency in which a table counts.",
)
@top_option("direct loops", default=DEFAULT_DIRECT)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the answer as an Excel workbook, FILE.xlsx: loops, legs, own rows annotated; this command reads it back.",
)
@payment_options(in_order=False)
@limit_options
def cycles(
    query: Query,
    max_length: int,
    kinds: tuple[str, ...],
    detours: bool,
    sort: str,
    min_amount: float | None,
    top: int,
    output: str | None,
    payments: Mapping[str, Any] | None,
    limits: Mapping[str, Any],
) -> None:
    """List the direct loops, those of known size first.

    A loop is direct if no other stands on fewer of its companies. It is named by its companies: give the name to `aigraph
    explain` to see its deals and sources. With --within, --in-order, --tolerance or --seeds the loops are of single payments,
    each with its day and amount, whatever they are for.
    """
    if payments is not None:
        options = {
            "--output": output,
            "--kind": kinds,
            "--detours": detours,
            "--sort": sort != SORTS[0],
            "--min-amount": min_amount,
        }
        wrong = [option for option, value in options.items() if value]
        if wrong:
            verb = "is" if len(wrong) == 1 else "are"
            raise click.UsageError(
                f"{' and '.join(wrong)} {verb} of loops by what deals are for, and not of loops of single payments"
            )
        # Most answers need no search in time.
        from aigraph.cli.look.temporal_cycles import show_temporal_cycles

        show_temporal_cycles(query, payments, max_length, top, limits)
        return
    view, ledger = query.view, query.ledger
    with show_progress():
        found = find_at_each_level(view, max_length=max_length, kinds=kinds or DEFAULT_KINDS, **limits)
    through = {level: loops.through(query.companies) for level, loops in found.items()}
    kept = through[view.status]
    _say_other_kinds(view, kept, kinds, max_length, limits)
    truncated = found[view.status].truncated or (ledger.intake and ledger.intake.cut) or None
    if output:
        _write_workbook(query, output, _near(ledger, in_order(kept, sort, min_amount)), max_length)
        return
    # Detours need not be measured where nobody asks for them.
    listed = _near(ledger, in_order(kept.direct if query.is_for_people and not detours else kept, sort, min_amount))
    if query.is_for_people:
        direct = [loop for loop in listed if loop.is_direct]
        shown = direct[: top or None]
        shown = with_detours(shown, listed) if detours else shown
        _print_loops(view, shown, shows_day=sort == "since")
        later = later_evidence_sentence(view, shown) if terminal_width() >= _FLAGS_FIT else ""
        for sentence in (*filter(None, [later]), *missing_sentences(ledger, shown), *unverified_days(view, shown)):
            print_note(sentence)
        filtered = filter_note(direct, kept.direct, min_amount, sort)
        said = f"{loops_sentence(kept, view)}{filtered}{top_note(top, len(direct))}"
        print_note(gettext("{sentence}.", sentence=said))
        for sentence in record_sentences(ledger, kept) if _is_joined(ledger) else ():
            print_note(sentence)
        print_note(sizes_sentence(view, () if view.money is Money.DUE else measured_arrows(shown)))
        print_note(certainty_sentence(through))
        if Kind.PLAIN in kept.kinds_found:
            print_note(gettext(PLAIN))
        print_provenance(view, [leg for loop in direct for leg in loop.legs])
    elif query.format == "json":
        answer = envelope(view, truncated) | {"max_length": max_length} | counts_document(kept)
        print_json(answer | {"loops": loop_documents(view, listed)})
    else:
        print_rows(loop_rows(view, listed), query.format, envelope(view), "loops")
    print_truncations({level: loops.truncated for level, loops in found.items()})
    if _is_interrupted(ledger, found.values()):
        click.get_current_context().exit(1)


def _is_joined(ledger: Ledger) -> bool:
    """Whether the public record was joined to a table."""
    return ledger.intake is not None and ledger.intake.is_joined


def _near(ledger: Ledger, loops: Sequence[Loop]) -> list[Loop]:
    """Keep the loops near the companies of a table that the public record was joined to."""
    return touching(ledger, loops) if _is_joined(ledger) else list(loops)


def _say_other_kinds(
    view: View, kept: LoopList, kinds: Sequence[str], max_length: int, limits: Mapping[str, Any]
) -> None:
    """Say which loops a table of one's own has of the kinds that are not listed by default, where it has no others."""
    if kinds or kept or view.ledger.intake is None:
        return
    hidden = [kind for kind in KINDS if kind not in DEFAULT_KINDS]
    found = Counter(str(loop.kind) for loop in find_loops(view, max_length=max_length, kinds=hidden, **limits))
    for kind, number in found.items():
        said = ngettext(
            "{number:,} loop is of the kind {kind}, which is not listed by default: {option} lists it",
            "{number:,} loops are of the kind {kind}, which is not listed by default: {option} lists them",
            number,
            kind=word(kind),
            option=f"--kind {kind}",
        )
        click.echo(said, err=True)


def _write_workbook(query: Query, output: str, loops: Sequence[Loop], max_length: int) -> None:
    """Write the answer as a workbook."""
    from aigraph.cli.output.save_file import print_size, save_as
    from aigraph.writing.answer_workbook import write_answer

    target = Path(output)
    if target.suffix.lower() != ".xlsx":
        raise click.BadParameter(
            f"{output!r}: expected a name that ends in .xlsx; --format gives other forms", param_hint="--output"
        )
    save_as(target, lambda path: write_answer(query.view, path, loops=loops, max_length=max_length))
    print_size(target, f", {len(loops):,} loops")


def _is_interrupted(ledger: Ledger, found: Iterable[LoopList]) -> bool:
    early = ledger.intake is not None and ledger.intake.is_interrupted
    return early or any(loops.truncated is not None and loops.truncated.is_interrupt for loops in found)


def _print_loops(view: View, loops: Sequence[Loop], *, shows_day: bool) -> None:
    if not loops:
        return
    ledger = view.ledger
    paid, due, contracted = size_titles(view)
    is_joined = _is_joined(ledger)
    print_table(
        (
            Column(gettext("Loop"), flexible=True),
            *([Column(gettext("Legs"), fixed=True)] if is_joined else []),
            Column(gettext("In words"), wide=WIDE, flexible=True),
            Column(gettext("Kind"), wide=_KINDS_FIT, fixed=True),
            Column(paid, right=True),
            Column(due, right=True),
            Column(contracted, right=True),
            Column(gettext("Weakest"), wide=_KINDS_FIT, fixed=True),
            Column(gettext("Complete"), wide=0 if shows_day else _COMPLETE_FITS, fixed=True),
            Column(gettext("Gain"), wide=WIDE, right=True),
            Column(gettext("Evidence"), wide=_FLAGS_FIT),
        ),
        (
            (
                loop.name if loop.is_direct else f"  {loop.name}",
                *([record_text(ledger, loop)] if is_joined else []),
                arrow_notation(ledger, loop),
                kinds_text(loop),
                money(loop.paid),
                money(loop.due),
                money(loop.contracted),
                word(loop.weakest_status),
                day_words(loop.complete_since),
                "" if loop.gain is None else gettext("{share:.1%}", share=loop.gain),
                # Looked up only where the column is shown: a table of 80 columns has no room for it.
                evidence_summary(view, loop) if terminal_width() >= _FLAGS_FIT else "",
            )
            for loop in loops
        ),
    )
