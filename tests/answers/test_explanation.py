"""Every loop can be traced to its events and sources, and what is no loop says why."""

from dataclasses import replace

import pytest

from aigraph import UnknownNameError, explain, find_loops, load
from aigraph.loops import Hidden, Obstacle
from aigraph.model import Company, PartialDate
from tests.ledgers import TOY, ledger, write_folder

VIEW = ledger(TOY).view(layers="cash")


def test_every_deal_of_a_loop_is_traced_to_its_events_and_sources():
    (traced,) = explain(VIEW, "v-l-c").loops
    assert set(traced.events) == {"e1a", "e3", "e4"}
    assert all(source.title == "Toy" for events in traced.events.values() for _, source in events)
    assert traced.sentence.startswith("V buys shares of L ($6bn); ")


def test_a_deal_along_a_leg_that_is_too_uncertain_is_told_and_not_counted():
    text = """a -> b equity closed 2025-01-01 1
    b -> a compute signed 2025-01-01 2
    b -> a chips announced 2025-01-01 30
    a -> c equity announced 2025-01-01 4"""
    (traced,) = explain(ledger(text).view(), "a-b").loops
    assert [arrow.amount.central for arrow in traced.uncounted] == [30]
    assert explain(ledger(text).view(status="announced"), "a-b").loops[0].uncounted == ()


@pytest.mark.parametrize("name", ["c-v-l", "V → L → C → V", "v -> l -> c", "L, C, V", "l c v", " V - L - C "])
def test_a_loop_may_be_named_from_any_of_its_companies_however_they_are_joined(name):
    assert explain(VIEW, name).loops[0].loop.name == "v-l-c"


def test_a_loop_itself_will_do_for_its_name():
    loop = explain(VIEW, "v-l-c").loops[0].loop
    assert explain(VIEW, loop).loops[0].loop == loop


def test_loops_of_every_kind_can_be_explained():
    text = "a -> b compute signed 2025-01-01 1\n b -> a chips signed 2025-01-01 1"
    assert explain(ledger(text).view(), "a-b").loops[0].loop.kind == "trade"


def test_evidence_about_the_loop_its_packages_and_its_deals_is_gathered(tmp_path):
    (traced,) = explain(load(write_folder(tmp_path)).view(), "lab-chips").loops
    assert {flag: [row.answer for row in rows] for flag, rows in traced.evidence.items() if rows} == {
        "E1": ["yes"],
        "E3": ["unknown"],
    }


def test_the_missing_leg_is_named_with_the_other_way_that_money_can_go_and_the_nearest_loops():
    # V funds L, and L's money comes home by C only.
    why = explain(ledger(TOY.replace("e5: l -> v chips signed 2025-03 5", "")).view(), "v-l").why_not
    (leg,) = why.missing
    assert (why.obstacle, leg.payer, leg.payee, leg.detour) == (Obstacle.MISSING_LEG, "l", "v", ("l", "c", "v"))
    assert {arrow.deal.id for arrow in leg.reverse} == {"e1a", "e7"}
    assert [loop.name for loop in why.nearest] == ["v-l-c"]


def test_a_leg_that_no_money_can_take_any_way_has_no_detour():
    (leg, _) = explain(VIEW, "v-x").why_not.missing
    assert (leg.payer, leg.payee, leg.hidden, leg.detour) == ("v", "x", (), ())


@pytest.mark.parametrize(
    ("text", "name", "settings"),
    [
        (TOY.replace("c -> v chips signed", "c -> v chips announced"), "v-l-c", {"status": "announced"}),
        (TOY, "v-c", {"layers": ("cash", "value", "contingent")}),
        (TOY.replace("v chips signed 2025-03 5", "v chips in_talks 2025-03 5"), "v-l", {"status": "all"}),
    ],
)
def test_the_certainty_or_layer_that_would_close_a_loop_is_named(text, name, settings):
    (other,) = explain(ledger(text).view(layers="cash,value"), name).why_not.closed_in
    assert {key: getattr(other, key) for key in settings} == settings


def test_a_loop_that_stood_once_or_will_stand_is_named_with_the_day():
    text = "v -> l equity signed 2025-01-10 1\n b: l -> v chips signed 2025-02-10 1\n b cancelled 2025-03-10"
    whole = ledger(text)
    (before,) = explain(whole.view(as_of="2025-04-01"), "v-l").why_not.closed_in
    (after,) = explain(whole.view(as_of="2025-01-31"), "v-l").why_not.closed_in
    assert (str(before.as_of), str(after.as_of)) == ("2025-03-09", "2025-02-10")
    assert "It is a loop on 2025-03-09" in " ".join(explain(whole.view(), "v-l").sentences)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("b: l -> v chips announced 2025-01-01 1", Hidden.LESS_CERTAIN),
        ("b: l -> v guarantee signed 2025-01-01 1", Hidden.OTHER_LAYER),
        ("b: l -> v chips signed 2025-01-01 1\n b cancelled 2025-02-01", Hidden.ENDED),
        ("b: l -> v chips signed 2026-01-01 1", Hidden.LATER),
        ("b: l -> v chips signed 2025-01-01 1\n c: x -> v chips signed 2025-01-01 1 part_of=b", Hidden.UMBRELLA),
    ],
)
def test_a_deal_that_the_view_does_not_show_is_named_with_the_reason(line, reason):
    view = ledger(f"v -> l equity signed 2025-01-01 1\n {line}").view(as_of="2025-06-30")
    found = explain(view, "v-l")
    (hidden,) = found.why_not.missing[0].hidden
    assert (hidden.deal.id, hidden.reason) == ("b", reason)
    assert "b " in found.sentences[1]


GROUP = [
    Company(id="p", name="Parent"),
    Company(id="s", name="Sub", parent="p", parent_since=PartialDate.parse("2025-06-01")),
]
MERGED = "v -> s equity signed 2025-01-01 1\n s -> v chips signed 2025-01-01 1\n p -> s loan signed 2025-01-01 1\n s -> p lease signed 2025-01-01 1"


def test_a_merged_company_stands_for_its_parent_and_the_answer_says_since_when():
    whole = ledger(MERGED, GROUP)
    found = explain(whole.view(as_of="2025-07-01"), "v-s")
    assert found.companies == ("v", "p")
    assert found.is_loop
    assert found.sentences[0] == "Sub counts as Parent, which consolidates it from 2025-06-01 on."
    assert explain(whole.view(as_of="2025-05-01"), "v-s").mergers == ()


def test_companies_that_were_merged_into_one_form_no_loop_and_the_last_day_on_which_they_did_is_named():
    found = explain(ledger(MERGED, GROUP).view(as_of="2025-07-01"), "p-s")
    assert (found.why_not.obstacle, found.why_not.companies) == (Obstacle.ONE_COMPANY, ("p",))
    assert [str(view.as_of) for view in found.why_not.closed_in] == ["2025-05-31"]
    said = " ".join(found.sentences)
    assert "It is a loop on 2025-05-31 (--as-of 2025-05-31): p-s (circular, contracted $1bn)" in said


def test_a_company_alone_twice_or_without_a_name_is_no_loop():
    crowd = Company(id="lenders", name="Lenders", kind="placeholder")
    text = "lenders -> l loan signed 2025-01-01 5\n l -> lenders lease signed 2025-01-01 5"
    assert explain(VIEW, "V").why_not.obstacle is Obstacle.ONE_COMPANY
    assert explain(VIEW, "v-l-v-c").why_not.obstacle is Obstacle.REPEATED_COMPANY
    assert explain(ledger(text, [crowd]).view(), "l-lenders").why_not.obstacle is Obstacle.PLACEHOLDER


def test_money_that_must_be_spent_elsewhere_closes_no_loop_though_every_leg_has_a_deal():
    text = "v -> l credits signed 2025-01-01 4 tied_to=x\n l -> v chips signed 2025-01-01 1\n l -> x compute signed 2025-01-01 1"
    why = explain(ledger(text).view(), "v-l").why_not
    assert (why.obstacle, why.companies) == (Obstacle.TIED_MONEY, ("x",))


def test_a_part_that_is_no_company_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownNameError, match="no company is called 'nvdia'; did you mean nvidia"):
        explain(load().view(), "nvdia → OpenAI")


def test_on_the_shipped_data_the_four_ways_to_ask_are_answered():
    view = load().view()
    assert explain(view, "Nvidia → OpenAI → Oracle → Nvidia").loops[0].loop.name == "nvidia-openai-oracle"
    assert explain(view, "AMD OpenAI").loops[0].loop.kind == "incentive"
    assert explain(view, "nvidia-xai").companies == ("nvidia", "spacex")
    why = explain(view, "nvidia-openai").why_not
    assert [(leg.payer, leg.payee) for leg in why.missing] == [("openai", "nvidia")]
    assert {"nvidia", "openai"} <= set(why.nearest[0].companies)


def test_names_that_could_be_read_in_two_ways_can_be_given_one_by_one():
    text = "a -> b equity signed 2025-01-01 1\n b -> a chips signed 2025-01-01 1\n a-b -> a loan signed 2025-01-01 1"
    view = ledger(text).view()
    assert explain(view, "a-b").why_not.obstacle is Obstacle.ONE_COMPANY
    assert explain(view, ["A", "B"]).loops[0].loop.name == explain(view, "a → b").loops[0].loop.name == "a-b"
    (loop,) = find_loops(view)
    assert explain(view, loop).loops[0].loop == loop
    assert find_loops(view).named(loop) == find_loops(view).named(["b", "a"]) == (loop,)


def test_companies_that_no_table_lists_are_known_by_the_deals_that_name_them():
    listed = ledger("v -> l equity signed 2025-01-01 1\n l -> c compute signed 2025-01-01 1")
    bare = replace(listed, companies=()).view()
    assert [leg.payer for leg in explain(bare, "V, C").why_not.missing] == ["v", "c"]
    with pytest.raises(UnknownNameError, match="no company is called 'z'"):
        explain(bare, "v-z")
