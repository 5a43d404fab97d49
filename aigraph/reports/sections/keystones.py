"""The keystones as a section: what holds the loops together."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.measures.keystones import Keystones, KnockOut
from aigraph.reports.blocks import Block, Items, Section, Table, Words, plain, quiet, row
from aigraph.reports.results import Facts
from aigraph.reports.wording import around, listing, number, percent

TITLE = "What holds the loops together"
_FEW = 8
_SETS = 3


def tell_keystones(facts: Facts) -> Section:
    """Name the fewest companies and the cheapest deals without which no loop is left, and what each one carries."""
    stones = facts.keystones
    if isinstance(stones, str):
        return Section("keystones", TITLE, (plain(f"Not found: {stones}"),))
    if not stones.companies.central:
        return Section("keystones", TITLE, (plain("There is no loop of cash, so nothing holds any together."),))
    blocks = [*_companies(facts, stones), *_deals(facts, stones), *_tables(facts, stones)]
    return Section("keystones", TITLE, tuple(blocks))


def _names(facts: Facts, ids: Sequence[str]) -> str:
    return listing([company_name(facts.ledger, company) for company in ids])


def _companies(facts: Facts, stones: Keystones) -> list[Block]:
    sets = stones.company_sets
    least = count(int(stones.companies.central or 0), "company")
    on_loops = int(stones.companies.denominators["companies_on_loops"])
    intro = (
        f"{count(on_loops, 'company')} {'is' if on_loops == 1 else 'are'} on loops of cash of any length, deals of unknown size "
        f"included; without as few as {least} no loop is left"
    )
    if len(sets) == 1 and not stones.more_company_sets:
        return [plain(f"{intro}: {_names(facts, sets[0])}. No other choice is as small.")]
    always = [company for company in sets[0] if all(company in chosen for chosen in sets)]
    shared = f" In all that are listed: {_names(facts, always)}." if always else ""
    more = "at least " if stones.more_company_sets else ""
    others = [[company for company in chosen if company not in always] for chosen in sets[:_SETS]]
    which = "; or ".join(_names(facts, chosen) for chosen in others)
    cut = f" ({_SETS} are named)" if len(sets) > _SETS else ""
    beside = "Beside them" if always else "They are"
    return [plain(f"{intro}. {more.capitalize()}{len(sets)} choices are as small.{shared} {beside}{cut}: {which}.")]


def _deals(facts: Facts, stones: Keystones) -> list[Block]:
    if stones.deals.central is None or not stones.deal_sets:
        return [plain("The cheapest deals to cut are unknown: no deal on a loop has a known amount.")]
    recorded = stones.deals.denominators["recorded_usd_bn"]
    chosen = stones.deal_sets[0]
    ways = "" if len(stones.deal_sets) == 1 and not stones.more_deal_sets else " Other choices cost as little."
    if not chosen:
        return [
            plain("Every loop has a deal without a figure to quote on it, so no cheapest set of deals can be told.")
        ]
    blocks: list[Block] = [
        plain(
            f"The cheapest deals without which no loop of known amounts is left add up to "
            f"{dollars(stones.deals.central)}{around(stones.deals.low, stones.deals.high, 'usd_bn')} of {dollars(recorded)} recorded:{ways}"
        ),
        Items(
            tuple(
                (f"{_names(facts, [bundle.payer])} → {_names(facts, [bundle.payee])}, {dollars(bundle.usd_bn())}",)
                for bundle in chosen
            )
        ),
    ]
    if stones.unpriced:
        unpriced = count(len(stones.unpriced), "pair")
        blocks.append(
            quiet(
                f"{unpriced} of companies on loops pay each other sums that nobody has told: these have no price to be cut at."
            )
        )
    return blocks


def _tables(facts: Facts, stones: Keystones) -> list[Block]:
    asked = set(facts.asked.companies)
    blocks: list[Block] = []
    for title, head, kept in (
        ("Companies", "Company", [it for it in stones.knock_outs if it.bundle is None]),
        ("Deals between two companies", "Payer → payee", [it for it in stones.knock_outs if it.bundle]),
    ):
        found = [it for it in kept if it.loops.central and (not asked or asked & _ends(it))]
        if not found:
            continue
        shown = found[:_FEW]
        of = f" {len(shown)} of {len(found)} on loops are shown." if len(shown) < len(found) else ""
        whole = shown[0].fall.denominators["max_circulation_usd_bn"]
        blocks.append(
            Table(
                f"{title}: the loops of cash of at most {facts.asked.max_length} companies that pass, and by how much less than "
                f"{dollars(whole)} could go round at once without.{of}",
                (head, "Loops", "Circular among them", "Fall", "Share of all that can go round"),
                tuple(_row(facts, fallen) for fallen in shown),
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


def _ends(fallen: KnockOut) -> set[str]:
    return {fallen.bundle.payer, fallen.bundle.payee} if fallen.bundle else {fallen.fall.of}


def _row(facts: Facts, fallen: KnockOut) -> tuple[Words, ...]:
    names = [fallen.bundle.payer, fallen.bundle.payee] if fallen.bundle else [fallen.fall.of]
    fall, of = fallen.fall.central, fallen.fall.denominators["max_circulation_usd_bn"]
    return row(
        " → ".join(company_name(facts.ledger, name) for name in names),
        number(fallen.loops.central),
        number(fallen.circular_loops.central),
        dollars(fall),
        percent(fall / of) if fall is not None and of else "unknown" if fall is None else "none to fall",
    )
