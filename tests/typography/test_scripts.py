"""Which letters our own fonts show, and what is asked of the machine for the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.typography.bidirectional import isolate
from aigraph.typography.font import NAMES, bundled_fonts
from aigraph.typography.scripts import FALLBACKS, font_family, is_covered, line_height, script_runs
from tests.figure_helpers import HOSTILE
from tests.figure_helpers import NAMES as COMPANIES


@given(st.text(max_size=60))
def test_runs_of_scripts_make_up_the_text(words):
    assert "".join(run for run, _ in script_runs(words)) == words


@pytest.mark.parametrize(
    "words", ["OpenAI", "Łódź & Søns", "Ελλάδα", "Сбербанк", "חברה", "Đồng Việt Nam", "$30bn → €5–6bn…"]
)
def test_european_scripts_and_hebrew_need_no_typeface_of_the_machine(words):
    assert is_covered(words)
    assert script_runs(words) == [(words, "")]


@pytest.mark.parametrize(
    ("words", "script"),
    [("কলকাতা ডেটা", "BENGALI"), ("أبوظبي للاستثمار", "ARABIC"), ("台積電", "CJK"), ("ქართული", "OTHER"), ("✓", "OTHER")],
)
def test_other_scripts_are_asked_of_the_machine(words, script):
    assert script_runs(words) == [(words, script)]
    assert line_height([words], 1.15) > 1.15


def test_marks_and_spaces_belong_to_the_letters_before_them():
    assert script_runs("A ক\u200dষ খ") == [("A ", ""), ("ক\u200dষ খ", "BENGALI")]


def test_our_own_typeface_comes_first_and_those_of_its_widths_next():
    (ours,) = bundled_fonts()
    assert len(NAMES) == 1
    names = [name.strip().strip("'") for name in font_family().split(",")]
    assert names == [ours.family, *FALLBACKS, "sans-serif"]
    assert font_family("BENGALI").startswith("'Noto Sans Bengali', ")


def test_two_names_from_right_to_left_keep_their_order():
    assert isolate("أبوظبي") == "\u2068أبوظبي\u2069"
    assert isolate("OpenAI") == "OpenAI"


@pytest.mark.parametrize("name", [*HOSTILE, *COMPANIES.values()])
def test_no_name_turns_round_what_stands_beside_it(name):
    made = isolate(name)
    assert made.count("\u2068") == made.count("\u2069")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067") & set(made)
