"""What of the funding between two companies is debt, and its share in all funding that named companies receive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from aigraph.flows.flow import End
from aigraph.flows.network import Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.payments import payments_of
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds
from aigraph.model.instruments import OWED, DealClass
from aigraph.model.ledger import View

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Vector

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


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtAtSums:
    """What of the funding between two companies is debt, whatever the sum of that funding is.

    Parameters
    ----------
    sums, owed : mapping of (str, str) to mapping of str to float
        The funding of each pair that has debt, and the debt in it: low, on record, and high, where a deal without a ceiling
        stands as on record.

    Notes
    -----
    Between the three points debt moves in a straight line with the sum. So it is the debt on record at the sum on record, and
    is always a debt that the ranges of debt and of all else allow; it is exact where only one of the two has a range. Beyond
    the ends its share stays that of the end.
    """

    sums: Mapping[Pair, Mapping[End, float]]
    owed: Mapping[Pair, Mapping[End, float]]

    @classmethod
    def of(cls, network: Network, owed: Mapping[Pair, Mapping[End, float]]) -> DebtAtSums:
        """Read the sums from a network whose amounts have their ranges."""
        sums = {}
        for flow in network.flows:
            pair = flow.payer, flow.payee
            if flow.deal_class is DealClass.FUNDING and pair in owed:
                sums[pair] = {end: flow.reached if end == "high" else flow.end(end) for end in get_args(End)}
        return cls(sums=sums, owed={pair: owed[pair] for pair in sums})

    def among(self, network: Network, flows: Amounts) -> Amounts:
        """Give what of the sums of the flows of a network is debt, one set of sums a row."""
        import numpy as np

        debt = np.zeros_like(flows)
        for column, flow in enumerate(network.flows):
            pair = flow.payer, flow.payee
            if flow.deal_class is DealClass.FUNDING and pair in self.sums:
                debt[:, column] = _interpolated(flows[:, column], self.sums[pair], self.owed[pair])
        return debt


def _interpolated(sums: Vector, at: Mapping[End, float], owed: Mapping[End, float]) -> Vector:
    import numpy as np

    inside = np.clip(sums, at["low"], at["high"])
    debt = np.full_like(sums, owed["on_record"])
    beside: Mapping[End, Any] = {"low": inside < at["on_record"], "high": inside > at["on_record"]}
    for end, moved in beside.items():
        part = (inside[moved] - at["on_record"]) / (at[end] - at["on_record"])
        debt[moved] += part * (owed[end] - owed["on_record"])
    scaled: Vector = debt * np.divide(sums, inside, out=np.ones_like(sums), where=inside > 0)
    return scaled


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
