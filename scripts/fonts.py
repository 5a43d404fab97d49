# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Makes the typefaces of the pictures, Aigraph Sans from Arimo and those of scripts whose letters are shaped together from Noto Sans.

Aigraph Sans has fewer characters, its own name, and a table of its widths.

``uv run scripts/fonts.py FOLDER``, where the folder holds Arimo-Regular.ttf and Arimo-Bold.ttf of version 1.33, as the Debian
package fonts-croscore has them, and NotoSansBengali and NotoSansDevanagari in both weights, of version 2.001, as the package
fonts-noto-core 20201225 has them. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Aigraph Sans"
TARGET = Path(__file__).parents[1] / "aigraph" / "typography" / "fonts"
SOURCES = {
    "Regular": (400, "5c315974260455a02fad62495a0ae9a783bb53f0eccf807deb75c7967e7a81d6"),
    "Bold": (700, "10724c3733f60cdec733da1a439de9100e1593ceb219cc4d03c443bef1feb9b6"),
}

SUBSETS = {
    # What an English figure has: ASCII, quotation marks, dashes, some currencies, arrows and signs.
    "basic": "20-7E A0 A3 A5 AB B1 B7 BB D7 2013-2014 2018-2019 201C-201D 2022 2026 20AC 2190-2193 2212 2264-2265 FFFD",
    "latin": "A1-A2 A4 A6-AA AC-B0 B2-B6 B8-BA BC-D6 D8-FF 131 152-153 160-161 178 17D-17E 192 2010-2012 2015-2017 201A-201B "
    "201E-2021 2030 2032-2033 2039-203A 20A6 20A9-20AB 20B9 20BA 20BD 2116 2122 2194-2195 2202 2206 221A 221E 2248 2260 "
    "25A0-25A1 25AA 25B2 25BA 25BC 25CB 25CF",
    "latin-ext": "100-130 132-151 154-15F 162-177 179-17C 17F 18F 1A0-1A1 1AF-1B0 1CD-1DC 1E2-1E3 1E6-1E9 1F8-1FF 218-21B 237 259 "
    "1E80-1E85 1E9E 1EA0-1EF9",
    "greek": "37E 384-38A 38C 38E-3A1 3A3-3CE",
    "cyrillic": "400-45F 48A-50F",
    "hebrew": "5B0-5C3 5D0-5EA 5F0-5F4",
}
"""The characters of each WOFF2 file, as hexadecimal ranges: a figure carries those files whose characters it has."""

SHAPED = {
    "NotoSansBengali": (
        "980-9FF",
        "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018",
        "22c9ff99baca4d31c531ce450a1369beed889467e1ad964f4b8a6f810aa46955",
    ),
    "NotoSansDevanagari": (
        "900-97F",
        "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f",
        "77ad688cfe1dc55185bf4edb4db3c614202c65dd23a1463ad0e23fc52bcc9a5c",
    ),
}
"""For each font of a script its block, and the SHA-256 of its two weights. Widths are what shaping gives, so there is no table."""
SHARED = "20 964-965 200C-200D 25CC"
"""What such a script has beside its block: space, danda, joiners and the dotted circle."""


def main(folder: Path) -> None:
    """Write the fonts and the table."""
    for name, (block, *digests) in SHAPED.items():
        for (style, _), digest in zip(SOURCES.items(), digests, strict=True):
            source = checked(folder / f"{name}-{style}.ttf", digest)
            part = kept(source, f"{block} {SHARED}", ["*"])
            part.save(TARGET / f"{name}-{style}.ttf")
            part.flavor = "woff2"
            part.save(TARGET / f"{name}-{style}.woff2")
    weights = {}
    covered: set[int] = set()
    for style, (weight, digest) in SOURCES.items():
        source = checked(folder / f"Arimo-{style}.ttf", digest)
        whole = cut(source, style, " ".join(SUBSETS.values()))
        whole.save(TARGET / f"AigraphSans-{style}.ttf")
        covered.update(whole.getBestCmap())
        pairs: dict[int, list[str]] = defaultdict(list)
        for name, ranges in SUBSETS.items():
            part = cut(source, style, ranges)
            for by, found_pairs in kerning(part).items():
                pairs[by] += found_pairs
            part.flavor = "woff2"
            part.save(TARGET / f"AigraphSans-{style}-{name}.woff2")
        # Browsers shape the text of each file by itself, so only pairs within one are set closer.
        kerned = {str(by): "".join(sorted(pairs[by])) for by in sorted(pairs)}
        weights[str(weight)] = {"advances": advances(whole), "kerning": kerned}
    table = {
        "family": FAMILY,
        "units_per_em": whole["head"].unitsPerEm,
        "subsets": {name: unicode_range(covered.intersection(characters(ranges))) for name, ranges in SUBSETS.items()},
        "weights": weights,
    }
    text = json.dumps(table, ensure_ascii=False, indent=1)
    (TARGET / "AigraphSans.json").write_text(f"{text}\n", encoding="utf-8")


def checked(source: Path, digest: str) -> Path:
    """Refuse a file that is not the one that the fonts are made from."""
    found = sha256(source.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{source} has the SHA-256 {found}: expected {digest}")
    return source


def characters(ranges: str) -> list[int]:
    """Give the code points of hexadecimal ranges: ``20-7E A0``."""
    ends = [[int(end, 16) for end in part.split("-")] for part in ranges.split()]
    return [code for pair in ends for code in range(pair[0], pair[-1] + 1)]


def unicode_range(codes: set[int]) -> str:
    """Write code points as CSS has them: ``U+20-7E,U+A0``."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def cut(source: Path, style: str, ranges: str) -> TTFont:
    """Keep some characters under the name of our own typeface."""
    font = kept(source, ranges, ["ccmp", "kern", "mark", "mkmk"])
    for record in list(font["name"].names):
        renamed = {
            1: FAMILY,
            3: f"{FAMILY} {style}",
            4: f"{FAMILY} {style}",
            5: "A subset of Arimo 1.33",
            6: f"AigraphSans-{style}",
        }.get(record.nameID)
        if renamed:
            font["name"].setName(renamed, record.nameID, record.platformID, record.platEncID, record.langID)
    return font


def kept(source: Path, ranges: str, features: list[str]) -> TTFont:
    """Keep some characters, without hints: the outlines are drawn as they are at every size."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(ranges))
    cutter.subset(font)
    return font


def advances(font: TTFont) -> dict[str, str]:
    """Group the characters by their advance width, in units of the font."""
    groups: dict[int, list[str]] = defaultdict(list)
    for code, glyph in sorted(font.getBestCmap().items()):
        groups[font["hmtx"][glyph][0]].append(chr(code))
    return {str(width): "".join(groups[width]) for width in sorted(groups)}


def kerning(font: TTFont) -> dict[int, list[str]]:
    """Group the pairs of characters that stand nearer or farther than their widths say, by how much."""
    codes: dict[str, list[int]] = defaultdict(list)
    for code, glyph in font.getBestCmap().items():
        codes[glyph].append(code)
    groups: dict[int, list[str]] = defaultdict(list)
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []:
        for table in lookup.SubTable:
            if table.LookupType != 2:  # noqa: PLR2004 - the adjustment of pairs
                continue
            for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
                for pair in pairs.PairValueRecord:
                    both = [chr(one) + chr(other) for one in codes[first] for other in codes[pair.SecondGlyph]]
                    groups[pair.Value1.XAdvance] += both
    return groups


if __name__ == "__main__":
    main(Path(sys.argv[1]))
