"""What an answer rests on is said once, in every form."""

import aigraph
from aigraph.answers.provenance import ages_of_legs, envelope, provenance, truncation_sentences
from aigraph.language.translation import DEFINITION
from aigraph.loops import Truncation, find_loops
from aigraph.model import Level
from tests.ledgers import TOY, ledger


def test_the_line_under_an_answer_has_definition_day_and_versions():
    toy = ledger(TOY)
    assert provenance(toy.view()) == (
        f"{DEFINITION} Data to 2025-03-31 (newest report on the youngest leg 0 days old, on the oldest 59 days), "
        f"version {aigraph.store.data_version(toy)}; aigraph {aigraph.__version__}."
    )


def test_a_leg_is_as_old_as_the_newest_statement_about_one_of_its_deals():
    # v -> l and x -> l were last told of on 31 January, l -> c on 28 February, c -> v and l -> v on 31 March.
    view = ledger(TOY).view(as_of="2025-04-10")
    assert ages_of_legs(view) == (10, 69)
    loops = find_loops(view)
    (ring,) = [loop for loop in loops if set(loop.companies) == {"v", "l", "c"}]
    assert ages_of_legs(view, ring.legs) == (10, 69)
    assert ages_of_legs(view, [leg for leg in ring.legs if leg.payer == "l"]) == (41, 41)
    assert ages_of_legs(view, []) is None


def test_the_envelope_says_what_cut_the_answer_short():
    view = ledger(TOY).view(status="announced")
    assert envelope(view)["truncated"] is None
    assert envelope(view, Truncation("max_loops", 2, "", 2, 0, 3))["truncated"].startswith("stopped after 2 rings")
    assert envelope(view)["view"] == {"as_of": "2025-03-31", "status": "announced", "layers": ["cash", "value"]}


def test_what_cut_several_certainties_short_alike_is_said_once():
    same, other = Truncation("max_loops", 2, "", 2, 0, 3), Truncation("max_loops", 2, "", 2, 1, 3)
    cuts = {Level.PAID: None, Level.BINDING: same, Level.ANNOUNCED: same, Level.ALL: other}
    assert truncation_sentences(cuts) == [f"at binding and announced the search {same}", f"at all the search {other}"]
