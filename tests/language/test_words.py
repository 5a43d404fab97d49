"""Figures and loops in words: plain, and never more certain than the data."""

import pytest

from aigraph import find_loops
from aigraph.language.words import CERTAINTY, DEFINITION, DEFINITION_MORE, money, ring, scope, tell_loop
from aigraph.model import Amount, Level
from aigraph.model.instruments import INSTRUMENTS
from tests.ledgers import TOY, ledger


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((None, None, None), "unknown"),
        ((None, "0.35"), "$0.35bn"),
        ((None, None, "100"), "up to $100bn"),
        (("100", "100"), "$100bn or more"),
        (("10", "12"), "$12bn or more (from 10)"),
        (("20", None), "$20bn or more"),
        (("27", "30", "33"), "$30bn (27-33)"),
        (("12", None, "14"), "$12-14bn"),
    ],
)
def test_an_amount_is_said_with_its_uncertainty(ends, said):
    assert money(Amount.of(*ends)) == said


def test_a_loop_is_told_leg_by_leg_with_the_verb_of_each_instrument():
    toy = ledger(TOY)
    loops = find_loops(toy.view(status="announced"))
    assert tell_loop(toy, loops.named("v-l")[0]) == "V buys shares of L ($10bn); L buys chips from V ($5bn)."
    assert ring(toy, loops[0]) == "V → L → C → V"


def test_a_leg_with_two_sorts_of_deals_is_told_with_both():
    text = "a: m -> l equity signed 2025-01-01 1\n b: m -> l loan signed 2025-01-01\n l -> m compute signed 2025-01-01"
    toy = ledger(text)
    assert tell_loop(toy, find_loops(toy.view())[0]) == (
        "M buys shares of and lends to L ($1bn or more); L buys computing from M (amount not known)."
    )


def test_nothing_that_is_printed_claims_a_wrong():
    words = [DEFINITION, DEFINITION_MORE, *CERTAINTY.values(), *(row.verb for row in INSTRUMENTS.values())]
    assert not any(word in " ".join(words).casefold() for word in ("fraud", "sham", "scheme", "scam", "suspicious"))
    assert "does not imply impropriety" in DEFINITION


def test_a_view_is_described_by_day_certainty_and_layers():
    assert scope(ledger(TOY).view()) == "on 2025-03-31, binding (signed or closed), cash + value"
    assert set(CERTAINTY) == set(Level)
