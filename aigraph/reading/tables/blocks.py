"""Blocks of a sheet with the same headings beside each other, put one below another; and what fills a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aigraph.reading.cells.text import Cell, plain

_MIN_COLUMNS = 2


def one_below_another(lines: Iterable[tuple[int, Sequence[Cell]]]) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Put blocks with the same headings that stand beside each other, a blank column between, one below another."""
    width = step = 0
    for line, cells in lines:
        if not step and (found := _repeated_headings(cells)):
            width, step = found
        if not step:
            yield line, cells
            continue
        for start in range(0, max(len(cells), 1), step):
            block = cells[start : start + width]
            if start == 0 or (any(map(is_filled, block)) and column_names(block) != column_names(cells[:width])):
                yield line, block


def _repeated_headings(cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Give how wide a block is, and how far the next stands behind it, where a row repeats its headings after a blank."""
    names = [name.casefold() for name in column_names(cells)]
    if "" not in names or names[0] == "" or sum(map(bool, names)) < 2 * _MIN_COLUMNS:
        return None
    width = names.index("")
    step = next((at for at in range(width, len(names)) if names[at]), 0)
    blocks = [names[start : start + width] for start in range(0, len(names), step)] if step else []
    same = width >= _MIN_COLUMNS and len(blocks) > 1 and all(block == blocks[0] for block in blocks)
    return (width, step) if same and not any(_is_figure_text(name) for name in blocks[0]) else None


def _is_figure_text(text: str) -> bool:
    return not any(sign.isalpha() for sign in text)


def column_names(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Give the headings of a row, without the empty ones behind the last."""
    names = tuple(" ".join(plain(str(cell).replace("\ufeff", "")).split()) if is_filled(cell) else "" for cell in cells)
    last = max((place for place, name in enumerate(names, start=1) if name), default=0)
    return names[:last]


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
