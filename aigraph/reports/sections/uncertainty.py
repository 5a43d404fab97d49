"""Uncertainty as a section: ranges of the figures, the deals that move them most, and the null model."""

from __future__ import annotations

from aigraph.flows.measure import Measure
from aigraph.language.bounds import FOUND
from aigraph.language.sentences import company_name, count, money
from aigraph.measures.null_model import Comparison
from aigraph.measures.tornado import Bar
from aigraph.measures.uncertainty import Uncertainty
from aigraph.model.origin import AigraphError
from aigraph.reports.blocks import Block, Code, Part, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import drawn_between, number, percent, range_of, write

TITLE = "How sure this is"


def uncertainty_section(results: Results) -> Section:
    """Give ranges and quantiles of the main figures, the five deals that move them most, and the null model."""
    parts = [Part("Ranges", tuple(_ranges(results))), Part("The deals that move it most", tuple(_movers(results)))]
    parts.append(Part("More than chance?", tuple(_chance(results))))
    whole = (
        "These figures are of the whole network, whichever companies the report is about."
        if results.query.companies
        else ""
    )
    first = plain(
        "An amount is often a range: “about”, “up to”, or nothing at all. What follows says what that does to the figures. "
        f"It says nothing of deals that nobody reported. {whole}".strip()
    )
    return Section("uncertainty", TITLE, (first,), tuple(parts))


def _ranges(results: Results) -> list[Block]:
    circulation, share = results.max_circulation, results.throughput_circularity.share
    drawn = None if results.too_large else results.throughput_circularity_range
    blocks: list[Block] = [
        Table(
            f"Main figures, all cash deals on {results.view.as_of}, {results.view.status}.",
            ("Figure", "On record", "Range", "Nine in ten draws, each amount alone", "all amounts together"),
            (
                _row("What could be set off, counted leg by leg", circulation, None),
                _row("Recycled share", drawn.interval if drawn else share, drawn),
            ),
            right=(1,),
        ),
        quiet(f"On record: each amount at its central value, else at its low end. {FOUND}"),
    ]
    if drawn is None:
        return [*blocks, plain(f"The recycled share was not drawn: {results.too_large}")]
    blocks.append(
        quiet(
            f"Draws: {results.query.draws:,} in each of two ways, seed {results.query.seed}; an amount with a central figure is drawn "
            f"from a triangle, one with ends only evenly between them. {drawn.note}".strip()
        )
    )
    return blocks


def _row(name: str, figure: Measure, drawn: Uncertainty | None) -> tuple[RichText, ...]:
    ways = (drawn.independent, drawn.correlated) if drawn else (None, None)
    return row(
        name,
        write(figure.on_record, figure.unit),
        range_of(figure),
        *(drawn_between(way, figure.unit) for way in ways),
    )


def _movers(results: Results) -> list[Block]:
    if results.too_large:
        return [plain(f"Not tried: {results.too_large}")]
    found = results.tornado
    if not found.bars:
        return [plain("No amount on record has two ends that differ, so no single deal moves anything.")]
    return [
        plain(
            f"One deal at a time stood at its low and at its high end, all others as recorded. Of {count(found.tried, 'deal')} tried "
            "those are listed that move the recycled share most: their sources are the first to check."
        ),
        Table(
            f"What single deals do to the recycled share of {percent(found.figure.on_record)}.",
            ("Deal", "Amount", "Share at its low end", "Share at its high end"),
            tuple(_bar(results, bar) for bar in found.bars),
            right=(1, 2, 3),
        ),
    ]


def _bar(results: Results, bar: Bar) -> tuple[RichText, ...]:
    payer, payee = (company_name(results.ledger, end.removesuffix(" (paid)")) for end in (bar.payer, bar.payee))
    deal: RichText = (f"{payer} → {payee}: ", Code(bar.deal))
    high = percent(bar.at_high.on_record)
    return row(
        deal,
        money(bar.amount),
        percent(bar.at_low.on_record),
        f"{high} (no ceiling)" if bar.amount.high is None else high,
    )


def _chance(results: Results) -> list[Block]:
    try:
        found = results.null_model
    except AigraphError as error:
        return [plain(f"Not compared: {error}.")]
    pairs = (
        f"{count(found.funding_edges, 'funder-recipient pair')} and {count(found.purchase_edges, 'buyer-seller pair')}"
    )
    seen = count(int(found.direct.observed.on_record or 0), "funder")
    if found.untestable:
        return [
            plain(f"On record: {seen} that the funded buy from, among {pairs}. {found.untestable}"),
            *(quiet(sentence) for sentence in found.sentences[2:]),
        ]
    return [
        plain(
            f"Funding and purchases were each rewired {found.draws:,} times (seed {found.seed}) among the same "
            f"companies: {pairs}, deals of unknown size included."
        ),
        Table(
            "Counts on record beside those of the draws.",
            ("Count", "On record", "Mean by chance", "Nine in ten draws", "Draws with as many"),
            (
                _compared("Funders that the funded buy from", found.direct),
                _compared("The same without packages", found.apart),
            ),
            right=(1, 2, 3, 4),
        ),
        *(quiet(sentence) for sentence in found.sentences),
        *([quiet(found.direct.expected.note)] if found.direct.expected.note else []),
    ]


def _compared(name: str, one: Comparison) -> tuple[RichText, ...]:
    expected = one.expected
    return row(
        name,
        number(one.observed.on_record),
        "unknown" if expected.on_record is None else f"{expected.on_record:.1f}",
        f"{number(one.drawn.p05)} to {number(one.drawn.p95)}",
        one.text or "unknown",
    )
