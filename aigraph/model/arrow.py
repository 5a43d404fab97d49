"""An arrow: a deal as one view shows it."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount
from aigraph.model.deal import Deal, Event
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import CountedDeal
from aigraph.model.status import Status


@dataclass(frozen=True, slots=True)
class Arrow(Displayed):
    """A deal as one view shows it.

    Parameters
    ----------
    deal : Deal
        The deal itself, with the ends that were recorded.
    payer, payee : str
        Its ends after subsidiaries were merged.
    money : Money
        What its `amount` counts.
    since : datetime.date
        The first day from which it stood, at this certainty and between these ends, until now.
    events : tuple of Event
        What is known of it, oldest first.
    counted : CountedDeal
        Its size in each of the three ways, on the day or in the window of the view.
    """

    deal: Deal
    payer: str
    payee: str
    status: Status
    money: Money
    since: date
    events: tuple[Event, ...]
    counted: CountedDeal = field(compare=False, repr=False)

    @property
    def told(self) -> tuple[Event, ...]:
        """The same as `events`: scripts that check how tables are read ask for them by this name."""
        return self.events

    @property
    def amount(self) -> Amount:
        """Its size as the view counts it, in US$ billions: what is contracted, due or paid."""
        return self.counted.amount(self.money)

    @property
    def contracted(self) -> Amount:
        """What the contract allows over its whole term, in US$ billions."""
        return self.counted.contracted

    @property
    def due(self) -> Amount:
        """What has fallen due, or been paid, by the day of the view or in its window, in US$ billions."""
        return self.counted.due

    @property
    def paid(self) -> Amount:
        """What is known to have been paid by then, up to what can have been, in US$ billions."""
        return self.counted.paid

    @property
    def cancelled_on(self) -> date | None:
        """The day on which the deal was cancelled, after which nothing of it falls due; None if it stands."""
        return self.counted.terms.cancelled if self.events and self.events[-1].status is Status.CANCELLED else None

    @property
    def deal_class(self) -> DealClass:
        """Whether it funds, buys, rewards or backs."""
        return self.deal.instrument.deal_class

    @property
    def layer(self) -> Layer:
        """Whether cash, value or a promise moves."""
        return self.deal.instrument.layer
