"""A time series of any figure: the same measure on many days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from aigraph.flows.measure import Measure
from aigraph.language.sentences import scope
from aigraph.measures.catalogue.names import measure_named
from aigraph.model.company import Name
from aigraph.model.dates import day_of, month_end
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.extras import needs_extra
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.names import choices_of, each
from aigraph.model.status import Level

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Point(Displayed):
    """A figure on a day.

    Parameters
    ----------
    figure : Measure, float or None
        The value of the measure; None is unknown.
    n_deals : int
        The number of deals in the view of that day.
    scenario : str
        Day, certainty and layers.
    """

    day: date
    figure: Measure | float | None
    n_deals: int
    scenario: str

    @property
    def on_record(self) -> float | None:
        """The figure as a number."""
        return self.figure.on_record if isinstance(self.figure, Measure) else self.figure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        head: Row = {"day": self.day, "n_deals": self.n_deals}
        if isinstance(self.figure, Measure):
            return head | self.figure.row()
        return head | {"on_record": self.figure, "scenario": self.scenario}


@needs_extra
def series(
    ledger: Ledger,
    measure: str | Callable[[View], Any],
    days: date | str | Iterable[date | str] = (),
    *,
    of: Name | None = None,
    step: int = 1,
    since: date | str | None = None,
    until: date | str | None = None,
    status: Level | str = Level.BINDING,
    layers: str | Iterable[Layer | str] = DEFAULT_LAYERS,
) -> Records[Point]:
    """Evaluate a measure on views of a ledger on many days.

    Parameters
    ----------
    ledger : Ledger
        The data; each view contains only what was known by its day.
    measure : str or callable
        One of the listed measures by name, such as ``max-circulation``; or takes a View and gives a Measure, a number or None,
        such as ``lambda view: len(find_loops(view))``.
    days : datetime.date, str or iterable of them, optional
        The days, in any order; a month or year means its last day. By default the ends of months, and the last day of
        the data.
    of : str or Company, optional
        Whose, for a listed measure of a company.
    step : int
        How many months lie between two default days.
    since : datetime.date or str, optional
        The month of the first default day; by default that of the first event.
    until : datetime.date or str, optional
        The last default day; by default the last day of the data.
    status : Level or str
        The level of certainty.
    layers : iterable of Layer or str
        Some of ``cash``, ``value``, ``contingent``.

    Returns
    -------
    Records of Point
        A day and its figure, oldest first.

    Raises
    ------
    UnknownNameError
        If no measure is called so; the message offers the nearest names.
    ValueError
        If a day, level or layer is not one, or `step` is below 1.
    TypeError
        If the measure gives something else than a Measure, a number or None.

    See Also
    --------
    diff : What changed between two days, and why.
    measures.list_measures : The measures that have a name.

    Notes
    -----
    One view and one call for each day. What is reported late is known late: the past of a series does not change when newer
    events are added, except by events of an earlier date.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> grown = series(load(), lambda view: len(find_loops(view, max_length=2)), ["2025-06-30", "2026-06-30"])
    >>> grown[0].on_record < grown[1].on_record
    True
    >>> [point.on_record > 0 for point in series(load(), "max-circulation", ["2026-06-30"])]
    [True]
    """
    if step < 1:
        raise ValueError(f"step {step} is below 1 month")
    chosen = [day_of(day) for day in each(days)] if days else list(_month_ends(ledger, step, since, until))
    layers = choices_of(Layer, layers)
    on_a_day = _on_a_day(measure, of)
    points = []
    for day in sorted(set(chosen)):
        view = ledger.view(as_of=day, status=status, layers=layers)
        points.append(Point(day, _figure(on_a_day(view)), len(view.arrows), scope(view)))
    return Records(points)


def _on_a_day(measure: str | Callable[[View], Any], of: Name | None) -> Callable[[View], Any]:
    if not isinstance(measure, str):
        return measure
    listed = measure_named(measure)
    return lambda view: listed.of(view, of, ends=False)


def _figure(value: Any) -> Measure | float | None:
    if value is None or isinstance(value, Measure):
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(
            f"the measure gave a {type(value).__name__}; expected a Measure, a number or None, such as len(loops)"
        ) from None


def _month_ends(ledger: Ledger, step: int, since: date | str | None, until: date | str | None) -> Iterator[date]:
    """Yield the last day of every `step` months up to the last day, and that day itself."""
    last = day_of(until) if until else ledger.last_day
    if last is None:
        return
    first = day_of(since) if since else min(day for history in ledger.history.values() for day, _ in history)
    month = first.year * _MONTHS + first.month - 1
    while (day := _month_end(month)) < last:
        yield day
        month += step
    yield last


def _month_end(month: int) -> date:
    year, index = divmod(month, _MONTHS)
    return month_end(year, index + 1)
