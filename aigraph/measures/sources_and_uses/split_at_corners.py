"""The split of uses by source on record, and at corners of the box of amounts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

import numpy as np

from aigraph.flows.flow import End
from aigraph.flows.network import Network
from aigraph.flows.pairs import Amounts, Vector
from aigraph.flows.sources.inputs import Inputs
from aigraph.flows.sources.many import LARGEST, SourcesMany
from aigraph.flows.sources.split import split
from aigraph.measures.sources_and_uses.debt import DebtAtSums, Pair
from aigraph.measures.sources_and_uses.result import PARTS

_MAX_ENUMERATED = 12
_MAX_WORK = 20_000_000_000
"""Points times the cube of the number of companies, above which only all low and all high are tried."""


def split_at_corners(
    network: Network,
    outside: Collection[str],
    revenue: Mapping[str, float],
    debt: Mapping[Pair, Mapping[End, float]],
    least_revenue: Mapping[str, float] | None = None,
) -> tuple[dict[str, Amounts], Vector, str]:
    """Give each part of the uses, the record first and a corner in each other row; the round trips on record; and what was not traced.

    Notes
    -----
    All corners of up to `_MAX_ENUMERATED` flows that can differ; else all low, all high, and each flow alone at either end. A
    deal without a ceiling stands at its figure on record in place of a high end. Where revenue may be less, because it is not
    reported to the end of the window, the record and all low are tried with the least too.
    """
    flows = _points(network)
    owed = DebtAtSums.of(network, debt).among(network, flows)
    tables, round_trip, cut = _split(network, outside, revenue, flows, owed)
    if least_revenue is not None and least_revenue != revenue:
        fewer, _, _ = _split(network, outside, least_revenue, flows[:2], owed[:2])
        tables = {part: np.concatenate([tables[part], fewer[part]]) for part in tables}
    return tables, round_trip, cut


def _split(
    network: Network, outside: Collection[str], revenue: Mapping[str, float], flows: Amounts, owed: Amounts
) -> tuple[dict[str, Amounts], Vector, str]:
    if len(network.companies) > LARGEST:
        # Sparse systems, one after the other.
        splits = [
            split(Inputs.of(_at(network, row), outside, revenue, _by_pair(network, part)))
            for row, part in zip(flows, owed, strict=True)
        ]
        tables = {part: np.array([getattr(each, part) for each in splits]) for part in PARTS[1:]}
        return tables, splits[0].round_trip, splits[0].cut
    found = SourcesMany.of(network, outside, revenue).split(flows, owed)
    return {part: getattr(found, part) for part in PARTS[1:]}, found.round_trip[0], ""


def _points(network: Network) -> Amounts:
    """Give the sums of the flows at each point."""
    flows = network.flows
    on_record, low, high = (
        np.array([flow.reached if end == "high" else flow.end(end) for flow in flows])
        for end in ("on_record", "low", "high")
    )
    moving = np.flatnonzero((low != on_record) | (high != on_record))
    cube = len(network.companies) ** 3
    if len(moving) <= _MAX_ENUMERATED and 2 ** len(moving) * cube <= _MAX_WORK:
        corners = [on_record]
        for ends in product((low, high), repeat=len(moving)) if len(moving) else ():
            point = on_record.copy()
            for number, end in zip(moving, ends, strict=True):
                point[number] = end[number]
            corners.append(point)
        return np.array(corners)
    alone = []
    if 2 * len(moving) * cube <= _MAX_WORK:
        for number in moving:
            for end in (low, high):
                if end[number] != on_record[number]:
                    point = on_record.copy()
                    point[number] = end[number]
                    alone.append(point)
    return np.array([on_record, low, high, *alone])


def _at(network: Network, row: Vector) -> Network:
    fixed = network.at("on_record")
    changed = tuple(
        flow if flow.on_record == usd_bn else flow.at(float(usd_bn))
        for flow, usd_bn in zip(fixed.flows, row, strict=True)
    )
    return Network(fixed.companies, changed, fixed.inflow, fixed.scenario, fixed.outflow, fixed.labels)


def _by_pair(network: Network, owed: Vector) -> dict[Pair, float]:
    return {(flow.payer, flow.payee): float(usd_bn) for flow, usd_bn in zip(network.flows, owed, strict=True) if usd_bn}
