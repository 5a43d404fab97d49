"""The paper of a figure: its width, font sizes and colours."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.model.names import choice_of
from aigraph.picture.palette import DARK, LIGHT, PRINT

SIZES = {"column": 333.0, "page": 680.0, "wide": 1200.0}
"""Widths in CSS pixels, 96 to the inch: a column of 88 mm, a page of 180 mm, and a screen or a spread."""

NARROWEST, WIDEST = 280.0, 4000.0

THEMES = ("light", "dark", "auto", "page")
"""``auto`` follows the reader's screen; ``page`` takes colours and fonts from the web page that the figure stands in."""

MIN_FONT_SIZE = 7.5
"""The smallest font size in a figure, in pixels: about 5.6 points on paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A width in CSS pixels and a theme.

    Parameters
    ----------
    type_scale : float
        How much larger text is than on a figure of this width: a card is looked at as a thumbnail.

    Raises
    ------
    ValueError
        If the width is out of bounds or the theme is none of `THEMES`.
    """

    width: float = SIZES["page"]
    theme: str = "light"
    type_scale: float = 1.0

    def __post_init__(self) -> None:
        if not NARROWEST <= self.width <= WIDEST:
            raise ValueError(f"a width of {self.width:g} pixels: expected {NARROWEST:g} to {WIDEST:g}")
        object.__setattr__(self, "theme", choice_of(self.theme, "theme", THEMES))

    @property
    def font_size(self) -> float:
        """The font size of text, in pixels."""
        return round(min(max(7.6 + self.width / 280, 8.6), 14.0) * self.type_scale, 1)

    @property
    def small_font_size(self) -> float:
        """The font size of notes, in pixels."""
        return round(max(self.font_size * 0.86, MIN_FONT_SIZE), 1)

    @property
    def margin(self) -> float:
        """The margin at every side, in pixels."""
        return round(min(max(self.width * 0.022, 8.0), 28.0))

    @property
    def inner(self) -> float:
        """The width between the margins, in pixels."""
        return self.width - 2 * self.margin

    def colour(self, name: str) -> str:
        """Give a colour of the palette in the syntax of SVG."""
        if self.theme == "dark":
            return DARK[name]
        if self.theme == "light":
            return PRINT[name]
        return f"var(--{name}, {LIGHT[name]})"

    @property
    def style(self) -> str | None:
        """The style sheet that follows the reader's screen; None unless the theme is ``auto``."""
        if self.theme != "auto":
            return None
        light, dark = ("".join(f"--{name}:{colour};" for name, colour in palette.items()) for palette in (LIGHT, DARK))
        return f".aigraph{{{light}}}@media (prefers-color-scheme: dark){{.aigraph{{{dark}}}}}"
