"""All that a page can show of a ledger: on every day up to that of a view, at every certainty, in every layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from aigraph.answers.public_record.own_rows import deal_record_text
from aigraph.flows.revenue import RevenueStep, revenue_history
from aigraph.language.money_unit import money_unit
from aigraph.model.company import Company
from aigraph.model.deal import Deal
from aigraph.model.ledger import View
from aigraph.model.money.counted import Pair
from aigraph.model.status import Level
from aigraph.page.ceilings import UmbrellaCeiling, umbrella_ceilings
from aigraph.page.counted_curves import CountedCurves, FloorStep, counted_curves, floors_by_pair
from aigraph.page.deal_history import Phase, deal_histories


@dataclass(frozen=True)
class PageDataset:
    """The companies, deals and histories behind a view and behind every other that a reader of the page can ask for."""

    view: View

    @cached_property
    def histories(self) -> dict[str, tuple[Phase, ...]]:
        """The phases of each deal that is ever drawn."""
        return deal_histories(self.view)

    @cached_property
    def curves(self) -> dict[str, tuple[Mapping[Level, CountedCurves], ...]]:
        """What of each deal is contracted, due and paid from day to day, phase by phase."""
        return {deal: counted_curves(phases, self.view.as_of) for deal, phases in self.histories.items()}

    @cached_property
    def floors(self) -> dict[Pair, tuple[FloorStep, ...]]:
        """What is stated of all contracts of a pair together."""
        return floors_by_pair(self.view)

    @cached_property
    def ceilings(self) -> tuple[UmbrellaCeiling, ...]:
        """The umbrellas that hold sums of their parts."""
        return umbrella_ceilings(self.view, self.histories)

    @cached_property
    def revenues(self) -> dict[str, tuple[RevenueStep, ...]]:
        """The yearly revenues of each company; none in a table with a unit of its own, which has nothing to compare them with."""
        return revenue_history(self.view) if money_unit().is_usual else {}

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The deals that are ever drawn, by id: in the page their order is that in which the search meets them."""
        ledger = self.view.ledger
        return tuple(self._with_record(ledger.deal_by_id[deal]) for deal in sorted(self.histories))

    def _with_record(self, deal: Deal) -> Deal:
        """Say in the title of a deal which rows of a table tell of it, where the public record was joined to that."""
        text = deal_record_text(self.view.ledger, deal)
        return replace(deal, title=f"{deal.title} ({text})" if deal.title else text) if text else deal

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """Every company that a deal is ever drawn between, was recorded between or is tied to, or that a statement is about, by id."""
        ends = set(self.ends)
        for deal in self.deals:
            ends |= {deal.payer, deal.payee, *deal.tied_to}
        ends |= {end for payer, payee, _ in self.floors for end in (payer, payee)}
        known = self.view.ledger.company_by_id
        return tuple(known.get(end) or Company(id=end, name=end) for end in sorted(ends))

    @cached_property
    def ends(self) -> frozenset[str]:
        """The companies that a deal is ever drawn between."""
        return frozenset(
            end
            for phases in self.histories.values()
            for phase in phases
            for arrow in phase.arrows.values()
            for end in (arrow.payer, arrow.payee)
        )

    @cached_property
    def last_ends(self) -> dict[str, tuple[str, str]]:
        """Payer and payee between whom each deal was last drawn."""
        ends = {}
        for deal, phases in self.histories.items():
            arrow = next(arrow for phase in reversed(phases) for arrow in phase.arrows.values())
            ends[deal] = arrow.payer, arrow.payee
        return ends
