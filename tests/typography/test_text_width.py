"""Widths worked out from the table are those that a browser draws with the font."""

from itertools import product

import pytest

from aigraph.typography.font import BOLD, REGULAR, bundled_fonts
from aigraph.typography.font_faces import font_faces
from aigraph.typography.scripts import font_family
from aigraph.typography.text_width import text_width

LINES = (
    "Nvidia buys shares of OpenAI ($30.1bn), 2025-10-06: “100% of it” → Oracle & Co…",
    "AVATAR To Wa Ye P. 11 fi ffl",
    "Łódź Ğalatasaray Škoda Đồng Việt",
    "Ελλάδα ΑΥΤΟ",
    "Сбербанк Россия ГАЗ",
    "חברה בינה",
)

MEASURE = """async ([lines, faces, family]) => {
  const style = document.createElement("style");
  style.textContent = faces;
  document.head.append(style);
  await Promise.all([...document.fonts].map((font) => font.load()));
  const pen = document.createElement("canvas").getContext("2d");
  pen.textRendering = "geometricPrecision";
  return lines.map(([line, weight, size]) => {
    pen.font = `${weight} ${size}px ${family}`;
    return pen.measureText(line).width;
  });
}"""


def test_a_line_is_as_wide_as_the_browser_draws_it(chromium):
    asked = list(product(LINES, (REGULAR, BOLD), (9, 100)))
    page = chromium.new_page()
    page.set_content("<p>")
    drawn = page.evaluate(MEASURE, [asked, font_faces(dict.fromkeys((REGULAR, BOLD), "".join(LINES))), font_family()])
    page.close()
    for (line, weight, size), width in zip(asked, drawn, strict=True):
        assert text_width(line, size, bold=weight == BOLD) == pytest.approx(width, rel=0.001), (line, weight, size)


def test_every_letter_has_a_width_and_both_weights_have_the_same_letters():
    (font,) = bundled_fonts()
    assert font.advances[REGULAR].keys() == font.advances[BOLD].keys()
    assert all(sign in font.advances[REGULAR] for sign in map(chr, range(0x20, 0x7F)))
    assert {"→", "€", "₹", "Ł", "Ж", "Ω", "ש", "ệ"} <= font.advances[REGULAR].keys()


def test_kerning_sets_a_pair_closer():
    assert text_width("AV", 10) < text_width("A", 10) + text_width("V", 10)
    assert text_width("nn", 10) == pytest.approx(2 * text_width("n", 10))


def test_what_only_steers_text_takes_no_room():
    assert text_width("\u2068Nvidia\u2069\u200b\u00ad", 10) == text_width("Nvidia", 10)


def test_other_scripts_have_an_estimate():
    assert text_width("台積電", 10) == 30
    assert text_width("சொல்", 10) == pytest.approx(25.5)
    assert 0 < text_width("ქ", 10) < 10


def test_letters_that_are_shaped_together_are_measured_as_they_are_shaped():
    pytest.importorskip("uharfbuzz")
    # One conjunct, a vowel that stands before its consonant, and the mean of an estimate that counts each letter.
    assert text_width("ক্ষ", 10) == pytest.approx(9.19)
    assert text_width("কি", 10) != text_width("ক", 10) + text_width("ি", 10) or text_width("কি", 10) < 12
    assert text_width("এনভিডিয়া → OpenAI", 10) == pytest.approx(text_width("এনভিডিয়া ", 10) + text_width("→ OpenAI", 10))


def test_a_text_carries_the_fonts_of_its_letters_and_no_others():
    assert font_faces({REGULAR: ""}) == ""
    assert font_faces({REGULAR: "OpenAI", BOLD: "OpenAI"}).count("@font-face") == 2
    assert font_faces({BOLD: "OpenAI"}).count("font-weight:700") == 1
    assert font_faces({REGULAR: "Łódź"}).count("@font-face") == 3
    assert "Noto Sans Bengali" in font_faces({REGULAR: "কলকাতা"})
    assert font_faces({REGULAR: "சென்னை"}) == ""
    assert len(font_faces({REGULAR: "OpenAI → $30bn"})) < 10_000
