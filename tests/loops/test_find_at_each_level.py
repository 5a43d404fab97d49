"""The loops at each certainty, side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import find_loops, load
from aigraph.loops import find_at_each_level
from aigraph.model.loop import KINDS
from aigraph.model.status import LEVELS
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers


def test_each_level_has_its_own_loops():
    text = TOY.replace("e5: l -> v chips signed", "e5: l -> v chips in_talks")
    found = find_at_each_level(ledger(text).view(layers=["cash"]))
    assert {level.value: [loop.name for loop in loops] for level, loops in found.items()} == {
        "paid": [],
        "binding": ["v-l-c"],
        "announced": ["v-l-c"],
        "all": ["v-l", "v-l-c"],
    }


@given(ledgers(), st.sampled_from(DAYS))
def test_what_is_found_side_by_side_is_what_each_certainty_has_alone(random_ledger, day):
    view = random_ledger.view(as_of=day, layers=("cash", "value", "contingent"))
    found = find_at_each_level(view, kinds=KINDS)
    assert list(found) == list(LEVELS)
    for level, loops in found.items():
        alone = find_loops(view.at(level), kinds=KINDS)
        assert loops.loops == alone.loops
        assert len(loops) == len(alone.loops)


@pytest.mark.parametrize("most", [1, 30, 500, 800])
def test_where_the_search_of_one_certainty_was_cut_the_next_has_a_search_of_its_own(most):
    view = load().view()
    for level, loops in find_at_each_level(view, max_loops=most).items():
        alone = find_loops(view.at(level), max_loops=most)
        assert (loops.loops, loops.truncated) == (alone.loops, alone.truncated)
