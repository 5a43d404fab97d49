"""Words in a figure fit where they are put, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.figures.svg import clean, number, shape, to_text
from aigraph.figures.words import isolate, runs, shorten, text, text_width, wrap
from tests.figure_helpers import HOSTILE, NAMES, tree_of

ANY = st.text(max_size=60)


@given(ANY, st.floats(20, 400))
def test_every_line_fits_unless_one_sign_alone_is_too_wide(words, room):
    lines = wrap(words, 10, room)
    assert "".join("".join(lines).split()) == "".join(words.split())
    for line in lines:
        bases = [sign for sign in line if text_width(sign, 10)]
        assert text_width(line, 10) <= room or len(bases) <= 1 or room < 45


@given(ANY, st.floats(20, 200))
def test_a_shortened_line_fits_and_says_that_it_was_cut(words, room):
    short = shorten(words, 10, room)
    assert short == words or (short.endswith("…") and text_width(short, 10) <= room + 10)


@given(ANY)
def test_runs_of_scripts_make_up_the_text(words):
    assert "".join(part for part, _ in runs(words)) == words


@given(ANY)
def test_whatever_is_written_can_be_read_back(words):
    drawn = to_text(shape("svg", [text(0, 0, words, 10, "#000000")]))
    assert "".join(tree_of(drawn).itertext()).strip() == clean(words).replace("\r\n", "\n").replace("\r", "\n").strip()


@pytest.mark.parametrize("name", [*HOSTILE, *NAMES.values()])
def test_no_name_breaks_the_file_or_leaves_its_place(name):
    made = isolate(name)
    assert made.count("\u2068") == made.count("\u2069")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067") & set(made)
    assert len(list(tree_of(to_text(shape("svg", [text(0, 0, made, 10, "#000000")]))))) == 1


def test_the_widths_of_latin_type_are_those_of_the_browser(chromium):
    line = "Nvidia buys shares of OpenAI ($30.1bn), 2025-10-06: “100% of it” → Oracle & Co…"
    page = chromium.new_page()
    page.set_content("<canvas></canvas>")
    widths = page.evaluate(
        """(line) => {
          const pen = document.querySelector("canvas").getContext("2d");
          return [["400", "serif"], ["700", "serif"], ["400", "monospace"]].map(([weight, last]) => {
            pen.font = `${weight} 100px Helvetica Neue, Helvetica, Arial, Liberation Sans, ${last}`;
            return pen.measureText(line).width;
          });
        }""",
        line,
    )
    page.close()
    if widths[0] != widths[2]:
        pytest.skip("none of the typefaces with these widths is installed")
    assert text_width(line, 100) == pytest.approx(widths[0], rel=0.01)
    assert widths[1] <= text_width(line, 100, bold=True) < 1.06 * widths[1]


def test_two_names_from_right_to_left_keep_their_order():
    assert isolate("أبوظبي") == "\u2068أبوظبي\u2069"
    assert isolate("OpenAI") == "OpenAI"


def test_numbers_are_short_and_never_minus_nothing():
    assert [number(value) for value in (0.0, -0.0, -0.004, 1.005, 12.5, 1e6)] == ["0", "0", "0", "1", "12.5", "1000000"]
