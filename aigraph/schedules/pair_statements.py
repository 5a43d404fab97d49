"""What a source says of a pair of companies, all their contracts together: a floor under the sum of their deals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount
from aigraph.schedules.interval import Interval, total
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window

_UNGRADED = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairStatement:
    """What one company paid another in a period, for one class of deals, as one source states it.

    Parameters
    ----------
    period : Period
        The days that it covers.
    amount : Amount
        The sum in US$ billions.
    grade : str
        That of its source, A to D; empty if there is none.
    """

    period: Period
    amount: Amount
    grade: str = ""


def pair_floor(statements: Iterable[PairStatement], window: Window) -> Amount:
    """Add up the statements of one pair and class whose periods lie inside a window.

    Of statements that overlap the finer counts, then the better graded, then the smaller.

    Parameters
    ----------
    statements : iterable of PairStatement
        Those of one payer, payee and class.
    window : Window
        ``Window.by(day)`` takes all periods that had ended.

    Returns
    -------
    Amount
        Exactly 0 if none counts. It is no measure of the leg but a floor: a statement without a central value counts at
        its low end there, and one without a ceiling at its central value.

    Examples
    --------
    >>> from datetime import date
    >>> year = PairStatement(period=Period.parse("2026"), amount=Amount.of(central="24"))
    >>> quarter = PairStatement(period=Period.parse("2025-Q4"), amount=Amount.of(central="5"))
    >>> str(pair_floor([year, quarter], Window(date(2025, 10, 1), date(2026, 12, 31))).central)
    '29'
    """
    chosen: list[PairStatement] = []
    for statement in sorted(statements, key=_rank):
        if statement.period in window and not any(statement.period.overlaps(other.period) for other in chosen):
            chosen.append(statement)
    return total(Interval.of(statement.amount).as_floor() for statement in chosen).to_amount()


def at_least(leg: Amount, floor: Amount) -> Amount:
    """Raise each end of what the deals of a leg add up to, to the floor that statements about the pair set.

    A leg without a central value gets none: its low end, which is then the floor, is the figure on record.

    Examples
    --------
    >>> at_least(Amount.of(high="300"), Amount.of(central="24"))
    Amount(low=Decimal('24'), central=None, high=Decimal('300'))
    """
    return Interval.of(leg).at_least(Interval.of(floor)).to_amount()


def _rank(statement: PairStatement) -> tuple[object, ...]:
    amount = statement.amount
    size = (amount.low, amount.quoted, Decimal("Infinity") if amount.high is None else amount.high)
    return statement.period.days, statement.grade or _UNGRADED, size, statement.period.first
