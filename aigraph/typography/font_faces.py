"""The fonts as CSS holds them: inside the file, so that a picture looks the same on every machine and fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from aigraph.typography.font import BOLD, REGULAR, bundled_fonts

_STYLES = {REGULAR: "Regular", BOLD: "Bold"}


def font_faces(texts: Mapping[int, str]) -> str:
    """Write the ``@font-face`` rules for the characters of texts, about 9 kB for each weight of an English one.

    Parameters
    ----------
    texts : mapping of int to str
        For each weight what is set in it.
    """
    return "".join(
        _face(font.name, font.family, weight, subset, characters)
        for font in bundled_fonts()
        for weight, text in sorted(texts.items())
        for subset, characters in font.subsets.items()
        if not _characters(characters).isdisjoint(text)
    )


@cache
def _face(name: str, family: str, weight: int, subset: str, characters: str) -> str:
    woff2 = (files("aigraph.typography") / "fonts" / f"{name}-{_STYLES[weight]}-{subset}.woff2").read_bytes()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode(woff2).decode()})format('woff2');unicode-range:{characters}}}"
    )


@cache
def _characters(unicode_range: str) -> frozenset[str]:
    ends = [[int(end, 16) for end in part.removeprefix("U+").split("-")] for part in unicode_range.split(",")]
    return frozenset(chr(code) for pair in ends for code in range(pair[0], pair[-1] + 1))
