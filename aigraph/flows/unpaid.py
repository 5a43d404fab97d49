"""What is still to be paid: contracted less paid, as a network; only that can be cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from aigraph.flows.flow import Flow
from aigraph.flows.flow_sum import Ceilings, Parts, sum_parts
from aigraph.flows.network import Network, network_of
from aigraph.flows.payments import FlowKey, payments_of
from aigraph.language.translation import gettext
from aigraph.model.amount import NOTHING, ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import PAID_AT_CLOSING, Layer
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.model.money.joint_sum import Ceiling
from aigraph.model.status import Status


def unpaid(arrow: Arrow) -> Amount:
    """Give what of a deal is not known to be paid; of shares and takeovers that are closed nothing.

    The central figure is what is contracted on record less what is known to be paid.

    Examples
    --------
    >>> from aigraph import load
    >>> {arrow.deal.id: float(unpaid(arrow).quoted) for arrow in load().view().arrows}["amazon-openai-equity-t1"]
    0.0
    """
    if arrow.status is Status.CLOSED and arrow.deal.instrument_name in PAID_AT_CLOSING:
        return NOTHING
    whole, paid = arrow.contracted, arrow.paid
    low = ZERO if paid.high is None else max(ZERO, whole.low - paid.high)
    high = None if whole.high is None else max(low, whole.high - paid.low)
    rest = max(low, whole.quoted - paid.quoted)
    return Amount(low, rest if whole.is_known else None, high)


def unpaid_network(view: View) -> Network:
    """Give the network of what is still to be paid by the day of a view, in US$ billions."""
    recorded = network_of(replace(view, money=None, window=None)).scenario
    view = replace(view, money=Money.CONTRACTED, window=None)
    network = replace(
        network_of(view), scenario=gettext("{scope}; sums are contracted and not known to be paid", scope=recorded)
    )
    rest = {arrow.deal.id: unpaid(arrow) for arrow in view.arrows}
    sums: dict[FlowKey, list[tuple[str, Amount]]] = {}
    for name, key, amount in payments_of(view):
        sums.setdefault(key, []).append((name, rest.get(name, amount)))
    ceilings = ceilings_of_rest(view)
    return replace(network, flows=tuple(_rest(flow, sums, ceilings) for flow in network.flows), held=())


def _rest(flow: Flow, sums: Mapping[FlowKey, Parts], ceilings: Ceilings) -> Flow:
    parts = sums.get((flow.payer, flow.payee, flow.deal_class))
    if not parts:
        return flow
    total, on_record, _ = sum_parts(parts, ceilings)
    return replace(flow, amount=Amount(total.low, None, total.high), on_record=float(on_record))


def ceilings_of_rest(view: View) -> Ceilings:
    """Take from what the parts of each umbrella are together at most what of them is known to be paid."""
    return ceilings_less(
        view,
        {arrow.deal.id: arrow.contracted.low if unpaid(arrow) == NOTHING else arrow.paid.low for arrow in view.arrows},
    )


def ceilings_less(view: View, gone: Mapping[str, Decimal]) -> Ceilings:
    """Take from what the parts of each umbrella are together at most what is gone of each deal."""
    ceilings = view.counting.ceilings()
    taken: dict[str, Decimal] = {}
    for deal, size in gone.items():
        for ceiling in ceilings.get(deal, ()):
            taken[ceiling.umbrella] = taken.get(ceiling.umbrella, ZERO) + size

    def of_rest(ceiling: Ceiling) -> Ceiling:
        high = ceiling.high
        return replace(ceiling, high=None if high is None else max(ZERO, high - taken.get(ceiling.umbrella, ZERO)))

    return {name: tuple(map(of_rest, above)) for name, above in ceilings.items()}


def unpaid_together(view: View, payer: str) -> tuple[Amount, Decimal]:
    """Give what a company has still to pay in cash to all, the parts of one umbrella within what it has: its ends, and on record."""
    parts = [
        (arrow.deal.id, unpaid(arrow)) for arrow in view.arrows if arrow.payer == payer and arrow.layer is Layer.CASH
    ]
    total, on_record, _ = sum_parts(parts, ceilings_of_rest(view))
    return total, on_record
