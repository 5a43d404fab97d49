"""Reads Pajek networks: vertices, arcs and edges, as pairs or as lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_ARCS = {"*arcs": Direction.DIRECTED, "*arcslist": Direction.DIRECTED, "*edges": Direction.UNDIRECTED, "*edgeslist": Direction.UNDIRECTED}  # fmt: skip
_PASSED_OVER = ("*network", "*partition", "*vector", "*events", "*permutation")
_LABEL_OF_LINE = "l"


def read_pajek(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the arcs of a network; edges have no direction, and are asked about.

    Raises
    ------
    DataError
        If a section is of no kind that can be read.

    References
    ----------
    A. Mrvar, V. Batagelj, "Pajek and PajekXXL: Programs for Analysis and Visualization of Very Large Networks", manual
    """
    text, _ = decode(file.name, file.read_bytes())
    reader = _PajekLines(file.name)
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("%"):
            reader.read(number, line.strip())
    found = RawGraph(name=file.name, form="Pajek", edges=reader.edges, names=reader.names, refused=reader.refused)
    return table_of_graph(found, options)


class _PajekLines:
    """Reads line after line; what a line means depends on the section that it stands in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.section = ""
        self.row = 0
        self.names: dict[str, str] = {}
        self.edges: list[RawEdge] = []
        self.refused: list[Problem] = []

    def read(self, number: int, line: str) -> None:
        words = [quoted or bare for quoted, bare in _WORD.findall(line)]
        if line.startswith("*"):
            self.section, self.row = words[0].split(":")[0].casefold(), 0
            if self.section not in {*_ARCS, "*vertices", "*matrix"} and not self.section.startswith(_PASSED_OVER):
                message = f"section {words[0][:40]!r} is of no known kind; expected *Vertices, *Arcs, *Edges or *Matrix"
                raise DataError.at(self.name, message, number)
            return
        if self.section == "*vertices":
            self.names[words[0]] = words[1] if len(words) > 1 else words[0]
        elif self.section in _ARCS:
            self.edges += self._edges(number, words)
        elif self.section == "*matrix":
            self.row += 1
            self.edges += self._matrix_row(number, words)
        elif not self.section:
            raise DataError.at(self.name, f"{line[:40]!r} stands before *Vertices", number)

    def _edges(self, number: int, words: list[str]) -> Iterator[RawEdge]:
        is_list = self.section.endswith("list")
        if len(words) < 2:  # noqa: PLR2004  two ends
            self._refuse(number, f"{' '.join(words)[:40]!r} has one end; expected two vertices")
            return
        for target in words[1:] if is_list else words[1:2]:
            unknown = next((end for end in (words[0], target) if self.names and end not in self.names), None)
            if unknown:
                self._refuse(number, f"vertex {unknown[:40]!r} is not there; expected 1 to {len(self.names)}")
                continue
            own: dict[str, Cell] = {}
            if not is_list and len(words) > 2:  # noqa: PLR2004  two ends
                own["weight"] = words[2]
                rest = words[3:]
                if _LABEL_OF_LINE in rest[:-1:2]:
                    own[LABEL] = rest[rest.index(_LABEL_OF_LINE) + 1]
            yield RawEdge(place=number, source=words[0], target=target, direction=_ARCS[self.section], attributes=own)

    def _matrix_row(self, number: int, words: list[str]) -> Iterator[RawEdge]:
        for column, value in enumerate(words, start=1):
            if value.strip("0.") and value != "-":
                yield RawEdge(place=number, source=str(self.row), target=str(column), attributes={"weight": value})

    def _refuse(self, number: int, message: str) -> None:
        self.refused.append(Problem(Origin(self.name, number), message, rule="no end"))
