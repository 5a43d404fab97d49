"""What a round leaves beside its recorded parts counts as a deal, and the figures that count it say so."""

from __future__ import annotations

from aigraph.flows.network import network_of
from aigraph.language.round_rests import rests_sentence
from aigraph.model import Company
from tests.ledgers import ledger

ROUND = """
round: many -> lab equity closed 2025-01-01 10
part: chips -> lab equity closed 2025-01-01 4 part_of=round
lab -> chips chips closed 2025-01-05 2
"""
MANY = Company(id="many", name="Investors", kind="placeholder")


def test_the_rest_of_a_round_is_told_apart_from_the_deals_of_the_view() -> None:
    view = ledger(ROUND, [MANY]).view()
    network = network_of(view)
    assert len(view.arrows) == 2
    assert sum(len(flow.deals) for flow in network.flows) == 3
    assert rests_sentence(view).endswith("at binding 1 of these cash deals.")
    assert rests_sentence(view, ["lab"]).endswith("at binding 1 of these cash deals.")
    assert rests_sentence(view, ["chips"]) == ""


def test_without_a_round_nothing_is_said() -> None:
    assert rests_sentence(ledger("chips -> lab equity closed 2025-01-01 4").view()) == ""
