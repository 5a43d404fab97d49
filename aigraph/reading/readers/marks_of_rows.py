"""Marks of a spreadsheet against a row: it is hidden, struck out, in grey, or has a comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from aigraph.model.origin import Problem
from aigraph.reading.tables.row_report import note
from aigraph.reading.tables.unread_columns import says_off


class MarksOfRows:
    """Gathers the marks of the rows of a sheet: those that can mean nothing but that a row is off, and those that may mean other things."""

    def __init__(self) -> None:
        self.put_aside: dict[int, str] = {}
        self._noted: dict[str, list[int]] = defaultdict(list)
        self._comments: dict[int, str] = {}
        self._grey: list[int] = []
        self._seen = 0

    def look_at(self, sheet: Any, line: int, row: Sequence[Any]) -> None:
        """Remember what the cells of a row bear."""
        dimensions = getattr(sheet, "row_dimensions", None)
        if dimensions is not None and line in dimensions and dimensions[line].hidden:
            self._noted["hidden"].append(line)
        filled = [cell for cell in row if cell is not None and cell.value is not None]
        fonts = [getattr(cell, "font", None) for cell in filled[:2]]
        if any(_is_struck(cell) for cell in filled):
            self.put_aside[line] = "struck out"
        self._seen += bool(filled)
        if filled and all(_is_grey(font) for font in fonts):
            self._grey.append(line)
        for cell in filled:
            comment = getattr(cell, "comment", None)
            text = " ".join(str(comment.text).split()) if comment is not None else ""
            if text and says_off(text):
                self.put_aside.setdefault(line, f"comment: {text}")
            elif text:
                self._comments.setdefault(line, text)

    def notes(self, name: str, lines: Collection[int]) -> Iterator[Problem]:
        """Say which rows bear a mark that changes nothing, of those that are read."""
        if len(self._grey) * 2 < self._seen:
            self._noted["written in grey"] = self._grey
        for what, found in self._noted.items():
            here = [line for line in found if line in lines]
            if here:
                yield note(name, _aside_text(what, here))
        for line, text in [(line, text) for line, text in self._comments.items() if line in lines][:_LISTED]:
            yield note(name, f"a cell has a comment, which changes nothing: {text[:_LONGEST]!r}", line)


def _is_struck(cell: Any) -> bool:
    return bool(getattr(getattr(cell, "font", None), "strike", False))


def _is_grey(font: Any) -> bool:
    color = getattr(font, "color", None)
    if color is None:
        return False
    if color.type == "theme":
        return bool(color.theme == 0 and _DARKEST <= color.tint <= _LIGHTEST)
    code = color.rgb if color.type == "rgb" and isinstance(color.rgb, str) else ""
    parts = {code[at : at + 2] for at in (2, 4, 6)}
    return len(parts) == 1 and "60" <= parts.pop() <= "D9"


def _aside_text(what: str, lines: Sequence[int]) -> str:
    listed = ", ".join(map(str, lines[:_LISTED]))
    more = f" and {len(lines) - _LISTED:,} more" if len(lines) > _LISTED else ""
    rows = f"{len(lines):,} rows are" if len(lines) > 1 else "1 row is"
    return f"{rows} {what}, line {listed}{more}: read like the others; delete what is not to count"


_LISTED, _LONGEST = 5, 80
_DARKEST, _LIGHTEST = -0.6, -0.1
"""How far the white of a theme is darkened where it is grey."""
