"""How long a view takes to count what is due, as a multiple of the same view counting what is contracted.

`python -m benchmarks.counting 20000` makes that many deals between a tenth as many companies; nothing is asserted.
"""

import random
import sys
from datetime import date
from decimal import Decimal
from time import process_time

from aigraph.model.company import Company
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.ledger import Ledger
from aigraph.model.status import Status
from aigraph.schedules.columns import TermColumns, due_in_columns
from aigraph.schedules.terms import Profile

_WITH_A_TERM = ("compute", "licence", "lease")
_INSTRUMENTS = ("equity", "loan", "chips", *_WITH_A_TERM)
_PROFILES = (Profile.FLAT, Profile.RAMP, Profile.UNKNOWN, None)
_QUESTIONS = {"contracted": {}, "due": {"money": "due"}, "paid": {"money": "paid"}, "due in 2026": {"window": "2026"}}


def ledger_of(count, seed=0):
    """Make a ledger: three deals in five of those with a term tell it, one in ten tells a payment."""
    draw = random.Random(seed)
    companies = tuple(Company(id=f"c{place}", name=f"C{place}") for place in range(max(2, count // 10)))
    deals, events = [], []
    for place in range(count):
        payer, payee = draw.sample(companies, 2)
        instrument = draw.choice(_INSTRUMENTS)
        term = {}
        if instrument in _WITH_A_TERM and draw.random() < 0.6:
            term = {"start": _day(draw, 2024), "end": _day(draw, 2028), "profile": draw.choice(_PROFILES)}
        deals.append(Deal(id=f"d{place}", payer=payer.id, payee=payee.id, instrument_name=instrument, **term))
        sum_usd_bn = Decimal(draw.randint(1, 5000)) / 100
        size = draw.choice(({"usd_bn": sum_usd_bn}, {"high_usd_bn": sum_usd_bn}, {}))
        paid = {"paid_usd_bn": sum_usd_bn / 2} if draw.random() < 0.1 else {}
        status = draw.choice((Status.SIGNED, Status.CLOSED))
        events.append(Event(deal=f"d{place}", date=_day(draw, 2023), status=status, source="", **size, **paid))
    return Ledger(companies=companies, deals=tuple(deals), events=tuple(events))


def main():
    """Print the seconds of each question, and their multiple of the plain view."""
    ledger = ledger_of(int(sys.argv[1]) if sys.argv[1:] else 20_000)
    _ = ledger.view().arrows
    plain = None
    for question, settings in _QUESTIONS.items():
        arrows = ledger.view(**settings).arrows
        # An amount is worked out when it is first asked for.
        seconds, _ = _timed(lambda arrows=arrows: [arrow.amount for arrow in arrows])
        plain = plain or seconds
        print(f"{question}: {seconds:.2f} s, {seconds / plain:.1f} times what is contracted; {len(arrows):,} deals")
    terms = [arrow.counted.terms for arrow in arrows if not arrow.counted.terms.statements]
    columns = TermColumns.of(terms)
    seconds, _ = _timed(lambda: due_in_columns(columns, arrows[0].counted.counting.days))
    print(f"columns alone: {seconds:.2f} s, {seconds / plain:.1f} times what is contracted; {len(terms):,} deals")


def _timed(ask):
    began = process_time()
    answer = ask()
    return process_time() - began, answer


def _day(draw, year):
    day = date(draw.randint(year, year + 3), draw.randint(1, 12), draw.randint(1, 28)).isoformat()
    return PartialDate.parse(day[: draw.choice((10, 10, 7, 4))])


if __name__ == "__main__":
    main()
