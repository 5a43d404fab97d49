"""The tables say what is in the font files."""

import pytest

from aigraph.typography.font import REGULAR, SHAPED, bundled_fonts, font_folder

ttlib = pytest.importorskip("fontTools.ttLib")


@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("Bold", 700)])
def test_the_table_of_widths_is_that_of_the_font(style, weight):
    (font,) = bundled_fonts()
    with ttlib.TTFont(font_folder() / f"{font.name}-{style}.ttf") as file:
        glyphs, em = file.getBestCmap(), file["head"].unitsPerEm
        widths = {chr(code): file["hmtx"][glyph][0] / em for code, glyph in glyphs.items()}
        names = {str(record) for record in file["name"].names if record.nameID in {1, 4}}
    assert widths == font.advances[weight]
    assert font.family in names
    # The name of what it was made from is reserved for what it was made from.
    assert not any("Arimo" in name for name in names)


def test_every_letter_is_in_one_subset():
    (font,) = bundled_fonts()
    from aigraph.typography.font_faces import _characters

    parts = [_characters(subset) for subset in font.subsets.values()]
    assert sum(map(len, parts)) == len(frozenset().union(*parts))
    assert frozenset().union(*parts) == font.advances[REGULAR].keys()


@pytest.mark.parametrize("script", SHAPED)
@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_font_of_a_script_has_the_characters_that_css_is_told_of(script, style):
    from aigraph.typography.font_faces import _characters

    font = SHAPED[script]
    with ttlib.TTFont(font_folder() / f"{font.name}-{style}.ttf") as file:
        inside = set(map(chr, file.getBestCmap()))
        assert font.family in {str(record) for record in file["name"].names if record.nameID == 1}
        assert "GSUB" in file
    assert inside <= _characters(font.characters)
