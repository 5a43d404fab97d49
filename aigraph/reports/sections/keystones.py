"""Keystones as a section: minimum feedback sets and knock-outs."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.sentences import company_name, count, dollars
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.measures.keystones import Keystones, KnockOut
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import around, listing, number, percent, with_share

TITLE = gettext_noop("What holds the loops together")
_FEW = 5
_SETS = 3


def keystones_section(results: Results) -> Section:
    """List the fewest companies and the cheapest deals without which no loop is left, and the knock-outs."""
    found = results.keystones
    if isinstance(found, str):
        return Section("keystones", gettext(TITLE), (plain(gettext("Not found: {why}", why=found)),))
    if not found.companies.on_record:
        none = gettext("There is no loop of cash, so nothing holds any together.")
        return Section("keystones", gettext(TITLE), (plain(none),))
    blocks = [*_companies(results, found), *_deals(results, found), *_tables(results, found)]
    return Section("keystones", gettext(TITLE), tuple(blocks))


def _names(results: Results, ids: Sequence[str]) -> str:
    return listing([company_name(results.ledger, company) for company in ids])


def _companies(results: Results, found: Keystones) -> list[Block]:
    sets = found.company_sets
    intro = ngettext(
        "{number:,} company is on loops of cash of any length, deals of unknown size included; without as few as {least} no loop "
        "is left",
        "{number:,} companies are on loops of cash of any length, deals of unknown size included; without as few as {least} no loop "
        "is left",
        int(found.companies.denominators["companies_on_loops"]),
        least=count(int(found.companies.on_record or 0), "company"),
    )
    if len(sets) == 1 and not found.more_company_sets:
        names = _names(results, sets[0])
        return [plain(gettext("{intro}: {companies}. No other choice is as small.", intro=intro, companies=names))]
    always = [company for company in sets[0] if all(company in chosen for chosen in sets)]
    others = [[company for company in chosen if company not in always] for chosen in sets[:_SETS]]
    which = {
        "companies": gettext("; or ").join(_names(results, chosen) for chosen in others),
        "cut": gettext(" ({number} are named)", number=_SETS) if len(sets) > _SETS else "",
    }
    how_many = (
        gettext("At least {number:,} choices are as small.", number=len(sets))
        if found.more_company_sets
        else gettext("{number:,} choices are as small.", number=len(sets))
    )
    said = [gettext("{sentence}.", sentence=intro), how_many]
    if always:
        said.append(gettext("In all that are listed: {companies}.", companies=_names(results, always)))
        said.append(gettext("Beside them{cut}: {companies}.", **which))
    else:
        said.append(gettext("They are{cut}: {companies}.", **which))
    return [plain(" ".join(said))]


def _deals(results: Results, found: Keystones) -> list[Block]:
    if found.deals.on_record is None or not found.deal_sets:
        return [plain(gettext("The cheapest deals to cut are unknown: no deal on a loop has a known amount."))]
    recorded = found.deals.denominators["recorded_usd_bn"]
    chosen = found.deal_sets[0]
    if not chosen:
        none = gettext(
            "Every loop has a deal without a figure to quote on it, so no cheapest set of deals can be named."
        )
        return [plain(none)]
    cheapest = [
        gettext(
            "The cheapest deals without which no loop of known amounts is left add up to {amount}{range} of {recorded} recorded, as "
            "contracted over whole terms:",
            amount=dollars(found.deals.on_record),
            range=around(found.deals),
            recorded=gettext("{amount} or more", amount=dollars(recorded))
            if found.deals.high is None
            else dollars(recorded),
        )
    ]
    if len(found.deal_sets) > 1 or found.more_deal_sets:
        cheapest.append(gettext("Other choices cost as little."))
    blocks: list[Block] = [
        plain(" ".join(cheapest)),
        ItemList(
            tuple(
                (f"{_names(results, [bundle.payer])} → {_names(results, [bundle.payee])}, {dollars(bundle.usd_bn())}",)
                for bundle in chosen
            )
        ),
    ]
    if found.unpriced:
        blocks.append(
            quiet(
                gettext(
                    "{pairs} of companies on loops pay each other sums that are not reported: these have no price to be cut at.",
                    pairs=count(len(found.unpriced), "pair"),
                )
            )
        )
    return blocks


def _tables(results: Results, found: Keystones) -> list[Block]:
    companies = set(results.query.companies)
    blocks: list[Block] = []
    for title, head, kept in (
        (gettext("Companies"), gettext("Company"), [it for it in found.knock_outs if it.bundle is None]),
        (
            gettext("Deals between two companies"),
            gettext("Payer → payee"),
            [it for it in found.knock_outs if it.bundle],
        ),
    ):
        on_loops = [it for it in kept if it.loops.on_record and (not companies or companies & _ends(it))]
        if not on_loops:
            continue
        shown = on_loops[:_FEW]
        whole = shown[0].fall.denominators["max_circulation_usd_bn"]
        blocks.append(
            Table(
                with_share(
                    gettext(
                        "{title}: how many loops of cash of at most {companies} pass through each, and by how much what could be set off, "
                        "{whole} of contracts over whole terms counted leg by leg, falls without it; on record, without ranges, as each "
                        "row is worked out anew.",
                        title=title,
                        companies=count(results.query.max_length, "company"),
                        whole=dollars(whole),
                    ),
                    len(shown),
                    len(on_loops),
                ),
                (
                    head,
                    gettext("Loops"),
                    gettext("Circular among them"),
                    gettext("Fall"),
                    gettext("Share of what could be set off"),
                ),
                tuple(_row(results, knock_out) for knock_out in shown),
                right=(1, 2, 3, 4),
            )
        )
    if blocks:
        blocks.append(
            quiet(
                gettext(
                    "Each row is taken out alone; the falls must not be added up. What others can stand in for has loops and no fall. "
                    "This describes the record and is no advice to cut anything."
                )
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
        percent(fall / of)
        if fall is not None and of
        else gettext("unknown")
        if fall is None
        else gettext("none to fall"),
    )
