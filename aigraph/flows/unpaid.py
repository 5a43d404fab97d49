"""What is still to be paid: contracted less paid, as a network; only that can be cut."""

from __future__ import annotations

from dataclasses import replace

from aigraph.flows.flow import Flow
from aigraph.flows.network import Network, network_of
from aigraph.flows.payments import FlowKey, payments_of
from aigraph.language.translation import gettext
from aigraph.model.amount import NOTHING, ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import PAID_AT_CLOSING
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
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
    sums: dict[FlowKey, list[Amount]] = {}
    for name, key, amount in payments_of(view):
        sums.setdefault(key, []).append(rest.get(name, amount))
    return replace(network, flows=tuple(_rest(flow, sums) for flow in network.flows))


def _rest(flow: Flow, sums: dict[FlowKey, list[Amount]]) -> Flow:
    parts = sums.get((flow.payer, flow.payee, flow.deal_class))
    if not parts:
        return flow
    total = Amount.total(parts)
    on_record = float(sum(part.quoted for part in parts))
    return replace(flow, amount=Amount(total.low, None, total.high), on_record=on_record)
