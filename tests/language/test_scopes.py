"""Views and definitions in words."""

from aigraph.language.sentences import CERTAINTY, scope
from aigraph.language.translation import DEFINITION, DEFINITION_MORE
from aigraph.model import Level
from aigraph.model.instruments import INSTRUMENTS
from tests.ledgers import TOY, ledger


def test_nothing_that_is_printed_claims_a_wrong():
    words = [DEFINITION, DEFINITION_MORE, *CERTAINTY.values(), *(row.verb for row in INSTRUMENTS.values())]
    assert not any(word in " ".join(words).casefold() for word in ("fraud", "sham", "scheme", "scam", "suspicious"))
    assert "does not imply impropriety" in DEFINITION


def test_a_view_is_described_by_day_certainty_and_layers():
    assert scope(ledger(TOY).view()) == "on 2025-03-31, binding (signed or closed), cash + value"
    assert set(CERTAINTY) == set(Level)
