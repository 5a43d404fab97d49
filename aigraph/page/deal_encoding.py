"""Deals as the page carries them: phases and events, dictionary-encoded, so that numbers stand for days, companies, statuses and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal, Event
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.status import LEVELS, Level, Status
from aigraph.page.column_encoding import Plain, to_fixed_point, trim
from aigraph.page.counted_curves import CountedCurves
from aigraph.page.deal_history import Phase


@dataclass(frozen=True, slots=True)
class DealEncoder:
    """Encodes deals by the numbers of days, companies, sources and curves, and with the decimals of the amounts."""

    decimals: int
    days: Mapping[date, int]
    companies: Mapping[str, int]
    sources: Mapping[str, int]
    curves: Mapping[CountedCurves, int]

    def deal(
        self,
        deal: Deal,
        phases: Sequence[Phase],
        counted: Sequence[Mapping[Level, CountedCurves]],
        events: Sequence[tuple[date, Event]],
    ) -> Plain:
        """Write a deal with its phases and events; its recorded ends only where it is drawn between others."""
        drawn = {(arrow.payer, arrow.payee) for phase in phases for arrow in phase.arrows.values()}
        recorded = drawn != {(deal.payer, deal.payee)}
        return {
            "id": deal.id,
            "instrument": list(INSTRUMENTS).index(deal.instrument_name),
            "title": deal.title,
            "phases": [self.phase(*both) for both in zip(phases, counted, strict=True)],
            "events": [self.event(day, event) for day, event in events],
            "package": deal.package,
            "start": deal.start.text if deal.start else None,
            "end": deal.end.text if deal.end else None,
            "basis": None if deal.basis == "total" else deal.basis,
            "tied_to": [self.companies[company] for company in deal.tied_to],
            "recorded": [self.companies[deal.payer], self.companies[deal.payee]] if recorded else None,
        }

    def phase(self, phase: Phase, counted: Mapping[Level, CountedCurves]) -> list[Any]:
        """Write first day, payer, payee, status, the day since which each level sees it, and curves.

        A level holds all that the stricter ones hold, so the days are given from `all` inwards as far as they go. The curves
        are one number where all levels have the same.
        """
        if not phase.arrows:
            return [self.days[phase.day]]
        arrow = phase.arrows[Level.ALL]
        numbers = [self.curves[counted[level]] for level in reversed(LEVELS) if level in counted]
        return trim(
            [
                self.days[phase.day],
                self.companies[arrow.payer],
                self.companies[arrow.payee],
                arrow.status.rank,
                [self.days[phase.arrows[level].since] for level in reversed(LEVELS) if level in phase.arrows],
                numbers[0] if len(set(numbers)) == 1 else numbers,
            ]
        )

    def event(self, day: date, event: Event) -> list[Any]:
        """Write the day on which it was certain, status, source, amount, wording, place, its date if vague, sum paid."""
        paid = Amount.of(central=event.paid_usd_bn) if event.paid_usd_bn is not None else None
        date_text = event.date.text if event.date else ""
        return trim(
            [
                self.days[day],
                list(Status).index(event.status),
                self.sources.get(event.source),
                to_fixed_point(event.amount, self.decimals),
                event.reported,
                event.locator,
                None if date_text == day.isoformat() else date_text or "undated",
                to_fixed_point(paid, self.decimals) if paid else None,
            ]
        )
