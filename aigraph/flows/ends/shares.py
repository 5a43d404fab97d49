"""The share of some flows in a sum with others, with its exact ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from aigraph.flows.flow import End, Flow
from aigraph.flows.network import Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds


def part_of_whole(network: Network, part: Sequence[Flow], rest: Sequence[Flow]) -> Bounds:
    """Give the share of a part in the sum of part and rest, which are different flows.

    Notes
    -----
    It rises with each flow of the part and falls with each of the rest, so the least has the part at its low and the rest at
    its high ends, the largest the reverse. With an open rest there is no lower bound above 0, with an open part no upper
    one below 1.

    Examples
    --------
    >>> import networkx as nx
    >>> from aigraph.flows import network_of
    >>> g = nx.DiGraph()
    >>> g.add_edge("a", "b", weight=2, low=1, high=3)
    >>> g.add_edge("b", "a")
    >>> network = network_of(g)
    >>> share = part_of_whole(network, network.flows[:1], network.flows[1:])
    >>> share.low, share.on_record, share.high, share.why_open
    (0.0, 1.0, 1.0, 'b → a is a sum without a ceiling')
    """

    def share(above: float, below: float) -> float | None:
        return above / (above + below) if above + below else None

    low, recorded, high = (sum(flow.end(end) for flow in part) for end in get_args(End))
    rest_low, rest_recorded, rest_high = (sum(flow.end(end) for flow in rest) for end in get_args(End))
    on_record = share(recorded, rest_recorded)
    if on_record is None:
        return Bounds.undefined(NO_AMOUNT)
    open_part, open_rest = any(flow.is_open for flow in part), any(flow.is_open for flow in rest)
    # An open rest can dilute the share to nothing, an open part can fill it.
    return Bounds.around(
        on_record,
        0.0 if open_rest else share(low, rest_high) or 0.0,
        1.0 if open_part else share(high, rest_low) or 0.0,
        why_open=why_flows_are_open(network, (*part, *rest)),
    )
