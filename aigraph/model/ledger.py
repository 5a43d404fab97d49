"""The ledger: every company, deal, event, source and figure on record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import day_of_view, day_text
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.money.basis import Money
from aigraph.model.names import choices_of
from aigraph.model.status import Level
from aigraph.model.tables import Tables
from aigraph.model.view import View
from aigraph.schedules.window import Window, window_of

__all__ = ["Ledger", "View"]


@dataclass(frozen=True)
class Ledger(Tables):
    """Companies, aliases, deals, events, sources, metrics, evidence, payments and statements, in the order they were read.

    Nothing in it is ever changed: `where` gives a smaller ledger, `view` a graph of one day.
    """

    def __repr__(self) -> str:
        refused = f"; {self.intake.share}, see .intake" if self.intake else ""
        return (
            f"<Ledger of {len(self.companies)} companies, {len(self.deals)} deals, {len(self.events)} events, "
            f"{len(self.sources)} sources, to {day_text(self.last_day) if self.last_day else 'no day'}{refused}>"
        )

    def view(
        self,
        *,
        as_of: date | str | None = None,
        status: Level | str = Level.BINDING,
        layers: str | Iterable[Layer | str] = DEFAULT_LAYERS,
        merge: bool = True,
        money: Money | str | None = None,
        window: Window | tuple[date | str, date | str] | str | None = None,
        assume_term_years: int | None = None,
    ) -> View:
        """See the ledger on a day, at a certainty, in some layers.

        Parameters
        ----------
        as_of : datetime.date or str, optional
            The day, a year or month meaning its last; by default the last day of the data, never today.
        status : Level or str
            ``paid``, ``binding``, ``announced`` or ``all``.
        layers : Layer, str or iterable of them
            Some of ``cash``, ``value``, ``contingent``, or ``all``.
        merge : bool
            Whether subsidiaries count as their parent from the day of consolidation.
        money : Money or str, optional
            What the amounts count: ``contracted``, ``due`` or ``paid``. By default ``due`` if there is a window, ``paid`` at
            the certainty of that name, else ``contracted``.
        window : str, (first day, last day) or Window, optional
            In which days money falls due or is paid: a period such as ``2026`` or ``2026-Q3``, ``2025-10-01..2026-09-30``, or
            ``last-4-quarters`` for those that had ended. By default all days up to `as_of`.
        assume_term_years : int, optional
            How long purchases run of which nobody tells a term. It moves central values alone.

        Raises
        ------
        ValueError
            If the day or the window is none, or none of the years 1900 to 2199, or the term is shorter than a year.
        UnknownChoiceError
            If a certainty, layer or kind of money is none; the message says which there are.

        See Also
        --------
        View.at : The same view at another certainty.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view(status="Paid", layers="all").layers[-1].value
        'contingent'
        """
        # Of data without dates the one day is asked for that a view of them has.
        last = self.last_day or date.min
        is_undated = last == as_of == date.min
        day = last if as_of is None or is_undated else day_of_view(as_of)
        return View(
            self,
            day,
            Level(status),
            choices_of(Layer, layers),
            merge,
            money=_money(money, window),
            window=None if window is None else window_of(window, day),
            assume_term_years=assume_term_years,
        )


def _money(money: Money | str | None, window: object) -> Money | None:
    """Read what amounts count; only what is due or paid has a window, and what is due is meant by one alone."""
    if money is None:
        return None if window is None else Money.DUE
    return Money(money)
