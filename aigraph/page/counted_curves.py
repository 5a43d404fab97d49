"""What of each deal is contracted, due and paid on every day, so that a page can count loops as of any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from aigraph.model.amount import NOTHING, Amount
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import CountedDeal, Pair
from aigraph.model.status import Level
from aigraph.page.deal_history import Phase
from aigraph.page.money_curve import Knot, likely_breaks, money_curve
from aigraph.schedules.pair_statements import pair_floor
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window

Curve = tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class CountedCurves:
    """A deal counted in the three ways, on every day of a phase."""

    contracted: Curve
    due: Curve
    paid: Curve


@dataclass(frozen=True, slots=True)
class FloorStep:
    """From a day on: the floors under what is contracted and under what is due between a pair, by what is stated of it."""

    day: date
    contracted: Amount
    due: Amount


def counted_curves(phases: Sequence[Phase], last: date) -> tuple[Mapping[Level, CountedCurves], ...]:
    """Count a deal on each day of each of its phases, the last of which ends on a day, at every certainty."""
    ends = [*(after.day - timedelta(days=1) for _, after in pairwise(phases)), last]
    return tuple(dict(_by_level(phase, end)) for phase, end in zip(phases, ends, strict=True))


def _by_level(phase: Phase, last: date) -> Iterator[tuple[Level, CountedCurves]]:
    # At most certainties a deal has the same terms, which are counted once.
    known: dict[tuple[Terms, date | None], CountedCurves] = {}
    for level, arrow in phase.arrows.items():
        key = (arrow.counted.terms, arrow.counted.counts_from)
        if key not in known:
            known[key] = _curves(arrow.counted, phase.day, last)
        yield level, known[key]


def _curves(counted: CountedDeal, first: date, last: date) -> CountedCurves:
    breaks = likely_breaks(counted.terms)
    on: dict[date, CountedDeal] = {}

    def count(money: Money, day: date) -> Amount:
        if day not in on:
            on[day] = counted.on(day)
        return on[day].amount(money)

    return CountedCurves(
        *(money_curve(lambda day, money=money: count(money, day), first, last, breaks) for money in Money)  # type: ignore[misc]
    )


def floors_by_pair(view: View) -> dict[Pair, tuple[FloorStep, ...]]:
    """Give the floors that statements about pairs set up to the day of a view, as steps from their days on.

    See Also
    --------
    leg_sum : Raises the sum of a leg to them.
    """
    ledger = view.ledger
    if not ledger.statements:
        return {}
    ends = {row.period.last for row in ledger.statements}
    mergers = {company.parent_since.last for company in ledger.companies if company.parent_since}
    found: dict[Pair, list[FloorStep]] = {}
    for day in sorted(day for day in ends | mergers if day <= view.as_of):
        counting = replace(view, as_of=day).counting
        stated = counting.statements()
        for pair in (*stated, *(pair for pair in found if pair not in stated)):
            rows = stated.get(pair, ())
            step = FloorStep(day, pair_floor(rows, Window.by(day)), pair_floor(rows, counting.days))
            steps = found.setdefault(pair, [])
            before = steps[-1] if steps else FloorStep(day, NOTHING, NOTHING)
            if replace(before, day=day) != step:
                steps.append(step)
    return {pair: tuple(steps) for pair, steps in found.items() if steps}
