"""Consolidation follows the day: what a subsidiary did before it was bought does not become the buyer's."""

import pytest

import aigraph as ag
from aigraph.answers.why_no_loop import sentences_on
from aigraph.language.sentences import describe_arrow, describe_leg
from aigraph.loops.no_loop import why_no_loop
from aigraph.model import Company, Leg
from aigraph.model.dates import PartialDate
from tests.ledgers import ledger

COMPANIES = [
    Company(id="parent", name="Buyer"),
    Company(id="child", name="Child", parent="parent", parent_since=PartialDate.parse("2025-06-01")),
    Company(id="other", name="Other"),
]
DEALS = """
    before: other -> child equity closed 2025-01-01 10 paid=10
    running: child -> other compute signed 2025-01-01 100 start=2025-01-01 end=2025-12-31
    after: other -> child equity closed 2025-09-01 4
"""


def ends(amount):
    return tuple(None if end is None else round(float(end), 6) for end in (amount.low, amount.central, amount.high))


def seen(day, text=DEALS, **how):
    return {arrow.deal.id: arrow for arrow in ledger(text, COMPANIES).view(as_of=day, **how).arrows}


def test_money_that_a_company_got_before_it_was_bought_is_not_the_buyers():
    assert set(seen("2025-05-31")) == {"before", "running"}
    view = ledger(DEALS, COMPANIES).view(as_of="2025-12-31")
    assert {arrow.deal.id: (arrow.payer, arrow.payee) for arrow in view.arrows} == {
        "running": ("parent", "other"),
        "after": ("other", "parent"),
    }
    assert [arrow.deal.id for arrow in view.before_consolidation] == ["before"]


def test_no_loop_closes_over_money_from_before_the_purchase():
    text = "before: other -> child equity closed 2025-01-01 10\nbuys: parent -> other chips signed 2025-07-01 5"
    view = ledger(text, COMPANIES).view()
    assert len(ag.find_loops(view)) == 0
    said = " ".join(sentences_on(view, ("other", "parent"), why_no_loop(view, "other-parent")))
    assert "All of the deal before had fallen due before 2025-06-01, when the companies became one." in said


@pytest.mark.parametrize("profile", ["flat", "unknown"])
def test_a_contract_that_runs_on_counts_for_the_buyer_from_the_day_of_consolidation(profile):
    from dataclasses import replace

    from aigraph.schedules.terms import Profile

    plain = ledger(DEALS, COMPANIES)
    told = replace(
        plain, deals=tuple(replace(d, profile=Profile(profile)) if d.id == "running" else d for d in plain.deals)
    )
    arrow = {a.deal.id: a for a in told.view(as_of="2025-09-30").arrows}["running"]
    if profile == "flat":
        assert ends(arrow.contracted) == (round(100 * 214 / 365, 6),) * 3
        assert ends(arrow.due) == (round(100 * 122 / 365, 6),) * 3
    else:
        assert (ends(arrow.contracted), ends(arrow.due)) == ((0, None, 100), (0, None, 100))
    assert ends(arrow.paid)[0] == 0


def test_a_deal_that_was_made_after_the_purchase_counts_whole():
    assert ends(seen("2025-12-31")["after"].due) == (4, 4, 4)


@pytest.mark.parametrize(("status", "expected"), [("binding", (14, None, 60)), ("paid", (14, 14, 60))])
def test_where_no_kind_of_money_is_named_a_deal_from_before_counts_less_what_was_due_or_paid_before(status, expected):
    text = """
        half: child -> other loan closed 2025-01-05 100 paid=40
        half closed 2025-05-31 paid=40
        half closed 2025-09-01 paid=54
    """
    arrow = seen("2025-12-31", text, status=status)["half"]
    # Nothing says when the rest of the loan falls due.
    assert ends(arrow.amount) == expected
    assert seen("2025-05-31", text)["half"].amount.central == 100


def test_what_is_left_of_a_round_does_not_depend_on_who_owns_its_investors():
    from aigraph.model.money.remainder import remainders_of

    text = """
        round: crowd -> other equity closed 2025-01-01 30
        part: child -> other convertible closed 2025-01-01 10 part_of=round
    """
    crowd = Company(id="crowd", name="Others", kind="placeholder")
    book = ledger(text, [*COMPANIES, crowd])
    for money in (None, "contracted"):
        (rest,) = remainders_of(book.view(as_of="2025-12-31", money=money))
        assert ends(rest.amount) == (20, 20, 20)


def test_a_window_before_the_consolidation_has_nothing_for_the_buyer():
    assert ends(seen("2025-12-31", window="2025-Q1")["running"].due) == (0, 0, 0)


def test_a_deal_is_told_of_the_party_that_made_it():
    book = ledger(DEALS, COMPANIES)
    arrows = {arrow.deal.id: arrow for arrow in book.view(as_of="2025-12-31").arrows}
    assert describe_arrow(book, arrows["after"]) == "Other buys shares of Child, a Buyer company, $4bn"
    text = f"{DEALS}\n own: other -> parent loan signed 2025-10-01 2"
    book = ledger(text, COMPANIES)
    view = book.view(as_of="2025-12-31")
    leg = Leg("other", "parent", tuple(arrow for arrow in view.arrows if arrow.payee == "parent"))
    assert describe_leg(book, leg) == "Other buys shares of Child, a Buyer company and lends to Buyer ($6bn)"


def test_every_certainty_leaves_the_same_deals_out():
    book = ledger(DEALS, COMPANIES)
    left_out = {
        level: {arrow.deal.id for arrow in book.view(as_of="2025-12-31", status=level).before_consolidation}
        for level in ("paid", "binding", "announced", "all")
    }
    assert set(map(frozenset, left_out.values())) == {frozenset({"before"})}
