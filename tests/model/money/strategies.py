"""Random ledgers of deals with terms, payments and running totals, some of a subsidiary that is bought on the way."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from aigraph import Ledger
from aigraph.model import Company, Deal, Event, Payment, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.model.money.payment import InstalmentKind
from tests.schedules.strategies import DAYS, FIRST, terms

EVE = FIRST - timedelta(days=1)
"""The day on which all deals are signed."""

INSTRUMENTS = ("equity", "loan", "compute", "chips")


@st.composite
def money_ledgers(draw):
    """Ledgers of two to four deals between four companies, one of which is bought on one of the days."""
    deals, events, payments = [], [], []
    for number in range(draw(st.integers(2, 4))):
        known = draw(terms())
        key = f"d{number}"
        payer, payee = draw(st.permutations(("a", "b", "child", "crowd")))[:2]
        deals.append(
            Deal(
                id=key,
                payer=payer,
                payee=payee,
                instrument_name=draw(st.sampled_from(INSTRUMENTS)),
                start=known.start,
                end=known.end,
                basis=known.basis,
                profile=known.profile,
            )
        )
        low, central, high = known.amount.low, known.amount.central, known.amount.high
        first = Event(
            deal=key, date=_day(EVE), status=Status.SIGNED, low_usd_bn=low, usd_bn=central, high_usd_bn=high, source="s"
        )
        later = [
            replace(_unsized(first), date=_day(one.day), paid_usd_bn=one.paid_usd_bn, status=Status.SIGNED)
            for one in sorted(known.statements, key=lambda one: one.day)
        ]
        if known.closed:
            later.append(replace(_unsized(first), date=known.closed, status=Status.CLOSED))
        events += [first, *sorted(later, key=lambda event: event.date.last)]
        payments += [_payment(key, row) for row in known.instalments]
    companies = (
        Company(id="a", name="A"),
        Company(id="b", name="B"),
        Company(id="child", name="Child", parent="a", parent_since=_day(draw(st.sampled_from(DAYS)))),
        Company(id="crowd", name="Crowd", kind="placeholder"),
    )
    source = Source(id="s", title="S", publisher="P")
    return Ledger(
        companies=companies, deals=tuple(deals), events=tuple(events), payments=tuple(payments), sources=(source,)
    )


def _day(day):
    return PartialDate.parse(day.isoformat())


def _unsized(event):
    return replace(event, low_usd_bn=None, usd_bn=None, high_usd_bn=None)


def _payment(deal, row):
    ends = row.amount and (row.amount.low, row.amount.central, row.amount.high)
    low, central, high = ends or (None, None, None)
    return Payment(
        deal=deal,
        kind=InstalmentKind(row.kind),
        period=row.period,
        low_usd_bn=low,
        usd_bn=central,
        high_usd_bn=high,
        share=None if row.share is None else Decimal(row.share),
        source="s",
    )
