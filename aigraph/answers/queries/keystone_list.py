"""What holds the loops together: which knock-outs are listed, their cells, and sentences about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import range_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.model.ledger import Ledger

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
        return f"No loop of cash {measure.scenario}: nothing holds any together."
    on_loops = int(measure.denominators["companies_on_loops"])
    return (
        f"Fewest companies without which no loop of cash is left: {int(measure.on_record or 0)} of the {on_loops} on loops, "
        f"{measure.scenario}."
    )


def company_set_text(ledger: Ledger, found: Keystones) -> str:
    """Name the companies of the first such set, and say how many other sets are as small; nothing if there is none."""
    if not found.company_sets:
        return ""
    return ", ".join(company_name(ledger, company) for company in found.company_sets[0]) + _other_company_sets(found)


def _other_company_sets(found: Keystones) -> str:
    if found.more_company_sets:
        return f"; {len(found.company_sets)} other choices or more are as small."
    others = len(found.company_sets) - 1
    return f"; {count(others, 'other choice')} as small." if others else "; no other choice is as small."


def deals_sentence(found: Keystones) -> str:
    """Say how little money in deals holds all loops of known amounts together."""
    deals = found.deals
    if deals.on_record is None:
        return "Cheapest deals without which no loop is left: no amount is known."
    ends = "" if deals.bounds.is_point else f" ({range_text(deals)})"
    return (
        f"Cheapest deals without which no loop of known amounts is left: {dollars(deals.on_record)}{ends} of "
        f"{dollars(deals.denominators['recorded_usd_bn'])} recorded."
    )


def describe_bundle(ledger: Ledger, bundle: Bundle) -> str:
    """Say from whom to whom a bundle of deals goes, its size, and which deals are in it."""
    payer, payee = company_name(ledger, bundle.payer), company_name(ledger, bundle.payee)
    size = bundle.usd_bn()
    return f"{payer} → {payee} {dollars(None if size is None else float(size))} [{', '.join(bundle.deals)}]"


def other_deal_sets(found: Keystones) -> str:
    """Say how many other choices of deals cost as much; nothing if there is none."""
    if found.more_deal_sets:
        return f"{len(found.deal_sets)} other choices or more cost as much."
    others = len(found.deal_sets) - 1
    return f"{count(others, 'other choice')} costing as much." if others > 0 else ""


def unpriced_sentence(found: Keystones) -> str:
    """Say how many bundles have no price; nothing if all have one."""
    if not found.unpriced:
        return ""
    return (
        f"{count(len(found.unpriced), 'bundle')} of deals on loops have no known amount, so no price: loops over them are not "
        "among these, but they count for the companies."
    )


def knock_outs_on_loops(knock_outs: Sequence[KnockOut]) -> list[KnockOut]:
    """Keep the knock-outs that break a loop or lower what can go round."""
    return [knock_out for knock_out in knock_outs if knock_out.loops.on_record or knock_out.fall.on_record]


def knock_out_cells(ledger: Ledger, found: Keystones, knock_out: KnockOut) -> tuple[str, ...]:
    """Write who or what is knocked out, the loops through it, and by how much less can go round without it."""
    fall, whole = knock_out.fall, found.circulation.on_record
    return (
        " → ".join(company_name(ledger, name) for name in fall.of.split(" -> ")),
        f"{knock_out.loops.on_record:,.0f}",
        f"{knock_out.circular_loops.on_record:,.0f}",
        dollars(fall.on_record),
        "" if fall.on_record is None or not whole else f"{fall.on_record / whole:.1%}",
    )


def fall_sentence(found: Keystones, max_length: int) -> str:
    """Say which loops are counted and what a fall is."""
    return (
        f"Loops have at most {max_length} companies. Fall: by how much less money could go round without this row, as a share "
        f"of the {dollars(found.circulation.on_record)} that can in all. A deal that others can stand in for has loops and no such fall; the "
        "falls of different rows must not be added up."
    )
