"""The fonts as CSS holds them: inside the file, so that a picture looks the same on every machine and fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from aigraph.typography.font import BOLD, REGULAR, SHAPED, bundled_fonts
from aigraph.typography.scripts import script_of

_STYLES = {REGULAR: "Regular", BOLD: "Bold"}


def font_faces(texts: Mapping[int, str]) -> str:
    """Write the ``@font-face`` rules for the characters of texts, about 9 kB for each weight of an English one, 54 kB for Bengali.

    Parameters
    ----------
    texts : mapping of int to str
        For each weight what is set in it.
    """
    own = [
        _face(f"{font.name}-{_STYLES[weight]}-{subset}", font.family, weight, characters)
        for font in bundled_fonts()
        for weight, text in sorted(texts.items())
        for subset, characters in font.subsets.items()
        if not _characters(characters).isdisjoint(text)
    ]
    shaped = [
        _face(f"{font.name}-{_STYLES[weight]}", font.family, weight, font.characters)
        for script, font in SHAPED.items()
        for weight, text in sorted(texts.items())
        if any(script_of(sign) == script for sign in set(text))
    ]
    return "".join((*own, *shaped))


@cache
def _face(file: str, family: str, weight: int, characters: str) -> str:
    woff2 = (files("aigraph.typography") / "fonts" / f"{file}.woff2").read_bytes()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode(woff2).decode()})format('woff2');unicode-range:{characters}}}"
    )


@cache
def _characters(unicode_range: str) -> frozenset[str]:
    ends = [[int(end, 16) for end in part.removeprefix("U+").split("-")] for part in unicode_range.split(",")]
    return frozenset(chr(code) for pair in ends for code in range(pair[0], pair[-1] + 1))
