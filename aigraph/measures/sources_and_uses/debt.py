"""What of the funding between two companies is debt, and its share in all funding that named companies receive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from aigraph.flows.flow import End
from aigraph.flows.network import Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.payments import payments_of
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds
from aigraph.model.instruments import OWED, DealClass
from aigraph.model.ledger import View

Pair = tuple[str, str]


def debt_of(view: View) -> dict[Pair, dict[End, float]]:
    """Give what of the funding between two companies is debt, at each end; open debt stays as recorded."""
    found: dict[Pair, dict[End, float]] = {}
    for name, (payer, payee, deal_class), amount in payments_of(view):
        deal = view.ledger.deal_by_id.get(name.partition(" (")[0])
        if deal_class is DealClass.FUNDING and deal and deal.instrument_name in OWED:
            ends = found.setdefault((payer, payee), dict.fromkeys(get_args(End), 0.0))
            high = amount.quoted if amount.high is None else amount.high
            for end, figure in zip(get_args(End), (amount.low, amount.quoted, high), strict=True):
                ends[end] += float(figure)
    return found


def debt_share_of(network: Network, outside: frozenset[str], debt: Mapping[Pair, Mapping[End, float]]) -> Bounds:
    """Give the share of debt in the funding of named companies: debt at one end, all else at the other."""
    flows = [flow for flow in network.flows if flow.deal_class is DealClass.FUNDING and flow.payee not in outside]
    owed = {end: sum(debt.get((flow.payer, flow.payee), {}).get(end, 0.0) for flow in flows) for end in get_args(End)}
    rest = {end: sum(flow.end(end) for flow in flows) - owed[end] for end in get_args(End)}
    total = owed["on_record"] + rest["on_record"]
    if not total:
        return Bounds.undefined(NO_AMOUNT)
    why = why_flows_are_open(network, flows)
    most = owed["high"] + rest["low"]
    return Bounds.around(
        owed["on_record"] / total,
        None if why else owed["low"] / (owed["low"] + rest["high"]) if owed["low"] + rest["high"] else 0.0,
        owed["high"] / most if most else 0.0,
        why_open=why,
    )
