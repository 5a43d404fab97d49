"""Text in a figure is text, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.figures.svg.elements import number, shape, to_text, xml_safe
from aigraph.figures.svg.text import text
from aigraph.typography.bidirectional import isolate
from aigraph.typography.text_width import text_width
from tests.figure_helpers import HOSTILE, NAMES, tree_of


@given(st.text(max_size=60))
def test_whatever_is_written_can_be_read_back(words):
    drawn = to_text(shape("svg", [text(0, 0, words, 10, "#000000")]))
    assert (
        "".join(tree_of(drawn).itertext()).strip() == xml_safe(words).replace("\r\n", "\n").replace("\r", "\n").strip()
    )


@pytest.mark.parametrize("name", [*HOSTILE, *NAMES.values()])
def test_no_name_breaks_the_file(name):
    assert len(list(tree_of(to_text(shape("svg", [text(0, 0, isolate(name), 10, "#000000")]))))) == 1


def test_only_letters_that_our_own_fonts_lack_are_set_to_a_width():
    assert text(0, 0, "Łódź", 10, "#000000").get("textLength") is None
    made = text(0, 0, "Łódź কলকাতা", 10, "#000000", bold=True)
    assert float(made.get("textLength")) == pytest.approx(text_width("Łódź কলকাতা", 10, bold=True), abs=0.01)


def test_numbers_are_short_and_never_minus_nothing():
    assert [number(value) for value in (0.0, -0.0, -0.004, 1.005, 12.5, 1e6)] == ["0", "0", "0", "1", "12.5", "1000000"]
