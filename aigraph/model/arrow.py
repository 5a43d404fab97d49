"""An arrow: a deal as one view shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal, Event
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass, Layer
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
    amount : Amount
        Its size at the certainty of the view, in US$ billions.
    since : datetime.date
        The first day from which it stood, at this certainty and between these ends, until now.
    events : tuple of Event
        What is known of it, oldest first.
    """

    deal: Deal
    payer: str
    payee: str
    status: Status
    amount: Amount
    since: date
    events: tuple[Event, ...]

    @property
    def deal_class(self) -> DealClass:
        """Whether it funds, buys, rewards or backs."""
        return self.deal.instrument.deal_class

    @property
    def layer(self) -> Layer:
        """Whether cash, value or a promise moves."""
        return self.deal.instrument.layer
