"""A figure with its bounds and its basis: what every measure returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aigraph.flows.network import Flow, Network
from aigraph.model.display import Displayed
from aigraph.model.row import Row


@dataclass(frozen=True, kw_only=True)
class Measure(Displayed):
    """One figure.

    Parameters
    ----------
    name : str
        What is measured.
    of : str
        The company or loop that it describes; empty for the whole network.
    unit : str
        ``usd_bn``, ``share``, ``count``, ``level`` or ``days``.
    low, central, high : float or None
        The figure and its bounds; None is unknown, or undefined as the note says.
    denominators : mapping of str to float
        What a share is a share of, in US$ billions, each by its name.
    n_edges_used, n_edges_missing : int
        The number of deals with an amount that is counted, and of those without one.
    scenario : str
        Day, certainty and layers.
    note : str
        A sentence that belongs beside the figure.
    """

    name: str
    unit: str
    central: float | None
    low: float | None = None
    high: float | None = None
    of: str = ""
    denominators: Mapping[str, float] = field(default_factory=dict)
    n_edges_used: int
    n_edges_missing: int
    scenario: str
    note: str = ""

    def row(self) -> Row:
        """Flatten to one row of plain values; the names are public."""
        return {
            "name": self.name,
            "of": self.of,
            "low": self.low,
            "central": self.central,
            "high": self.high,
            "unit": self.unit,
            **self.denominator_row(),
            **self.basis_row(),
        }

    def denominator_row(self) -> Row:
        """Give the denominators as the columns that every row has for them."""
        return {f"denominator_{name}": figure for name, figure in self.denominators.items()}

    def basis_row(self) -> Row:
        """Give what the figure is based on as the last columns of every row."""
        return {
            "n_edges_used": self.n_edges_used,
            "n_edges_missing": self.n_edges_missing,
            "scenario": self.scenario,
            "note": self.note,
        }


def basis(network: Network, flows: Iterable[Flow] | None = None) -> dict[str, Any]:
    """Give the fields of a measure that say what it is based on: the whole network, or some flows of it."""
    counted = network.flows if flows is None else tuple(flows)
    return {
        "n_edges_used": sum(len(flow.deals) for flow in counted),
        "n_edges_missing": sum(len(flow.missing) for flow in counted),
        "scenario": network.scenario,
    }
