"""What the others lose if one company cuts its spending: cells and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.answers.measure_text import bracketed
from aigraph.language.sentences import company_name, dollars
from aigraph.model.ledger import Ledger

if TYPE_CHECKING:
    from aigraph.measures.shock import Loss, Shock


def has_spending(found: Shock) -> bool:
    """Whether the company makes any payment of known amount that could be cut."""
    return found.spending_cut.on_record is not None and bool(found.spending_cut.denominators.get("outflow_usd_bn"))


def cut_sentence(ledger: Ledger, found: Shock, cut: float) -> str:
    """Say by how much less the company pays, or that it has nothing to cut."""
    spending, name = found.spending_cut, company_name(ledger, found.company)
    if not has_spending(found):
        return f"{name} makes no payment of known amount {spending.scenario}: there is nothing to cut."
    return (
        f"If {name} cuts {100 * cut:g}% of its payments, it pays {dollars(spending.on_record)} less of "
        f"{dollars(spending.denominators['outflow_usd_bn'])} recorded{bracketed(spending)}, {spending.scenario}. {spending.note}".rstrip()
    )


def loss_cells(ledger: Ledger, loss: Loss) -> tuple[str, ...]:
    """Write who loses: first order, in total, as a share of its inflow, and that inflow."""
    return (
        company_name(ledger, loss.company),
        dollars(loss.first_order.on_record),
        dollars(loss.total.on_record),
        f"{loss.share.on_record:.1%}",
        dollars(loss.share.denominators["inflow_usd_bn"]),
    )


def losses_sentence(ledger: Ledger, found: Shock, pass_through: float, *, feedback: bool) -> str:
    """Say what first order, total and inflow are, and what is left out."""
    return (
        f"First order: what the cut itself takes. Total: what is lost when everyone passes on {100 * pass_through:g}% of the share that "
        f"it loses, {'with' if feedback else 'without'} further cuts by {company_name(ledger, found.company)}. Inflow: recorded cash "
        "deals only, over their whole terms; unrecorded income makes the shares smaller. No substitution, no cash buffers, no change of "
        "prices: with a pass-through of 1 the total is an upper bound."
    )
