"""Doubts at the last value that they let pass and at the first that they raise."""

import pytest

from aigraph import check
from tests.ledgers import write_folder
from tests.rules.doubts.test_column_doubts import order, paid, stated
from tests.rules.doubts.test_payment_doubts import RETRIEVED, problems, tables
from tests.rules.doubts.test_slips_of_entry import deal, doubts, event


def retrieved(day):
    return tables(sources=(RETRIEVED, [f"news,Title,Paper,2025-03-01,https://example.org/a,en,B,{day}"]))


@pytest.mark.parametrize(
    ("changed", "rule", "is_raised"),
    [
        (paid("2024-01-04", "0.1", "$100m"), "payments_follow_their_deal", True),
        (paid("2024-01-05", "0.1", "$100m"), "payments_follow_their_deal", False),
        (paid("2025-01", "1.2", "$1.2bn and of it $120m in shares"), "figures_of_periods_are_those_reported", False),
        (stated("5", "$5bn", "5"), "statements_are_of_a_part", False),
        (retrieved("2025-03-01"), "sources_are_read_after_they_appear", False),
        (retrieved("2025-02-28"), "sources_are_read_after_they_appear", True),
        (order(start="1985-01", end="2025-01"), "terms_are_of_this_age", True),
    ],
)
def test_a_doubt_begins_where_its_rule_says(changed, rule, is_raised, tmp_path):
    assert (rule in {problem.rule for problem in problems(tmp_path, changed)}) is is_raised


@pytest.mark.parametrize(("size", "is_raised"), [("890", False), ("900", True), ("0.00112", False), ("0.00111", True)])
def test_a_figure_with_a_reason_is_doubted_from_nine_hundred_times_its_words(size, is_raised):
    found = doubts(deal(), event(reported="half of $1bn", size=size))
    assert ("figures_are_those_reported" in found) is is_raised


def test_a_company_that_the_id_and_the_title_name_in_place_of_an_end_is_named():
    rows = deal("lab-chips-compute", title="Lab rents of Chips"), event("lab-chips-compute", size="1")
    assert "titles_and_ids_name_the_ends" in doubts(*rows)
    right = deal("lab-cloud-compute", title="Lab rents of Cloud"), event("lab-cloud-compute", size="1")
    assert "titles_and_ids_name_the_ends" not in doubts(*right)


def test_an_id_that_names_the_payee_first_is_doubted():
    assert "titles_and_ids_name_the_ends" in doubts(deal("cloud-lab-compute"), event("cloud-lab-compute", size="1"))
    assert "titles_and_ids_name_the_ends" not in doubts(deal("lab-cloud-compute"), event("lab-cloud-compute", size="1"))


def test_chips_that_are_leased_are_doubted_as_a_purchase():
    rows = deal(payee="chips", instrument="chips"), event(reported="leases two data centers for $1bn", size="1")
    assert "sums_buy_what_is_entered" in doubts(*rows)


def test_of_two_like_deals_one_without_a_sum_is_like_any():
    first, again = (deal("one"), event("one", size="2")), (deal("two"), event("two"))
    assert "a_deal_has_one_id" in doubts(*first, *again)
    assert "a_deal_has_one_id" not in doubts(*first, deal("two"), event("two", size="3"))


def test_parts_that_come_to_all_of_their_umbrella_fit_it(tmp_path):
    part = "{id},chips,lab,loan,,,,,chips-lab-equity,,,total"
    for size, told in ((10, 0), (11, 1)):
        folder = write_folder(
            tmp_path / str(size),
            deals=["chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,,,,,total", part.format(id="part")],
            events=["chips-lab-equity,2025-01-05,signed,,10,,,,news,", f"part,2025-01-06,signed,,{size},,,,news,"],
            evidence=[],
        )
        assert sum(problem.rule == "parts_fit_their_umbrella" for problem in check(folder)) == told


def test_deals_that_are_only_rumoured_are_entered_twice_too(tmp_path):
    rows = [f"{key},chips,lab,equity,Chips Inc buys shares,,,,,,,total" for key in ("one", "two")]
    for status, told in (("rumoured", 1), ("refuted", 0)):
        events = [f"{key},2025-01-05,{status},,10,,,,news," for key in ("one", "two")]
        found = check(write_folder(tmp_path / status, deals=rows, events=events, evidence=[]))
        assert sum(problem.rule == "nothing_is_entered_twice" for problem in found) == told
