"""Keystones as a section: minimum feedback sets and knock-outs."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.sentences import company_name, count, dollars
from aigraph.measures.keystones import Keystones, KnockOut
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import around, listing, number, percent

TITLE = "What holds the loops together"
_FEW = 5
_SETS = 3


def keystones_section(results: Results) -> Section:
    """List the fewest companies and the cheapest deals without which no loop is left, and the knock-outs."""
    found = results.keystones
    if isinstance(found, str):
        return Section("keystones", TITLE, (plain(f"Not found: {found}"),))
    if not found.companies.on_record:
        return Section("keystones", TITLE, (plain("There is no loop of cash, so nothing holds any together."),))
    blocks = [*_companies(results, found), *_deals(results, found), *_tables(results, found)]
    return Section("keystones", TITLE, tuple(blocks))


def _names(results: Results, ids: Sequence[str]) -> str:
    return listing([company_name(results.ledger, company) for company in ids])


def _companies(results: Results, found: Keystones) -> list[Block]:
    sets = found.company_sets
    least = count(int(found.companies.on_record or 0), "company")
    on_loops = int(found.companies.denominators["companies_on_loops"])
    intro = (
        f"{count(on_loops, 'company')} {'is' if on_loops == 1 else 'are'} on loops of cash of any length, deals of unknown size "
        f"included; without as few as {least} no loop is left"
    )
    if len(sets) == 1 and not found.more_company_sets:
        return [plain(f"{intro}: {_names(results, sets[0])}. No other choice is as small.")]
    always = [company for company in sets[0] if all(company in chosen for chosen in sets)]
    shared = f" In all that are listed: {_names(results, always)}." if always else ""
    more = "at least " if found.more_company_sets else ""
    others = [[company for company in chosen if company not in always] for chosen in sets[:_SETS]]
    which = "; or ".join(_names(results, chosen) for chosen in others)
    cut = f" ({_SETS} are named)" if len(sets) > _SETS else ""
    beside = "Beside them" if always else "They are"
    return [plain(f"{intro}. {more.capitalize()}{len(sets)} choices are as small.{shared} {beside}{cut}: {which}.")]


def _deals(results: Results, found: Keystones) -> list[Block]:
    if found.deals.on_record is None or not found.deal_sets:
        return [plain("The cheapest deals to cut are unknown: no deal on a loop has a known amount.")]
    recorded = found.deals.denominators["recorded_usd_bn"]
    chosen = found.deal_sets[0]
    ways = "" if len(found.deal_sets) == 1 and not found.more_deal_sets else " Other choices cost as little."
    more = " or more" if found.deals.high is None else ""
    if not chosen:
        return [
            plain("Every loop has a deal without a figure to quote on it, so no cheapest set of deals can be named.")
        ]
    blocks: list[Block] = [
        plain(
            f"The cheapest deals without which no loop of known amounts is left add up to "
            f"{dollars(found.deals.on_record)}{around(found.deals)} of {dollars(recorded)}{more} recorded, as contracted over whole terms:{ways}"
        ),
        ItemList(
            tuple(
                (f"{_names(results, [bundle.payer])} → {_names(results, [bundle.payee])}, {dollars(bundle.usd_bn())}",)
                for bundle in chosen
            )
        ),
    ]
    if found.unpriced:
        unpriced = count(len(found.unpriced), "pair")
        blocks.append(
            quiet(
                f"{unpriced} of companies on loops pay each other sums that are not reported: these have no price to be cut at."
            )
        )
    return blocks


def _tables(results: Results, found: Keystones) -> list[Block]:
    companies = set(results.query.companies)
    blocks: list[Block] = []
    for title, head, kept in (
        ("Companies", "Company", [it for it in found.knock_outs if it.bundle is None]),
        ("Deals between two companies", "Payer → payee", [it for it in found.knock_outs if it.bundle]),
    ):
        on_loops = [it for it in kept if it.loops.on_record and (not companies or companies & _ends(it))]
        if not on_loops:
            continue
        shown = on_loops[:_FEW]
        of = f" {len(shown)} of {len(on_loops)} on loops are shown." if len(shown) < len(on_loops) else ""
        whole = shown[0].fall.denominators["max_circulation_usd_bn"]
        blocks.append(
            Table(
                f"{title}: the loops of cash of at most {results.query.max_length} companies that pass, and by how much less without it "
                f"than the {dollars(whole)} of contracts, over whole terms, that could be set off, counted leg by leg; on record, without ranges, as "
                f"each row is worked out anew.{of}",
                (head, "Loops", "Circular among them", "Fall", "Share of what could be set off"),
                tuple(_row(results, knock_out) for knock_out in shown),
                right=(1, 2, 3, 4),
            )
        )
    if blocks:
        blocks.append(
            quiet(
                "Each row is taken out alone; the falls must not be added up. What others can stand in for has loops and no fall. "
                "This describes the record and is no advice to cut anything."
            )
        )
    return blocks


def _ends(knock_out: KnockOut) -> set[str]:
    return {knock_out.bundle.payer, knock_out.bundle.payee} if knock_out.bundle else {knock_out.fall.of}


def _row(results: Results, knock_out: KnockOut) -> tuple[RichText, ...]:
    names = [knock_out.bundle.payer, knock_out.bundle.payee] if knock_out.bundle else [knock_out.fall.of]
    fall, of = knock_out.fall.on_record, knock_out.fall.denominators["max_circulation_usd_bn"]
    return row(
        " → ".join(company_name(results.ledger, name) for name in names),
        number(knock_out.loops.on_record),
        number(knock_out.circular_loops.on_record),
        dollars(fall),
        percent(fall / of) if fall is not None and of else "unknown" if fall is None else "none to fall",
    )
