"""Counts on record beside those of rewired networks, as values."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.measure import Measure
from aigraph.flows.quantiles import Quantiles
from aigraph.language.translation import gettext
from aigraph.measures.null_model.sentences import SENTENCES
from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, kw_only=True)
class Comparison(Displayed):
    """A count beside its distribution under the null model.

    Parameters
    ----------
    observed : Measure
        The count on record.
    expected : Measure
        The mean of the draws; None if nothing could be drawn.
    drawn : Quantiles
        The 5, 50 and 95 % quantiles of the draws.
    at_least : Measure
        The share of draws with at least as many.
    """

    observed: Measure
    expected: Measure
    drawn: Quantiles
    at_least: Measure

    @property
    def as_many(self) -> int | None:
        """The number of draws with at least as many as on record; None if nothing could be drawn."""
        share = self.at_least.on_record
        return None if share is None else round(share * self.at_least.denominators["draws"])

    @property
    def p(self) -> float | None:
        """(r + 1) / (N + 1) of N draws of which r have at least as many: never 0, for the record is one of the networks too."""
        return None if self.as_many is None else (self.as_many + 1) / (self.at_least.denominators["draws"] + 1)

    @property
    def text(self) -> str:
        """In how many draws there are at least as many; of none, in fewer than one of the draws and the record."""
        draws = self.at_least.denominators["draws"]
        if self.as_many is None:
            return ""
        if not self.as_many:
            return gettext("< 1 in {draws:,.0f}", draws=draws + 1)
        return gettext("{as_many:,} in {draws:,.0f}", as_many=self.as_many, draws=draws)

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "name": self.observed.name,
            "observed": self.observed.on_record,
            "expected": self.expected.on_record,
            "expected_lower": self.drawn.lower,
            "expected_upper": self.drawn.upper,
            "share_at_least": self.at_least.on_record,
            "p": self.p,
            **self.at_least.denominator_row(),
            **self.observed.basis_row(),
            "note": self.expected.note,
        }


@dataclass(frozen=True, kw_only=True)
class NullModel(Displayed):
    """Loops on record beside those of randomly rewired networks.

    Parameters
    ----------
    direct : Comparison
        Funded companies that buy from their funder: the statistic of choice.
    apart : Comparison
        The same without the pairs whose two legs are of one package, which are left where they are.
    pairs : tuple of (str, str)
        Funder and recipient wherever the recipient buys from the funder.
    packaged : tuple of (str, str)
        Those of them that are of one package, or were announced together.
    funding_edges, purchase_edges : int
        The number of edges of each layer; parallel deals are one edge.
    swaps_an_edge : float or None
        The average number of swaps an edge and draw, in the layer that had fewer.
    draws, seed : int
        The arguments.
    untestable : str
        Why nothing could be drawn; empty if it could.
    """

    direct: Comparison
    apart: Comparison
    pairs: tuple[tuple[str, str], ...]
    packaged: tuple[tuple[str, str], ...]
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
        parts = {"direct": self.direct.row(), "apart": self.apart.row()}
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
        return [self.direct.row(), self.apart.row()]
