"""The ledger is read-only, and finds companies however they are called."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from aigraph import UnknownNameError
from aigraph.model import Alias, Company
from aigraph.model.dates import PartialDate
from tests.ledgers import TOY, ledger

NAMED = replace(
    ledger(TOY, [Company(id="v", name="Vendor Inc", ticker="VND")]), aliases=(Alias(company="v", alias="গুগল"),)
)


@pytest.mark.parametrize(
    "name", ["v", "V", "vendor inc", "VENDOR-INC", " Vendor  Inc ", "vnd", "গুগল", "গুগলের", "গুগলকে", "গুগলও"]
)
def test_a_company_is_found_by_id_name_ticker_and_alias_in_any_script(name):
    assert NAMED.company(name).id == "v"


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match=r"'vendr inc'; did you mean Vendor Inc \(v\)\?"):
        NAMED.company("vendr inc")


def test_nothing_in_a_ledger_can_be_changed():
    with pytest.raises(FrozenInstanceError):
        NAMED.deals = ()


def test_where_keeps_deals_between_companies_and_their_events():
    smaller = NAMED.where(companies=["Vendor Inc", "l"])
    assert {deal.id for deal in smaller.deals} == {"e1a", "e1b", "e5", "e7"}
    assert {event.deal for event in smaller.events} == {"e1a", "e1b", "e5", "e7"}
    assert len(NAMED.deals) == 8


def test_where_touching_keeps_deals_with_one_end_there():
    assert {deal.id for deal in NAMED.where(touching=["x"]).deals} == {"e2"}


def test_where_refuses_a_deal_that_is_not_there():
    with pytest.raises(UnknownNameError, match="e99"):
        NAMED.where(deals=["e99"])


def test_the_last_day_comes_from_the_data_and_not_from_the_clock():
    assert NAMED.last_day == date(2025, 3, 31)


def test_a_source_narrows_a_vague_date_but_never_moves_a_precise_one():
    told = replace(NAMED, sources=(replace(NAMED.sources[0], published=PartialDate.parse("2025-01-10")),))
    assert told.history["e1a"][0][0] == date(2025, 1, 10)
    assert told.history["e3"][0][0] == date(2025, 2, 1)


def test_on_one_day_the_better_source_has_the_last_word():
    one = ledger("d: a -> b equity signed 2025-01-01 24\n d signed 2025-01-01 23")
    good, bad = (replace(one.sources[0], id=key, grade=key.upper()) for key in ("b", "d"))
    first, second = one.events
    told = replace(one, sources=(good, bad), events=(replace(first, source="b"), replace(second, source="d")))
    assert told.states(date(2025, 2, 1))["d"].amount.central == 24


def test_a_ledger_says_its_facts_in_one_line():
    assert repr(NAMED) == "<Ledger of 4 companies, 8 deals, 8 events, 1 sources, to 2025-03-31>"
