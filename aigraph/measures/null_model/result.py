"""Counts beside what chance gives, as an answer."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.result import Measure
from aigraph.measures.null_model.sentences import SENTENCES
from aigraph.model.display import Displayed
from aigraph.model.row import Row


@dataclass(frozen=True, kw_only=True)
class Comparison(Displayed):
    """A count beside what chance gives.

    Parameters
    ----------
    observed : Measure
        How many there are.
    expected : Measure
        The mean of the draws, with the 5 and 95 % quantiles as its ends; None if there was nothing to draw.
    at_least : Measure
        The share of draws that have at least as many.
    """

    observed: Measure
    expected: Measure
    at_least: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "name": self.observed.name,
            "observed": self.observed.central,
            "expected": self.expected.central,
            "expected_low": self.expected.low,
            "expected_high": self.expected.high,
            "share_at_least": self.at_least.central,
            **{f"denominator_{name}": figure for name, figure in self.at_least.denominators.items()},
            "n_edges_used": self.observed.n_edges_used,
            "n_edges_missing": self.observed.n_edges_missing,
            "scenario": self.observed.scenario,
            "note": self.expected.note,
        }


@dataclass(frozen=True, kw_only=True)
class NullModel(Displayed):
    """Loops on record beside those that chance gives.

    Parameters
    ----------
    direct : Comparison
        Funded companies that buy from their funder: the statistic to go by.
    loops : Comparison
        Loops of two or three companies; it notices less.
    pairs : tuple of (str, str)
        Funder and recipient wherever the recipient buys from the funder.
    funding_edges, purchase_edges : int
        How many pairs of companies each layer has; several deals of a pair are one.
    swaps_an_edge : float or None
        How many swaps each draw made on average for every pair of the layer that had fewer of them.
    draws, seed : int
        As asked.
    untestable : str
        Why nothing could be drawn; empty if it could.
    """

    direct: Comparison
    loops: Comparison
    pairs: tuple[tuple[str, str], ...]
    funding_edges: int
    purchase_edges: int
    swaps_an_edge: float | None
    draws: int
    seed: int
    untestable: str = ""
    sentences: tuple[str, ...] = SENTENCES

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        shared = ("n_edges_used", "n_edges_missing", "scenario", "note")
        parts = {"direct": self.direct.row(), "loops": self.loops.row()}
        figures = {
            f"{part}_{key}": value
            for part, row in parts.items()
            for key, value in row.items()
            if key not in shared and key != "name"
        }
        return {
            **figures,
            "funding_edges": self.funding_edges,
            "purchase_edges": self.purchase_edges,
            "swaps_an_edge": self.swaps_an_edge,
            "draws": self.draws,
            "seed": self.seed,
            **{key: parts["direct"][key] for key in shared},
        }

    def rows(self) -> list[Row]:
        """Give one row for each count."""
        return [self.direct.row(), self.loops.row()]
