"""Adding a deal: rows in their order, nothing that a rule refuses, and the loops it closes."""

from decimal import Decimal

import pytest

from aigraph import DataError, load
from aigraph.loops import loops_closed
from aigraph.model import Deal, Event, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.store import add_deal
from tests.ledgers import TOY, ledger, write_folder


def event(deal, day, status=Status.SIGNED, source="news", amount="5"):
    return Event(deal=deal, date=PartialDate.parse(day), status=status, usd_bn=Decimal(amount), source=source)


@pytest.fixture
def whole(tmp_path):
    return load(write_folder(tmp_path))


def test_a_new_deal_goes_where_its_id_belongs_and_its_events_with_it(whole):
    deal = Deal(id="chips-lab-loan", payer="chips", payee="lab", instrument_name="loan")
    grown = add_deal(whole, deals=[deal], events=[event(deal.id, "2025-02-01")])
    assert [row.id for row in grown.deals] == ["chips-lab-equity", "chips-lab-loan", "lab-chips-chips"]
    assert [row.deal for row in grown.events] == [
        "chips-lab-equity",
        "chips-lab-equity",
        "chips-lab-loan",
        "lab-chips-chips",
    ]
    assert len(whole.deals) == 2


def test_a_new_event_goes_among_those_of_its_deal_by_date(whole):
    grown = add_deal(whole, events=[event("chips-lab-equity", "2025-01-20", amount="10")])
    assert [str(row.date) for row in grown.events if row.deal == "chips-lab-equity"] == [
        "2025-01-05",
        "2025-01-20",
        "2025-02",
    ]


def test_a_new_source_goes_where_its_id_belongs(whole):
    grown = add_deal(
        whole,
        sources=[Source(id="about", title="About", publisher="P", published=PartialDate.parse("2025-05-01"))],
        events=[event("lab-chips-chips", "2025-05-01", source="about")],
    )
    assert [source.id for source in grown.sources] == ["about", "news"]


def test_what_a_rule_refuses_is_not_added(whole):
    with pytest.raises(DataError, match="payer 'nobody' is not in companies"):
        add_deal(
            whole,
            deals=[Deal(id="x", payer="nobody", payee="lab", instrument_name="loan")],
            events=[event("x", "2025-02-01")],
        )
    with pytest.raises(DataError, match="has no event"):
        add_deal(whole, deals=[Deal(id="x", payer="chips", payee="lab", instrument_name="loan")])


def test_faults_that_were_there_before_do_not_stop_an_addition():
    broken = ledger(TOY)
    assert add_deal(broken, events=[event("e1a", "2025-04-01", source="s")]).events[1].deal == "e1a"


def test_the_loops_that_a_deal_closes_are_told_from_those_it_strengthens():
    before = ledger(TOY.replace("e5: l -> v chips signed 2025-03 5\n", ""))
    after = ledger(TOY + "\n e9: l -> v chips signed 2025-03 1")
    closed, strengthened = loops_closed(before, after, {"e5", "e9"})
    assert {loop.name for loop in closed} == {"v-l"}
    assert strengthened == ()
    closed, strengthened = loops_closed(ledger(TOY), after, {"e9"})
    assert closed == ()
    assert {loop.name for loop in strengthened} == {"v-l"}
