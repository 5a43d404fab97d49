"""Loops as sentences: plain, leg by leg."""

from aigraph import find_loops
from aigraph.language.sentences import arrow_notation, describe_loop
from tests.ledgers import TOY, ledger


def test_a_loop_is_described_leg_by_leg_with_the_verb_of_each_instrument():
    toy = ledger(TOY)
    loops = find_loops(toy.view(status="announced"))
    assert describe_loop(toy, loops.named("v-l")[0]) == "V buys shares of L ($10bn); L buys chips from V ($5bn)."
    assert arrow_notation(toy, loops[1]) == "V → L → C → V"


def test_a_leg_with_two_sorts_of_deals_is_described_with_both():
    text = "a: m -> l equity signed 2025-01-01 1\n b: m -> l loan signed 2025-01-01\n l -> m compute signed 2025-01-01"
    toy = ledger(text)
    assert describe_loop(toy, find_loops(toy.view())[0]) == (
        "M buys shares of and lends to L ($1bn or more); L buys computing from M (amount not known)."
    )
