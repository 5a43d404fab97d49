"""Writes the picture of the layers, docs/layers.svg, from the import contracts in pyproject.toml.

    python scripts/design/layers.py > docs/layers.svg

A row is a layer; what stands side by side may not import one another, and nothing imports a row above its own. The dots
say which room may not import what. The words are the first lines of the rooms' own docstrings.
"""

import ast
import sys
import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
WIDTH, MARGIN, GAP, DOTS = 900, 16, 6, 26
LINE, PAD, NAME = 15, 9, 16
PER_SIGN = 5.9
"""The width of a sign of the small type, a little more than it takes in common typefaces."""


@dataclass(frozen=True, slots=True)
class Contract:
    """Rooms and what they may not import; what holds inside a room has a name alone."""

    name: str
    rooms: frozenset[str] = frozenset()
    forbidden: tuple[str, ...] = ()


def contracts() -> tuple[list[list[str]], list[Contract]]:
    """Read the layers of the rooms, top first, and the other contracts: first those that forbid some imports to some rooms."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers: list[list[str]] = []
    forbidden, others = [], []
    for contract in settings["contracts"]:
        if contract["type"] == "layers" and not layers:
            layers = [[_short(room) for room in row.split("|")] for row in contract["layers"]]
        elif contract["type"] == "layers":
            others.append(Contract(f"{contract['name']}: {', '.join(map(_short, contract['layers']))}"))
        elif contract["type"] == "forbidden":
            rooms = frozenset(map(_short, contract["source_modules"]))
            forbidden.append(Contract(contract["name"], rooms, tuple(map(_short, contract["forbidden_modules"]))))
        else:
            others.append(Contract(contract["name"]))
    return layers, forbidden + others


def _short(module: str) -> str:
    return module.strip().removeprefix("aigraph.")


def purpose(room: str) -> str:
    """Give the first line of a room's docstring."""
    text = (ROOT / "aigraph" / room / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def draw(layers: list[list[str]], forbidden: list[Contract]) -> str:
    """Draw a row of boxes for each layer, and a column of dots for each contract."""
    inner = WIDTH - 2 * MARGIN - DOTS * sum(bool(contract.rooms) for contract in forbidden)
    shapes, top = [], MARGIN
    for row in layers:
        width = (inner - GAP * (len(row) - 1)) / len(row)
        lines = [textwrap.wrap(purpose(room), int((width - 2 * PAD) / PER_SIGN)) for room in row]
        height = 2 * PAD + NAME + LINE * max(map(len, lines))
        for place, (room, words) in enumerate(zip(row, lines, strict=True)):
            left = MARGIN + place * (width + GAP)
            shapes.append(
                f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="5" class="room"/>'
                f'<text x="{left + PAD:g}" y="{top + PAD + 11:g}" class="name">{escape(room)}/</text>'
            )
            shapes += [
                f'<text x="{left + PAD:g}" y="{top + PAD + NAME + 10 + LINE * number:g}">{escape(line)}</text>'
                for number, line in enumerate(words)
            ]
        for place, contract in enumerate(forbidden):
            if contract.rooms & set(row):
                x = MARGIN + inner + DOTS * (place + 0.5)
                shapes.append(
                    f'<circle cx="{x:g}" cy="{top + height / 2:g}" r="9" class="dot"/>'
                    f'<text x="{x:g}" y="{top + height / 2 + 4:g}" class="number">{place + 1}</text>'
                )
        top += height + GAP
    for number, contract in enumerate(forbidden, start=1):
        detail = f" (may not import {', '.join(contract.forbidden)})" if contract.forbidden else ""
        for words in textwrap.wrap(f"{number}  {contract.name}{detail}.", int(inner / PER_SIGN)):
            top += LINE
            shapes.append(f'<text x="{MARGIN}" y="{top:g}">{escape(words)}</text>')
    height = top + MARGIN
    body = "\n".join(shapes)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" role="img">
<title>The layers of aigraph: a room imports only from rows below its own</title>
<style>
text {{ font: 11.5px Helvetica, Arial, "Liberation Sans", "Noto Sans", sans-serif; fill: #333 }}
.name {{ font-weight: bold; font-size: 13px; fill: #111 }}
.room {{ fill: #f4f6f8; stroke: #8a97a5 }}
.dot {{ fill: #dfe7ef; stroke: #8a97a5 }}
.number {{ text-anchor: middle }}
</style>
<rect width="{WIDTH}" height="{height:g}" fill="#fff"/>
{body}
</svg>
"""


if __name__ == "__main__":
    sys.stdout.write(draw(*contracts()))
