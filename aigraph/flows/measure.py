"""A figure with its bounds and its basis: what every measure returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aigraph.flows.flow import Flow
from aigraph.flows.network import Network
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row


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
    bounds : Bounds
        The figure on record and its ends.
    denominators : mapping of str to float
        What a share is a share of on record, in US$ billions, each by its name.
    n_edges_used, n_edges_missing : int
        The number of deals of which a sum is known, and of those of no known size, which lie between 0 and any sum.
    scenario : str
        Day, certainty and layers.
    note : str
        A sentence that belongs beside the figure.
    """

    name: str
    unit: str
    bounds: Bounds
    of: str = ""
    denominators: Mapping[str, float] = field(default_factory=dict)
    n_edges_used: int
    n_edges_missing: int
    scenario: str
    note: str = ""

    @property
    def low(self) -> float | None:
        """The low end; None is no bound."""
        return self.bounds.low

    @property
    def on_record(self) -> float | None:
        """The figure with each amount at its central value, else at its low end."""
        return self.bounds.on_record

    @property
    def high(self) -> float | None:
        """The high end; None is no bound."""
        return self.bounds.high

    @property
    def is_exact(self) -> bool:
        """Whether the ends are attained, or approached."""
        return self.bounds.is_exact

    @property
    def why_open(self) -> str:
        """Why an end or the figure is missing."""
        return self.bounds.why_open

    def row(self) -> Row:
        """Flatten to one row of plain values; the names are public."""
        return {
            "name": self.name,
            "of": self.of,
            **self.bounds.ends(),
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


def recorded(network: Network, value: float | None, why_undefined: str = NO_AMOUNT) -> Bounds:
    """Give the bounds of a figure that is worked out on record alone: exact where all amounts are, else without ends."""
    if value is None:
        return Bounds.undefined(why_undefined)
    return Bounds.exactly(value) if network.is_certain else Bounds.without_ends(value)
