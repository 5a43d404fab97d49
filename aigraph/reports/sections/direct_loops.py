"""Direct loops as a section: paid, due and contracted side by side."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.loops import days_text, kinds_text, measured_arrows, sizes_sentence
from aigraph.language.sentences import arrow_notation, count, money
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.loop import Loop
from aigraph.reports.blocks import Section, Table, plain, row
from aigraph.reports.headline import direct_loops
from aigraph.reports.results import Results

TITLE = gettext_noop("The direct loops")
_ROWS = 8


def direct_loops_section(results: Results) -> Section:
    """List the direct loops of which most is due, with what is paid, due and contracted."""
    direct = direct_loops(results)
    if not direct:
        return Section("direct", gettext(TITLE), (plain(gettext("There is no direct loop to tell of.")),))
    shown = direct[:_ROWS]
    caption = [
        gettext(
            "Smallest leg of each, paid and due {days}, contracted over whole terms.",
            days=days_text(results.view.counting),
        )
    ]
    if len(shown) < len(direct):
        loops = count(len(direct), "direct loop")
        caption.append(gettext("{shown:,} of {loops}, most due first.", shown=len(shown), loops=loops))
    return Section(
        "direct",
        gettext(TITLE),
        (
            Table(
                " ".join(caption),
                (gettext("Loop"), gettext("Kind"), gettext("Paid"), gettext("Due"), gettext("Contracted")),
                tuple(
                    row(
                        arrow_notation(results.ledger, loop),
                        kinds_text(loop),
                        *(money(size) for size in (loop.paid, loop.due, loop.contracted)),
                    )
                    for loop in shown
                ),
                right=(2, 3, 4),
            ),
            plain(" ".join([sizes_sentence(results.view, measured_arrows(shown)), *_unknown(shown)])),
        ),
    )


def _unknown(loops: Sequence[Loop]) -> list[str]:
    """Say why a size is unknown, where one is."""
    sizes = [size for loop in loops for size in (loop.paid, loop.due, loop.contracted)]
    is_unknown = any(not size.is_known and not size.low and size.high is None for size in sizes)
    return [gettext("Unknown: a leg has no sum or no schedule on record, and none a ceiling.")] if is_unknown else []
