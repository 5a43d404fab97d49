"""Lines fit the room that they are given, in any script."""

from hypothesis import given
from hypothesis import strategies as st

from aigraph.typography.line_breaking import shorten, wrap
from aigraph.typography.text_width import text_width

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
