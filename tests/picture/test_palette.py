"""The colours of pages and figures are the same, and can be read."""

import re

import pytest

from aigraph.model.instruments import DealClass
from aigraph.page.inline_assets import style_sheet
from aigraph.picture.palette import DARK, LIGHT, PRINT
from aigraph.picture.visual_encoding import TINTS


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast as in WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, ":root{"), (DARK, ':root[data-theme="dark"]{')])
def test_the_page_has_the_same_colours(palette, theme):
    declarations = style_sheet("").partition(theme)[2].partition("}")[0].split(";")
    assert dict(declaration.removeprefix("--").split(":") for declaration in declarations) == palette


def test_the_style_sheet_of_the_page_names_no_colour_that_is_not_in_the_palette():
    used = set(re.findall(r"var\(--([\w-]+)", style_sheet("")))
    assert used - LIGHT.keys() == {"class", "tint", "tint-fill", "kind", "typeface"}


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_words_and_arrows_stand_out_from_the_paper(palette):
    assert palette.keys() == LIGHT.keys()
    for name in ("ink", "quiet"):
        assert contrast(palette[name], palette["paper"]) > 7
        assert contrast(palette[name], palette["chosen"]) > 7
    for name in (*map(str, DealClass), *TINTS):
        assert contrast(palette[name], palette["paper"]) > 3, name
    assert all(contrast(palette["ink"], palette[f"{tint}-fill"]) > 7 for tint in TINTS)
