"""What parts of known size leave of a round, drawn from the parties without a name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import concentration, find_loops, ladder
from aigraph.flows import network_of
from aigraph.model import Amount, Company
from aigraph.model.money.remainder import remainders_of
from aigraph.model.status import LEVELS
from tests.ledgers import ledger
from tests.strategies import DAYS, ledgers

CROWD = [Company(id="crowd", name="Investors", kind="placeholder")]
ROUND = """
    whole: crowd -> lab equity closed 2025-01-01 30 paid=30
    sized: chips -> lab equity closed 2025-01-01 5 part_of=whole
    unsized: cloud -> lab equity closed 2025-01-01 part_of=whole
    spent: lab -> chips chips signed 2025-01-01 20
"""


def rest(text, **settings):
    return {arrow.deal.id: arrow.amount for arrow in remainders_of(ledger(text, CROWD).view(**settings))}


def test_what_known_parts_leave_of_a_round_comes_from_nobody_in_particular():
    """The part without a size is in the middle of the rest; it can be all of it, so the low end is nothing."""
    assert rest(ROUND) == {"whole": Amount(Decimal(0), Decimal(25), Decimal(25))}
    network = network_of(ledger(ROUND, CROWD).view())
    assert network.matrix()[:, network.index["lab"]].sum() == 30


def test_ends_of_the_parts_are_ends_of_the_rest():
    text = ROUND.replace("2025-01-01 5 part_of", "2025-01-01 5 low=4 high=8 part_of")
    text = text.replace("    unsized: cloud -> lab equity closed 2025-01-01 part_of=whole\n", "")
    assert rest(text) == {"whole": Amount(Decimal(22), Decimal(25), Decimal(26))}


@pytest.mark.parametrize(
    "text",
    [
        ROUND.replace("2025-01-01 5 part_of", "2025-01-01 30 part_of"),
        ROUND.replace("crowd -> lab", "fund -> lab"),
        ROUND.replace("2025-01-01 30 paid=30", "2025-01-01"),
        ROUND.replace("equity closed 2025-01-01 30 paid=30", "equity in_talks 2025-01-01 30"),
    ],
    ids=["all of it is told", "a named funder", "no size", "not certain enough"],
)
def test_nothing_is_drawn_where_nothing_is_left_or_known(text):
    assert rest(text) == {}


def test_what_is_left_may_be_one():
    text = ROUND.replace("2025-01-01 5 part_of", "2025-01-01 29 part_of")
    text = text.replace("    unsized: cloud -> lab equity closed 2025-01-01 part_of=whole\n", "")
    assert rest(text) == {"whole": Amount(Decimal(1), Decimal(1), Decimal(1))}


def test_a_round_inside_a_round_is_subtracted_once():
    text = """
        outer: crowd -> lab equity closed 2025-01-01 100
        inner: crowd -> lab equity closed 2025-01-01 30 part_of=outer
        leaf: chips -> lab equity closed 2025-01-01 5 part_of=inner
    """
    assert {name: amount.central for name, amount in rest(text).items()} == {"inner": 25, "outer": 70}


def test_the_rest_closes_no_loop_and_counts_as_funders_without_a_name():
    view = ledger(ROUND, CROWD).view()
    assert {loop.name for loop in find_loops(view)} == {"chips-lab"}
    funders = concentration(view, "lab", side="funders")
    assert funders.shares == pytest.approx({"crowd": 25 / 30, "chips": 5 / 30})
    assert "parties without a name" in funders.hhi.note


@given(ledgers(), st.sampled_from(DAYS))
def test_no_loop_rests_on_a_rest_and_what_stands_stands_at_weaker_certainties(book, day):
    view = book.view(as_of=day)
    nobody = {company.id for company in book.companies if company.is_placeholder}
    for level in LEVELS:
        for arrow in remainders_of(view.at(level)):
            assert {arrow.payer, arrow.payee} & nobody
            amount = arrow.amount
            assert 0 <= amount.low <= (amount.central if amount.central is not None else amount.low)
            assert amount.high is None or (amount.central or amount.low) <= amount.high
    counts = [len(rung.loops) for rung in ladder(view).rungs]
    assert counts == sorted(counts)
