"""Reads PlantUML: the arrows of component, deployment, object and sequence diagrams."""

from __future__ import annotations

import re

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import Origin, Problem
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_END = r'(?:\[[^\]\n]+\]|\([^)\n]+\)|"[^"\n]+"|:[^:\n]+:|[^\W\d_][\w.]*|\d+)'
_ARROW = r"(?P<left><\|?<?|\*|o)?(?P<line>[-.=~]+(?:\[[^\]\n]*\])?(?:up|down|left|right|[udlr])?[-.=~]*)(?P<right>>?\|?>|\*|o)?"
_MESSAGE = re.compile(
    rf'\s*(?P<one>{_END})\s*(?:"[^"\n]*"\s*)?{_ARROW}\s*(?:"[^"\n]*"\s*)?(?P<other>{_END})\s*(?::\s*(?P<label>.*))?'
)
_DECLARED = re.compile(
    r"\s*(?:participant|actor|component|node|rectangle|database|entity|boundary|control|collections|queue|agent|cloud|artifact|storage|card|object|class|"
    rf"interface|usecase|person|folder|file)?\s*(?P<one>{_END})\s+as\s+(?P<other>{_END}).*",
    re.IGNORECASE,
)
_LOOKS_LIKE_AN_ARROW = re.compile(r"\S\s*(?:<[-.=~]+|[-.=~]+>)\s*\S")


def read_plantuml(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the arrows of a diagram; the amount of one may stand behind its colon.

    An arrow with a head at its left end is paid by the right one; a line without a head does not say who pays whom.

    References
    ----------
    PlantUML Language Reference Guide, "Component Diagram" and "Sequence Diagram", https://plantuml.com/guide
    """
    text, _ = decode(file.name, file.read_bytes())
    names: dict[str, str] = {}
    edges: list[RawEdge] = []
    refused: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _DECLARED.fullmatch(line):
            # The name stands in quotation marks or brackets, whichever side it is on.
            ends = [found["one"], found["other"]]
            ends.sort(key=lambda end: end[0] not in '"[(:')
            names[_bare(ends[1])] = _bare(ends[0])
        elif (found := _MESSAGE.fullmatch(line)) and not line.lstrip().startswith(("'", "@", "!")):
            one, other = _bare(found["one"]), _bare(found["other"])
            left, right = ("<" in (found["left"] or "")), (">" in (found["right"] or ""))
            direction = (
                Direction.MUTUAL if left and right else Direction.DIRECTED if left or right else Direction.UNDIRECTED
            )
            if left and not right:
                one, other = other, one
            attributes = {LABEL: found["label"].strip()} if found["label"] else {}
            edges.append(RawEdge(place=number, source=one, target=other, direction=direction, attributes=attributes))
        elif _LOOKS_LIKE_AN_ARROW.search(line) and not line.lstrip().startswith("'"):
            message = f"{line.strip()[:60]!r} is no arrow that is known; expected one such as [A] --> [B] : $30bn"
            refused.append(Problem(Origin(file.name, number), message, rule="no row"))
    names = {end: end for edge in edges for end in (edge.source, edge.target)} | names
    return table_of_graph(RawGraph(name=file.name, form="PlantUML", edges=edges, names=names, refused=refused), options)


def _bare(end: str) -> str:
    return end[1:-1].strip() if end[0] in '"[(:' else end
