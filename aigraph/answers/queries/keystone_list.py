"""What holds the loops together: which knock-outs are listed, their cells, and sentences about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import range_text, value_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.basis import Money

if TYPE_CHECKING:
    from aigraph.measures.keystones import Bundle, Keystones, KnockOut


def knock_outs_of(found: Keystones, companies: Collection[str]) -> list[KnockOut]:
    """Keep the knock-outs of some companies and of deals between them; without any, all."""
    return [knock_out for knock_out in found.knock_outs if set(companies) <= _ends(knock_out)]


def _ends(knock_out: KnockOut) -> set[str]:
    bundle = knock_out.bundle
    return {bundle.payer, bundle.payee} if bundle else {knock_out.fall.of}


def has_loops(found: Keystones) -> bool:
    """Whether there is any loop of cash to hold together."""
    return bool(found.companies.denominators["companies_on_loops"])


def companies_sentence(found: Keystones) -> str:
    """Say how few companies hold all loops of cash together, or that there are none."""
    measure = found.companies
    if not has_loops(found):
        return gettext("No loop of cash {scope}: nothing holds any together.", scope=measure.scenario)
    return gettext(
        "Fewest companies without which no loop of cash is left: {fewest} of the {on_loops} on loops, {scope}.",
        fewest=int(measure.on_record or 0),
        on_loops=int(measure.denominators["companies_on_loops"]),
        scope=measure.scenario,
    )


def company_set_text(ledger: Ledger, found: Keystones) -> str:
    """Name the companies of the first such set, and say how many other sets are as small; nothing if there is none."""
    if not found.company_sets:
        return ""
    return ", ".join(company_name(ledger, company) for company in found.company_sets[0]) + _other_company_sets(found)


def _other_company_sets(found: Keystones) -> str:
    if found.more_company_sets:
        return gettext("; {number} other choices or more are as small.", number=len(found.company_sets))
    others = len(found.company_sets) - 1
    if not others:
        return gettext("; no other choice is as small.")
    return gettext("; {choices} as small.", choices=count(others, "other choice"))


def deals_sentence(found: Keystones, view: View) -> str:
    """Say how little money in deals holds all loops of known amounts together."""
    deals = found.deals
    if deals.on_record is None:
        return gettext("Cheapest deals without which no loop is left: no amount is known.")
    return gettext(
        "Cheapest deals without which no loop of known amounts is left: {amount}{range} of {recorded} on record{basis}.",
        amount=dollars(deals.on_record),
        range="" if deals.bounds.is_point else f" ({range_text(deals)})",
        recorded=dollars(deals.denominators["recorded_usd_bn"]),
        basis=gettext(", as contracted over whole terms") if view.counts is Money.CONTRACTED else "",
    )


def describe_bundle(ledger: Ledger, bundle: Bundle) -> str:
    """Say from whom to whom a bundle of deals goes, its size, and which deals are in it."""
    payer, payee = company_name(ledger, bundle.payer), company_name(ledger, bundle.payee)
    size = bundle.usd_bn()
    return f"{payer} → {payee} {dollars(None if size is None else float(size))} [{', '.join(bundle.deals)}]"


def other_deal_sets(found: Keystones) -> str:
    """Say how many other choices of deals cost as much; nothing if there is none."""
    if found.more_deal_sets:
        return gettext("{number} other choices or more cost as much.", number=len(found.deal_sets))
    others = len(found.deal_sets) - 1
    return gettext("{choices} costing as much.", choices=count(others, "other choice")) if others > 0 else ""


def unpriced_sentence(found: Keystones) -> str:
    """Say how many bundles have no price; nothing if all have one."""
    if not found.unpriced:
        return ""
    return gettext(
        "{bundles} of deals on loops have no known amount, so no price: loops over them are not among these, but they count for "
        "the companies.",
        bundles=count(len(found.unpriced), "bundle"),
    )


def knock_outs_on_loops(knock_outs: Sequence[KnockOut]) -> list[KnockOut]:
    """Keep the knock-outs that break a loop or lower what can go round."""
    return [knock_out for knock_out in knock_outs if knock_out.loops.on_record or knock_out.fall.on_record]


def knock_out_cells(ledger: Ledger, found: Keystones, knock_out: KnockOut) -> tuple[str, ...]:
    """Write who or what is knocked out, the loops through it, and by how much less can go round without it."""
    fall, whole = knock_out.fall, found.circulation.on_record
    return (
        " → ".join(company_name(ledger, name) for name in fall.of.split(" -> ")),
        gettext("{number:,.0f}", number=knock_out.loops.on_record),
        gettext("{number:,.0f}", number=knock_out.circular_loops.on_record),
        dollars(fall.on_record),
        "" if fall.on_record is None or not whole else value_text(fall.on_record / whole, "share"),
    )


def fall_sentence(found: Keystones, view: View, max_length: int) -> str:
    """Say which loops are counted and what a fall is."""
    return gettext(
        "Loops have at most {companies}. Fall: by how much what could be set off, {whole}{basis}, counted leg by leg, falls without "
        "this row; on record, without ranges, as each row is worked out anew. A deal that others can stand in for has loops and no "
        "such fall; the falls of different rows must not be added up.",
        companies=count(max_length, "company"),
        whole=dollars(found.circulation.on_record),
        basis=gettext(" of contracts over whole terms") if view.counts is Money.CONTRACTED else "",
    )
