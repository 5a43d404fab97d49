"""What changed between two days, and which events did it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import Ledger, find_loops, load
from aigraph.loops.collect import loop_key, ring_key
from aigraph.measures.diff import diff
from aigraph.model import Company
from aigraph.model.dates import PartialDate
from aigraph.model.instruments import LAYERS
from aigraph.model.loop import KINDS
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers


def told(change):
    return [(str(cause.day), cause.deal, cause.event and str(cause.event.status)) for cause in change.causes]


def only(changes):
    (change,) = changes
    return change


def merged(company, parent, since):
    return Company(id=company, name=company.upper(), parent=parent, parent_since=PartialDate.parse(since))


PAIR = "a -> b equity signed 2025-01-01 5\nb -> a chips signed 2025-01-01 9\n"


def test_a_loop_appears_by_the_event_that_closed_its_last_leg():
    change = only(
        diff(
            ledger("e1: a -> b equity signed 2025-01-01\ne2: b -> a chips signed 2025-02-01"),
            "2025-01-15",
            "2025-03-01",
        ).changes
    )
    assert (change.what, change.loop.name, change.deals) == ("appeared", "a-b", ("e2",))
    assert told(change) == [("2025-02-01", "e2", "signed")]
    assert change.cause.source == "s"


def test_of_a_new_leg_only_the_first_deal_closed_the_loop():
    text = "e1: a -> b equity signed 2025-01-01\ne2: b -> a chips signed 2025-02-01\ne3: b -> a lease signed 2025-02-09"
    assert only(diff(ledger(text), "2025-01-15", "2025-03-01").changes).deals == ("e2",)


def test_the_event_that_raised_the_deal_to_the_certainty_is_the_cause():
    text = """
        e1: a -> b equity signed 2025-01-01
        e2: b -> a chips announced 2025-02-01
        e2 signed 2025-03-01
        e2 closed 2025-04-01
    """
    book = ledger(text)
    assert told(only(diff(book, "2025-01-15", "2025-05-01").changes)) == [("2025-03-01", "e2", "signed")]
    announced = only(diff(book, "2025-01-15", "2025-05-01", status="announced").changes)
    assert told(announced) == [("2025-02-01", "e2", "announced")]


@pytest.mark.parametrize("status", ["cancelled", "refuted", "announced"])
def test_a_loop_vanishes_by_the_event_that_took_its_deal_away(status):
    change = only(diff(ledger(f"{PAIR}b-a-chips {status} 2025-03-01"), "2025-02-01", "2025-04-01").changes)
    assert (change.what, change.deals, change.after) == ("vanished", ("b-a-chips",), None)
    assert told(change) == [("2025-03-01", "b-a-chips", status)]


def test_a_replaced_deal_names_its_successor():
    text = f"{PAIR}b-a-chips replaced 2025-03-01\nnew: b -> a lease announced 2025-03-01 replaces=b-a-chips"
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").changes)
    assert (told(change), change.cause.replaced_by) == ([("2025-03-01", "b-a-chips", "replaced")], ("new",))


def test_a_leg_that_another_deal_keeps_standing_is_no_change():
    text = f"{PAIR}b -> a lease signed 2025-01-01 9\nb-a-chips cancelled 2025-03-01"
    assert diff(ledger(text), "2025-02-01", "2025-04-01").changes == ()


def test_a_bottleneck_changes_by_the_leg_that_sets_it():
    text = f"{PAIR}a -> b loan signed 2025-03-01 2\nb -> a lease signed 2025-03-02 50"
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").changes)
    assert (change.what, change.changed, change.deals) == ("changed", ("bottleneck",), ("a-b-loan",))
    assert (change.before.bottleneck.central, change.after.bottleneck.central) == (5, 7)
    assert told(change) == [("2025-03-01", "a-b-loan", "signed")]


def test_the_events_that_gave_another_amount_are_the_causes():
    text = f"{PAIR}a-b-equity signed 2025-03-01 6\na-b-equity signed 2025-03-05\na-b-equity closed 2025-03-09 8"
    change = only(diff(ledger(text), "2025-02-01", "2025-03-31").changed)
    assert told(change) == [
        ("2025-03-01", "a-b-equity", "signed"),
        ("2025-03-09", "a-b-equity", "closed"),
    ]


def test_a_weakest_status_changes_by_the_deal_that_was_the_weakest():
    text = f"{PAIR}a-b-equity closed 2025-03-01\nb-a-chips closed 2025-03-02"
    book = ledger(text)
    assert diff(book, "2025-02-01", "2025-03-01").changes == ()
    change = only(diff(book, "2025-02-01", "2025-04-01").changes)
    assert change.changed == ("weakest_status",)
    assert change.cause.deal == "b-a-chips"
    assert (change.before.weakest_status, change.after.weakest_status) == ("signed", "closed")


def test_consolidation_closes_a_loop():
    book = ledger(
        "e1: a -> sub equity signed 2025-01-01\ne2: b -> a chips signed 2025-01-01", [merged("sub", "b", "2025-03-01")]
    )
    change = only(diff(book, "2025-02-01", "2025-04-01").changes)
    assert (change.what, change.loop.name, change.deals) == ("appeared", "a-b", ("e1",))
    assert [(cause.company, cause.parent, str(cause.day), cause.source) for cause in change.causes] == [
        ("sub", "b", "2025-03-01", "")
    ]


def test_a_deal_and_a_consolidation_can_both_be_needed():
    text = "e1: a -> sub equity signed 2025-01-01\ne2: b -> a chips signed 2025-03-10"
    book = ledger(text, [merged("sub", "b", "2025-03-01")])
    change = only(diff(book, "2025-02-01", "2025-04-01").changes)
    assert [cause.company or cause.deal for cause in change.causes] == ["sub", "e2"]


def test_a_loop_inside_one_group_vanishes_by_its_consolidation():
    book = ledger(PAIR, [merged("b", "a", "2025-03-01")])
    change = only(diff(book, "2025-02-01", "2025-04-01").changes)
    assert (change.what, [cause.company for cause in change.causes]) == ("vanished", ["b"])
    assert change.deals == ("a-b-equity", "b-a-chips")


def test_a_loop_that_goes_on_under_the_name_of_the_parent_has_changed():
    book = ledger(f"{PAIR}p -> x chips signed 2025-01-01", [merged("b", "p", "2025-03-01")])
    change = only(diff(book, "2025-02-01", "2025-04-01").changes)
    # What had fallen due before is not the buyer's, so that the smallest leg is another too.
    assert (change.what, change.changed) == ("changed", ("companies", "bottleneck"))
    assert (change.before.name, change.after.name) == ("a-b", "a-p")
    assert change.row()["events"] == ("b into p",)


def test_newly_reported_parts_replace_their_round():
    text = """
        whole: a -> b equity signed 2025-01-01 10
        b -> a chips signed 2025-01-01 9
        part: a -> b equity in_talks 2025-03-01 4 part_of=whole
    """
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").changes)
    assert (change.what, change.deals) == ("vanished", ("whole",))
    assert [(cause.deal, cause.event.deal) for cause in change.causes] == [("whole", "part")]


def test_a_round_of_another_size_caps_its_parts():
    text = """
        whole: a -> b equity signed 2025-01-01 10
        part: a -> b equity signed 2025-01-01 part_of=whole
        b -> a chips signed 2025-01-01 90
        whole signed 2025-03-01 8
    """
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").changes)
    assert (change.changed, change.deals) == (("bottleneck",), ("part",))
    assert [cause.event.deal for cause in change.causes] == ["whole"]


def test_tied_money_comes_unstuck_by_a_deal_on_another_leg():
    text = """
        a -> b loan signed 2025-01-01 5 tied_to=a
        b -> a loan signed 2025-01-01 5
        b -> c loan signed 2025-01-01 5
        c -> a chips signed 2025-01-01 5
        b -> c compute signed 2025-03-01 1
    """
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").appeared)
    assert (change.loop.name, change.deals) == ("a-b-c", ("b-c-compute",))


def test_a_loop_whose_roots_part_is_neither_new_nor_gone():
    text = """
        v -> l equity signed 2025-01-01 1
        l -> a compute signed 2025-01-01 2
        a -> c loan signed 2025-01-01 3
        c -> v chips signed 2025-01-01 4
        a -> c lease signed 2025-03-01 5
    """
    found = diff(ledger(text), "2025-02-01", "2025-04-01")
    assert [[loop.name for loop in loops] for loops in (found.before, found.after)] == [["a-c-v-l"], ["a-c-v-l"]]
    assert [form.roots for form in found.after[0].forms] == [("a",), ("v",)]
    assert found.changes == ()


def test_a_loop_becomes_a_detour_by_the_deals_of_the_direct_loop_and_direct_again_by_what_ends_them():
    text = """
        e1: v -> l equity signed 2025-01-01 1
        e2: l -> c compute signed 2025-01-01 2
        e3: c -> v chips signed 2025-01-01 3
        e4: l -> v chips signed 2025-03-01 4
        e4: l -> v chips cancelled 2025-05-01
    """
    found = diff(ledger(text), "2025-02-01", "2025-04-01")
    change = only(found.changed)
    assert (change.loop.name, change.changed, change.deals) == ("v-l-c", ("directness",), ("e4",))
    assert (change.before.detour_of, change.after.detour_of) == ((), ("v-l",))
    assert [change.loop.name for change in found.appeared] == ["v-l"]
    change = only(diff(ledger(text), "2025-04-01", "2025-06-01").changed)
    assert (change.loop.name, change.changed, change.deals) == ("v-l-c", ("directness",), ("e4",))
    assert change.after.is_direct


def test_a_loop_that_becomes_of_another_kind_too_has_changed_by_the_deals_of_that_kind():
    text = "w: v -> l warrant signed 2025-01-01 1\n c: l -> v chips signed 2025-01-01 2\n e: v -> l equity signed 2025-03-01 3"
    change = only(diff(ledger(text), "2025-02-01", "2025-04-01").changed)
    assert (change.changed, change.deals) == (("kinds", "bottleneck"), ("e",))
    assert [str(kind) for kind in change.after.kinds] == ["circular", "incentive"]


def test_the_day_itself_belongs_to_what_was_before():
    book = ledger("e1: a -> b equity signed 2025-01-01\ne2: b -> a chips signed 2025-02-01")
    assert diff(book, "2025-02-01", "2025-03-01").changes == ()
    assert len(diff(book, "2025-01-31", "2025-02-01").changes) == 1


def test_a_month_is_its_last_day():
    found = diff(ledger(TOY), "2025-01", "2025-03")
    assert (str(found.before.view.as_of), str(found.after.view.as_of)) == ("2025-01-31", "2025-03-31")


def test_the_later_day_first_is_refused():
    with pytest.raises(ValueError, match="2025-01-01 is before 2025-02-01: the earlier day comes first"):
        diff(ledger(TOY), "2025-02-01", "2025-01-01")


def test_an_empty_ledger_has_no_changes():
    assert diff(Ledger(), "2025-01-01", "2025-02-01").changes == ()


def test_amazon_and_openai_become_a_loop_by_the_equity():
    found = diff(load(), "2026-02-26", "2026-02-28")
    change = next(change for change in found.appeared if change.loop.name == "amazon-openai")
    assert change.deals == ("amazon-openai-equity-t1",)
    assert {str(cause.day) for cause in change.causes} == {"2026-02-27"}
    assert "secwatch-amazon-openai-2026-02" in {cause.source for cause in change.causes}


def test_nvidia_openai_oracle_changes_its_bottleneck_by_the_equity():
    found = diff(load(), "2026-02-26", "2026-02-28")
    change = next(change for change in found.changed if change.loop.name == "nvidia-openai-oracle")
    assert change.changed == ("bottleneck",)
    assert change.before.bottleneck.low < 30 <= change.after.bottleneck.low
    assert change.deals == ("nvidia-openai-equity-2026",)
    assert change.cause.source == "fashionunited-openai-round-2026-02"


def test_loops_of_xai_end_with_its_purchase_since_its_money_is_not_that_of_spacex():
    found = diff(load(), "2026-02-01", "2026-02-02")
    change = next(change for change in found.vanished if change.loop.name == "nvidia-xai")
    assert ("xai", "spacex") in {(cause.company, cause.parent) for cause in change.causes}


days = st.lists(st.sampled_from(DAYS), min_size=2, max_size=2).map(sorted)


@given(ledgers(), days, st.sampled_from(["paid", "binding", "announced", "all"]))
def test_every_change_has_a_cause_between_the_days(book, between, status):
    found = diff(book, *between, status=status, layers=LAYERS, kinds=KINDS)
    for change in found.changes:
        assert change.deals
        assert change.causes
        assert all(between[0] < cause.day <= between[1] for cause in change.causes)
        assert change.cause in change.causes
        assert {cause.deal for cause in change.causes if cause.deal} <= set(change.deals)


@given(ledgers(), days)
def test_loops_of_both_days_are_kept_vanished_appeared_or_changed(book, between):
    found = diff(book, *between, status="all", layers=LAYERS, kinds=KINDS)
    after = set(map(loop_key, found.after))
    appeared = [change.after for change in found.appeared]
    assert len(set(map(loop_key, appeared))) == len(appeared)
    assert set(map(loop_key, appeared)) <= after
    if between[0] == between[1]:
        assert found.changes == ()


@given(ledgers(), st.tuples(st.sampled_from(DAYS[:3]), st.sampled_from(DAYS[5:])))
def test_the_causes_are_enough_to_make_a_loop_appear(book, between):
    # Neither tied money nor rounds with parts: there one event can close a loop and end another leg of it.
    book = replace(book, deals=tuple(replace(deal, tied_to=(), part_of="") for deal in book.deals))
    found = diff(book, *between, status="all", layers=LAYERS)
    known = {id(event) for told in book.history.values() for day, event in told if day <= between[0]}
    for change in found.appeared:
        needed = known | {id(cause.event) for cause in change.causes}
        mergers = {cause.company for cause in change.causes if cause.company}
        companies = tuple(
            replace(company, parent="")
            if company.parent_since and company.parent_since.last > between[0] and company.id not in mergers
            else company
            for company in book.companies
        )
        less = replace(book, companies=companies, events=tuple(event for event in book.events if id(event) in needed))
        later = set(map(loop_key, find_loops(less.view(as_of=between[1], status="all", layers=LAYERS))))
        merged_names = {ring_key(tuple("c" if company == "d" else company for company in ring)) for ring in later}
        assert loop_key(change.after) in later | merged_names


def test_a_day_compared_with_itself_has_no_changes():
    assert not diff(ledger(PAIR), "2025-02-01", "2025-02-01").changes


def test_a_row_says_which_loops_it_was_and_is_a_detour_of():
    text = (
        "e1: a -> b equity signed 2025-01-01\ne2: b -> c chips signed 2025-01-01\ne3: c -> a chips signed 2025-01-01\n"
    )
    text += "e4: b -> a chips signed 2025-03-01"
    rows = [change.row() for change in diff(ledger(text), "2025-02-01", "2025-04-01").changes]
    shown = {row["loop"]: (row["loop_before"], row["detour_of_before"], row["detour_of"]) for row in rows}
    assert shown == {"a-b": (None, None, ()), "a-b-c": ("a-b-c", (), ("a-b",))}
