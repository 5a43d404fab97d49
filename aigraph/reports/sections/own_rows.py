"""Own rows as a section: which loops of the public record the companies of a table touch, and on what each leg rests."""

from __future__ import annotations

from aigraph.answers.public_record.own_rows import joined_intake, record_sentences, record_text, touching
from aigraph.language.sentences import arrow_notation, money
from aigraph.language.translation import gettext
from aigraph.reports.blocks import Block, Section, Table, plain, row
from aigraph.reports.results import Results

_SHOWN = 40


def own_rows_section(results: Results) -> tuple[Section, ...]:
    """List the direct loops that touch companies of the table; nothing where no public record was joined to one."""
    ledger = results.ledger
    if joined_intake(ledger) is None:
        return ()
    loops = touching(ledger, [loop for loop in results.loops if loop.is_direct])
    blocks: list[Block] = [plain(sentence) for sentence in record_sentences(ledger, results.loops)]
    if loops:
        caption = [
            gettext(
                "Direct loops that touch companies of the table, those with own rows first: how many legs rest on own rows, on the "
                "public record, or on both."
            )
        ]
        if len(loops) > _SHOWN:
            caption.append(gettext("The first {shown:,} of {all:,}.", shown=_SHOWN, all=len(loops)))
        blocks.append(
            Table(
                " ".join(caption),
                (gettext("Loop"), gettext("Legs"), gettext("Due"), gettext("Contracted")),
                tuple(
                    row(
                        arrow_notation(ledger, loop), record_text(ledger, loop), money(loop.due), money(loop.contracted)
                    )
                    for loop in loops[:_SHOWN]
                ),
                right=(2, 3),
            )
        )
    return (Section("own-rows", gettext("Your rows and the public record"), tuple(blocks)),)
