"""Answers can be quoted: one sentence with day, basis and range, its sources, and an id that never changes."""

import json
import re
from pathlib import Path

import pytest

from aigraph import UnknownNameError, find_loops, load
from aigraph.answers import cite
from aigraph.answers.citation.formats import CITATION_FORMATS
from aigraph.loops.collect import loop_id
from aigraph.store import data_version
from tests.ledgers import TOY, ledger

VIEW = load().view()


def test_a_loop_is_one_sentence_with_day_basis_and_range():
    found = cite(VIEW, "openai-oracle-nvidia")
    assert found.sentence.startswith(f"On {VIEW.as_of}, binding (signed or closed), cash + value, ")
    assert "contracted $30.1bn" in found.sentence
    assert found.range == "Range: paid exactly $0; due exactly $0; contracted exactly $30.1bn."
    assert found.sentence.count(". ") == 0


def test_every_deal_of_a_cited_loop_has_a_footnote():
    (loop,) = find_loops(VIEW).named("nvidia-openai-oracle")
    cited = {deal for note in cite(VIEW, loop).footnotes for deal in note.deals}
    assert cited == {arrow.deal.id for arrow in loop.arrows}


def test_the_id_of_a_loop_depends_on_its_companies_and_their_order_alone():
    # Another deal makes C the root, and the loop has another name.
    before = ledger("a: v -> l equity signed 2025 1\n b: l -> c compute signed 2025 1\n c: c -> v chips signed 2025 1")
    after = ledger("a: v -> l chips signed 2026 9\n b: l -> c compute signed 2026 9\n c: c -> v equity signed 2026 9")
    (one,), (other,) = find_loops(before.view()), find_loops(after.view())
    assert one.name != other.name
    assert loop_id(one) == loop_id(other) == "c~v~l"
    assert cite(before.view(), "c~v~l").id == "c~v~l"


def test_no_two_loops_of_the_data_have_one_id_and_every_id_finds_its_loop():
    loops = find_loops(VIEW)
    assert len({loop_id(loop) for loop in loops}) == len(loops)
    assert all(loops.named(loop_id(loop)) == (loop,) for loop in loops[:50])


def test_a_company_says_its_loops_and_what_is_its_own_money_in_the_window():
    found = cite(VIEW, "NVDA")
    assert found.id == "nvidia"
    assert "as due in 2025-10-01..2026-09-30" in found.sentence
    assert found.omitted.startswith("The sources of the largest deals are given; ")


def test_a_figure_says_of_how_many_deals_it_is_and_why_an_end_is_no_bound():
    found = cite(VIEW, "max-circulation")
    assert re.search(
        r"of [\d,]+ recorded deals \([\d,]+ more without a known size\), contracted over whole terms, is \$",
        found.sentence,
    )
    assert found.range.startswith("Range: at least $")
    assert "no bound: " in found.range


def test_what_is_nothing_of_it_says_so():
    with pytest.raises(UnknownNameError, match="nor is it a loop or a figure"):
        cite(VIEW, "circulatoin")
    with pytest.raises(UnknownNameError, match="is no loop"):
        cite(ledger(TOY).view(), "v-x")


@pytest.mark.parametrize("style", CITATION_FORMATS)
def test_every_format_holds_the_data_version_and_the_id(style):
    text = CITATION_FORMATS[style](cite(VIEW, "coreweave-openai"))
    assert data_version(VIEW.ledger) in text
    assert re.search(r"coreweave(~|\\~|\\textasciitilde\{\})openai", text)


def test_csl_json_is_a_list_of_items_that_a_processor_reads():
    items = json.loads(CITATION_FORMATS["csl-json"](cite(VIEW, "coreweave-openai")))
    assert items[0]["type"] == "dataset"
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item.keys() >= {"id", "type", "title", "author"}
        assert all(isinstance(part, int) for day in item.get("issued", {}).get("date-parts", []) for part in day)


def test_bibtex_has_balanced_braces_and_no_bare_sign_of_tex():
    text = CITATION_FORMATS["bibtex"](cite(VIEW, "nvidia-openai-oracle"))
    plain = re.sub(r"\\[{}$&%#_]|\\text\w+\{\}|\$\\rightarrow\$", "", text)
    assert plain.count("{") == plain.count("}")
    outside_urls = re.sub(r"url = \{.*?\},", "", plain)
    assert not set("$&%#~^") & set(outside_urls)
    assert len(set(re.findall(r"@misc\{(.*),", text))) == text.count("@misc{")


def test_numbers_of_markdown_footnotes_are_those_of_the_notes():
    text = CITATION_FORMATS["md"](cite(VIEW, "nvidia-openai-oracle"))
    head, _, notes = text.partition("\n\n")
    assert set(re.findall(r"\[\^\d+\]", head)) == set(re.findall(r"^(\[\^\d+\]):", notes, re.MULTILINE))


def test_data_without_dates_can_be_cited():
    text = CITATION_FORMATS["plain"](cite(load_undated(), "a-b"))
    assert "data without dates" in text


def load_undated():
    import pandas as pd

    return load(pd.DataFrame({"from": ["a", "b"], "to": ["b", "a"], "amount": ["1", "2"]})).view()


def test_the_citation_file_names_the_version_of_the_shipped_data():
    text = (Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8")
    assert f'version: "{data_version(load())}"' in text


def test_a_company_is_not_cited_without_what_its_sums_leave_out():
    found = cite(VIEW, "OpenAI")
    assert "have no schedule or no figure on record" in found.range
    assert "in no sum here: OpenAI → Microsoft, purchase: $24.1bn in 2025-07..2026-06" in found.range


def test_parts_that_could_add_up_to_more_than_their_whole_are_cited_within_it():
    told = """
        whole: v -> l equity closed 2024-01 13
        first: v -> l equity closed 2024-01 10 low=9 high={high} part_of=whole
        second: v -> l equity closed 2024-02 2 low=1 high=3 part_of=whole
        l -> v compute closed 2024-03 30
    """
    beyond, within = (cite(ledger(told.format(high=high)).view(), "v-l").range for high in (11, 10))
    assert beyond == within
    assert "contracted $10bn to $13bn" in beyond
