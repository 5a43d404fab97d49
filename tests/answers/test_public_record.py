"""What the public record names as circular is found, or answered with a true reason; so is anybody's list."""

import pytest

from aigraph import DataError, UnknownNameError, explain, load
from aigraph.answers import ListedClaim, coverage_against, named_loops
from tests.ledgers import TOY, ledger

FOUND = {
    **dict.fromkeys(
        (
            *(
                "nvidia-openai-oracle",
                "google-anthropic",
                "nvidia-anthropic-microsoft",
                "amazon-openai",
                "amd-tensorwave",
            ),
            *("nvidia-coreweave", "nvidia-nebius", "nvidia-lambda", "nvidia-nscale", "nvidia-crusoe", "nvidia-firmus"),
            *("nvidia-mistral", "nvidia-valor-compute", "nvidia-openai-coreweave", "broadcom-anthropic"),
            *("openai-softbank-sb-energy", "intel-sambanova", "google-ssi", "alibaba-zhipu", "alibaba-minimax"),
            *("nvidia-openai-microsoft", "broadcom-anthropic-google"),
        ),
        "circular",
    ),
    **dict.fromkeys(
        ("amd-openai", "coreweave-openai", "cerebras-openai", "coreweave-openai-microsoft", "akamai-anthropic"),
        "incentive",
    ),
}
"""The claims that the data hold, each with the kind of loop."""

ELSEWHERE = {
    "amd-crusoe": "--status announced --layers all",
    "broadcom-openai": "--status all",
    "google-cipher": "--layers all",
    "nvidia-xai": "It is a loop on 2026-02-01 (--as-of 2026-02-01): nvidia-xai (circular, contracted unknown).",
    "nvidia-ssi": "--status announced",
    "nvidia-thinking-machines": "--status announced",
    "nvidia-sb-energy-openai": "--status announced",
    "softbank-openai-nvidia": "--status announced",
    "google-spacex-anthropic": "Among these companies alone: google-anthropic",
    "amazon-anthropic-google": "Among these companies alone: amazon-anthropic",
    "google-fluidstack-anthropic": "Among these companies alone: google-anthropic",
    "terawulf-fluidstack-google": "google-terawulf (backstop",
}
"""The claims that hold in another view, or for some of the companies, with what the answer says of it."""

NONE = {
    "google-spacex": "No deal leads from SpaceX to Google (Alphabet); 2 deals lead the other way.",
    "microsoft-coreweave": "No deal leads from CoreWeave to Microsoft; 1 deal leads the other way.",
    "oracle-nvidia": "No deal leads from Nvidia to Oracle; 1 deal leads the other way.",
    "openai-stargate-llc-oracle": "No deal leads from Stargate LLC to Oracle.",
    "nvidia-cohere": "Nearest: nvidia-cohere-coreweave",
    "nvidia-perplexity": "Nearest: nvidia-perplexity-microsoft",
    "nvidia-nokia": "Nearest: nvidia-nokia-nscale",
    "nvidia-poolside": "No deal leads from Poolside to Nvidia",
    "nvidia-groq": "No deal leads from Groq to Nvidia.",
    "nvidia-sk-hynix": "No deal leads from Nvidia to SK Hynix.",
    "sharon-ai-nvidia": "No deal leads from Sharon AI to Nvidia",
    "meta-hyperion-jv-blue-owl": "No deal leads from Blue Owl to Meta.",
}
"""The claims that are no loop, with the reason."""

VIEW = load().view()


def test_every_claim_of_the_public_record_has_an_answer_that_is_held_here():
    claims = {"-".join(claim.companies) for claim in named_loops()}
    assert claims == {*FOUND, *ELSEWHERE, *NONE, "fireworks-nvidia"}


@pytest.mark.parametrize("name", FOUND)
def test_what_the_public_record_names_is_found(name):
    found = explain(VIEW, name.replace("-", " "))
    assert FOUND[name] in {kind for traced in found.loops for kind in traced.loop.kinds}
    assert found.claims[0].sentence in found.sentences


@pytest.mark.parametrize("name", [*ELSEWHERE, *NONE])
def test_what_is_no_loop_says_why_and_where_it_is_one(name):
    found = explain(VIEW, name.replace("-", " "))
    assert not found.is_loop
    assert (ELSEWHERE | NONE)[name] in " ".join(found.sentences)


def test_a_company_that_is_not_in_the_data_has_no_loop_on_record():
    with pytest.raises(UnknownNameError, match="has no deal in them, and so no loop"):
        explain(VIEW, "fireworks-nvidia")


def test_the_other_order_of_a_loop_and_the_pairs_inside_it_are_offered():
    why = explain(ledger(TOY).view(layers="cash"), "v-c-l").why_not
    assert [loop.name for loop in why.among] == ["v-l", "v-l-c"]


def test_a_list_of_loops_is_covered_claim_by_claim(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("who;companies\nme;V -> L -> C\nme;v, x\nme;Nobody, V\nme;C L V\n", encoding="utf-8")
    found = coverage_against(ledger(TOY).view(layers="cash"), path)
    assert [one.verdict for one in found.claims] == ["found", "missing", "missing", "different"]
    assert found.sentence.startswith("Of 4 claims 1 found, 1 different, 2 missing ")


def test_the_pairs_of_a_table_of_deals_are_found_missing_or_different(tmp_path):
    path = tmp_path / "deals.csv"
    # L pays C 30 and C pays V 20; nothing goes from X to V, and what V holds of C is a guarantee.
    path.write_text("from,to,usd_bn\nL,C,29\nC,V,2\nV,X,1\nX,V,\nC,X,3\n", encoding="utf-8")
    view = ledger(
        "a: l -> c compute signed 2025 30\n b: c -> v chips signed 2025 20\n d: x -> v loan in_talks 2025 1"
    ).view()
    found = coverage_against(view, path)
    assert {one.claim.companies: str(one.verdict) for one in found.claims} == {
        ("L", "C"): "found",
        ("C", "V"): "different",
        ("V", "X"): "different",
        ("X", "V"): "different",
        ("C", "X"): "missing",
    }


def test_a_ledger_and_a_list_in_memory_will_do():
    view = ledger(TOY).view(layers="cash")
    assert coverage_against(view, view.ledger).count("missing") == 0
    assert coverage_against(view, [ListedClaim(companies=("v-l-c",), is_loop=True)]).count("found") == 1


@pytest.mark.parametrize(
    ("text", "message"), [("loop\nv\n", ":2: the loop 'v' is one company"), ("loop,x\n,1\n", ":2: the loop is empty")]
)
def test_a_loop_that_is_none_is_refused_with_its_line(tmp_path, text, message):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        coverage_against(ledger(TOY).view(), path)
