"""What holds the loops together, as an answer: the sets of companies and of deals, and each knock-out."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.result import Measure
from aigraph.measures.keystones.bundles import Bundle
from aigraph.model.display import Displayed
from aigraph.model.row import Row


@dataclass(frozen=True, slots=True)
class KnockOut(Displayed):
    """What is gone without one company, or without one bundle of deals.

    Parameters
    ----------
    loops : Measure
        How many loops go through it.
    circular_loops : Measure
        How many of them go out as funding and come home as a purchase; None where the given deals have no class.
    fall : Measure
        By how much the maximum circulation is smaller without it, in US$ billions.
    bundle : Bundle or None
        The deals, if it is a bundle.
    """

    loops: Measure
    circular_loops: Measure
    fall: Measure
    bundle: Bundle | None = None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        fall, whole = self.fall.central, self.fall.denominators["max_circulation_usd_bn"]
        return {
            "what": "bundle" if self.bundle else "company",
            "of": self.fall.of,
            "loops": self.loops.central,
            "circular_loops": self.circular_loops.central,
            "fall_usd_bn": fall,
            "fall_share": fall / whole if fall is not None and whole else None,
            "denominator_max_circulation_usd_bn": whole,
            "deals": (*self.bundle.deals, *self.bundle.missing) if self.bundle else (),
            "n_edges_used": self.fall.n_edges_used,
            "n_edges_missing": self.fall.n_edges_missing,
            "scenario": self.fall.scenario,
            "note": "; ".join(filter(None, (self.loops.note, self.fall.note))),
        }


@dataclass(frozen=True, kw_only=True)
class Keystones(Displayed):
    """What holds the loops together.

    Parameters
    ----------
    companies : Measure
        The fewest companies without which no loop is left: how many they are.
    company_sets : tuple of tuple of str
        Every choice of so few companies, up to 20.
    deals : Measure
        The least sum of deals without which no loop of known amounts is left, in US$ billions.
    deal_sets : tuple of tuple of Bundle
        Every choice of deals with that sum, up to 20.
    more_company_sets, more_deal_sets : bool
        Whether there are more choices than are listed.
    unpriced : tuple of Bundle
        Bundles on a loop of which no amount is known: they count for the companies, but have no price to be cut at.
    circulation : Measure
        The maximum circulation, in US$ billions, which falls in the knock-outs.
    knock_outs : tuple of KnockOut
        Companies, then bundles; each by fall, largest first, then by loops and name.
    """

    companies: Measure
    company_sets: tuple[tuple[str, ...], ...]
    more_company_sets: bool
    deals: Measure
    deal_sets: tuple[tuple[Bundle, ...], ...]
    more_deal_sets: bool
    unpriced: tuple[Bundle, ...]
    circulation: Measure
    knock_outs: tuple[KnockOut, ...]

    def row(self) -> Row:
        """Flatten to plain values, without the knock-outs; the names are public."""
        return {
            "companies": self.companies.central,
            "company_sets": tuple(";".join(chosen) for chosen in self.company_sets),
            "more_company_sets": self.more_company_sets,
            "deals_low_usd_bn": self.deals.low,
            "deals_usd_bn": self.deals.central,
            "deals_high_usd_bn": self.deals.high,
            "deal_sets": tuple(";".join(d for b in chosen for d in b.deals) for chosen in self.deal_sets),
            "more_deal_sets": self.more_deal_sets,
            "unpriced": tuple(deal for bundle in self.unpriced for deal in bundle.missing),
            "max_circulation_usd_bn": self.circulation.central,
            **{f"denominator_{name}": figure for name, figure in self.deals.denominators.items()},
            "n_edges_used": self.deals.n_edges_used,
            "n_edges_missing": self.deals.n_edges_missing,
            "scenario": self.deals.scenario,
            "note": self.deals.note,
        }

    def rows(self) -> list[Row]:
        """Give one row for each company and each bundle of deals that was taken out."""
        return [fallen.row() for fallen in self.knock_outs]
