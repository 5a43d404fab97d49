"""Minimum feedback sets and knock-outs as values."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.measure import Measure
from aigraph.measures.keystones.bundles import Bundle
from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, slots=True)
class KnockOut(Displayed):
    """What is lost without one company, or without one bundle of deals.

    Parameters
    ----------
    loops : Measure
        The number of loops through it.
    circular_loops : Measure
        The circular ones among them: out as funding, back as a purchase; None where deals have no class.
    fall : Measure
        The fall of the maximum circulation without it, in US$ billions.
    bundle : Bundle or None
        The deals, if it is a bundle.
    """

    loops: Measure
    circular_loops: Measure
    fall: Measure
    bundle: Bundle | None = None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        fall, whole = self.fall.on_record, self.fall.denominators["max_circulation_usd_bn"]
        return {
            "what": "bundle" if self.bundle else "company",
            "of": self.fall.of,
            "loops": self.loops.on_record,
            "circular_loops": self.circular_loops.on_record,
            "fall_usd_bn": fall,
            "fall_share": fall / whole if fall is not None and whole else None,
            "denominator_max_circulation_usd_bn": whole,
            "deals": (*self.bundle.deals, *self.bundle.missing) if self.bundle else (),
            **self.fall.basis_row(),
            "note": "; ".join(filter(None, (self.loops.note, self.fall.note))),
        }


@dataclass(frozen=True, kw_only=True)
class Keystones(Displayed):
    """The companies and deals that every loop needs.

    Parameters
    ----------
    companies : Measure
        The size of a minimum feedback vertex set: the fewest companies without which no loop is left.
    company_sets : tuple of tuple of str
        All minimum feedback vertex sets, up to 20.
    deals : Measure
        The weight of a minimum-weight feedback arc set: the least sum of deals without which no loop of known amounts is
        left, in US$ billions.
    deal_sets : tuple of tuple of Bundle
        All feedback arc sets of that weight, up to 20.
    more_company_sets, more_deal_sets : bool
        Whether there are more sets than are listed.
    unpriced : tuple of Bundle
        Bundles on a loop of which no amount is known: they count for the companies, but have no weight.
    circulation : Measure
        The maximum circulation, in US$ billions, whose fall the knock-outs give.
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
            "companies": self.companies.on_record,
            "company_sets": tuple(";".join(chosen) for chosen in self.company_sets),
            "more_company_sets": self.more_company_sets,
            "deals_low_usd_bn": self.deals.low,
            "deals_usd_bn": self.deals.on_record,
            "deals_high_usd_bn": self.deals.high,
            "deal_sets": tuple(";".join(d for b in chosen for d in b.deals) for chosen in self.deal_sets),
            "more_deal_sets": self.more_deal_sets,
            "unpriced": tuple(deal for bundle in self.unpriced for deal in bundle.missing),
            "max_circulation_usd_bn": self.circulation.on_record,
            **self.deals.denominator_row(),
            **self.deals.basis_row(),
        }

    def rows(self) -> list[Row]:
        """Give one row for each company and each bundle of deals that was taken out."""
        return [fallen.row() for fallen in self.knock_outs]
