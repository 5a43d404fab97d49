"""Chance as a section: the loops on record beside those of rewired networks."""

from __future__ import annotations

from aigraph.language.sentences import count
from aigraph.measures.null_model import Comparison
from aigraph.model.origin import AigraphError
from aigraph.reports.blocks import Block, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import number

TITLE = "More than chance?"


def chance_section(results: Results) -> Section:
    """Compare two counts with those of rewired networks."""
    return Section("chance", TITLE, tuple(_blocks(results)))


def _blocks(results: Results) -> list[Block]:
    try:
        found = results.null_model
    except AigraphError as error:
        return [plain(f"Not compared: {error}.")]
    pairs = (
        f"{count(found.funding_edges, 'funder-recipient pair')} and {count(found.purchase_edges, 'buyer-seller pair')}"
    )
    seen = count(int(found.direct.observed.on_record or 0), "funder")
    whole = (
        "These counts are of the whole network, whichever companies the report is about."
        if results.query.companies
        else ""
    )
    first, *more = found.sentences
    if found.untestable:
        return [
            plain(f"On record: {seen} that the funded buy from, among {pairs}. {found.untestable} {whole}".strip()),
            *(quiet(sentence) for sentence in more[1:]),
        ]
    return [
        plain(
            f"Funding and purchases on {results.view.as_of} were each rewired {found.draws:,} times (seed {found.seed}): {pairs}, "
            f"deals of unknown size included. {whole}".strip()
        ),
        Table(
            "Counts on record beside those of the draws.",
            ("Count", "On record", "Mean of the draws", "Nine in ten draws between", "Draws with as many"),
            (
                _compared("Funders that the funded buy from", found.direct),
                _compared("The same without packages", found.apart),
            ),
            right=(1, 2, 3, 4),
        ),
        quiet(" ".join([first, *more, *filter(None, [found.direct.expected.note])])),
    ]


def _compared(name: str, one: Comparison) -> tuple[RichText, ...]:
    expected = one.expected
    return row(
        name,
        number(one.observed.on_record),
        "unknown" if expected.on_record is None else f"{expected.on_record:.1f}",
        f"{number(one.drawn.lower)} and {number(one.drawn.upper)}",
        one.text or "unknown",
    )
