"""Uncertainty as a section: ranges of the figures, the deals that move them most, and the null model."""

from __future__ import annotations

from aigraph.language.sentences import company_name, count, money
from aigraph.measures.null_model import Comparison
from aigraph.measures.tornado import Bar
from aigraph.measures.uncertainty import Uncertainty
from aigraph.model.origin import AigraphError
from aigraph.reports.blocks import Block, Code, Part, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import ends, number, percent, write

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
    circulation = results.max_circulation_range
    drawn = None if results.too_large else results.throughput_circularity_range
    rows = [_row("Most that can go round at once", "usd_bn", circulation)]
    if drawn:
        rows.append(_row("Recycled share", "share", drawn))
    blocks: list[Block] = [
        Table(
            f"Main figures, all cash deals on {results.view.as_of}, {results.view.status}.",
            ("Figure", "On record", "Range", "5 to 95% of draws, each amount alone", "all amounts together"),
            tuple(rows),
            right=(1,),
        ),
        quiet(
            f"The ends of the first are exact, for the figure never falls when an amount rises. {_reached(circulation, 'usd_bn')}{circulation.interval.note}"
        ),
    ]
    if drawn is None:
        return [*blocks, plain(f"The recycled share was not drawn: {results.too_large}")]
    notes = "" if drawn.interval.note == circulation.interval.note else drawn.interval.note
    blocks.append(
        quiet(
            f"The second was found by {drawn.found_by}. {_reached(drawn, 'share')}Draws: {results.query.draws:,} in each of two "
            f"ways, seed {results.query.seed}; an amount with a central figure is drawn from a triangle, one with ends only evenly "
            f"between them. {notes}".strip()
        )
    )
    return blocks


def _reached(found: Uncertainty, unit: str) -> str:
    """Give the largest figure found where there is no upper bound."""
    if found.reached is None or not found.without_high:
        return ""
    return f"The runs reached {write(found.reached, unit)}, which bounds nothing. "


def _row(name: str, unit: str, found: Uncertainty) -> tuple[RichText, ...]:
    interval = found.interval
    on_record = interval.central
    cells = [
        ends(drawn.low, drawn.high, unit) if drawn else "not needed" for drawn in (found.independent, found.correlated)
    ]
    return row(
        name,
        write(on_record, unit) if on_record is not None else "outside the range: see below",
        ends(interval.low, interval.high, unit),
        *cells,
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
            f"What single deals do to the recycled share of {percent(found.figure.central)}.",
            ("Deal", "Amount", "Share at its low end", "Share at its high end"),
            tuple(_bar(results, bar) for bar in found.bars),
            right=(1, 2, 3),
        ),
    ]


def _bar(results: Results, bar: Bar) -> tuple[RichText, ...]:
    payer, payee = (company_name(results.ledger, end.removesuffix(" (paid)")) for end in (bar.payer, bar.payee))
    deal: RichText = (f"{payer} → {payee}: ", Code(bar.deal))
    high = percent(bar.at_high.central)
    return row(
        deal,
        money(bar.amount),
        percent(bar.at_low.central),
        f"{high} (no high end)" if bar.amount.high is None else high,
    )


def _chance(results: Results) -> list[Block]:
    try:
        found = results.null_model
    except AigraphError as error:
        return [plain(f"Not compared: {error}.")]
    pairs = (
        f"{count(found.funding_edges, 'funder-recipient pair')} and {count(found.purchase_edges, 'buyer-seller pair')}"
    )
    seen = count(int(found.direct.observed.central or 0), "funder")
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
            ("Count", "On record", "Mean by chance", "5 to 95% of draws", "Draws with as many"),
            (
                _compared("Funders that the funded buy from", found.direct, found.draws),
                _compared("Loops of two or three companies", found.loops, found.draws),
            ),
            right=(1, 2, 3, 4),
        ),
        *(quiet(sentence) for sentence in found.sentences),
        *([quiet(found.direct.expected.note)] if found.direct.expected.note else []),
    ]


def _compared(name: str, one: Comparison, draws: int) -> tuple[RichText, ...]:
    expected, share = one.expected, one.at_least.central
    as_many = "unknown" if share is None else f"{round(share * draws):,} of {draws:,}"
    return row(
        name,
        number(one.observed.central),
        "unknown" if expected.central is None else f"{expected.central:.1f}",
        f"{number(expected.low)} to {number(expected.high)}",
        as_many,
    )
