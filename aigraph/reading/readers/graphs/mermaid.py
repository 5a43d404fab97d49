"""Reads Mermaid: flowcharts, Sankey and sequence diagrams, alone or within Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.readers.graphs.mermaid_sequence import sequence_graph
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

NumberedLine = tuple[int, str]

_FLOW = "value"
_DIAGRAM = re.compile(r"(?:flowchart|graph)(?:-elk)?\b|sankey(?:-beta)?\s*$|sequenceDiagram\b", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr|title)\b", re.IGNORECASE
)
_NODE = re.compile(r"\s*(?P<id>[^\W_](?:[\w.]|-(?![-.>x]))*|\"[^\"]+\"|_[\w]+)")
_SHAPE = re.compile(r"@\{(?P<about>[^}]*)\}|(?P<open>[\[({>]{1,3}[/\\]?)")
_CLOSE = {"[": "]", "(": ")", "{": "}", ">": "]"}
_CLASS = re.compile(r":::[\w-]+")
_LINK = re.compile(
    r"""\s*(?:[\w-]+@)?(?P<tail>[<xo](?=[-=.]))?
    (?:(?P<hidden>~{3,})
    |(?P<line>-{2,}|={2,}|-\.+)(?P<text>\s*(?:"[^"]*"|[^-=.|>\s"](?:(?!--|==|\.-)[^|\n])*?)\s*)(?P<end>-{2,}|={2,}|\.+-)(?P<head>[>xo])?
    |(?P<plain>-{2,}|={2,}|-\.+-)(?P<plainhead>[>]|[xo](?=[\s|]))?)
    (?:\s*\|(?P<label>[^|]*)\|)?""",
    re.VERBOSE,
)


def read_mermaid(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the links of a flowchart, the flows of a Sankey or the messages of a sequence diagram; amounts stand on the arrows.

    Raises
    ------
    DataError
        If a line cannot be understood.

    References
    ----------
    Mermaid, "Flowcharts: Basic Syntax", https://mermaid.js.org/syntax/flowchart.html
    """
    text, _ = decode(file.name, file.read_bytes())
    lines = list(_diagram_lines(text))
    head = next((place for place, (_, line) in enumerate(lines) if _DIAGRAM.match(line.strip())), None)
    if head is None:
        where = lines[0] if lines else (1, "")
        message = f"{where[1].strip()[:40]!r} begins no diagram that holds arrows; expected flowchart, graph, sankey or sequenceDiagram"
        raise DataError.at(file.name, message, where[0])
    if lines[head][1].strip().casefold().startswith("sankey"):
        return table_of_graph(_sankey(file.name, lines[head + 1 :]), options)
    if lines[head][1].strip().casefold().startswith("sequence"):
        return table_of_graph(sequence_graph(file.name, lines[head + 1 :]), options)
    number, first = lines[head]
    rest = _DIAGRAM.sub("", first.strip(), count=1)
    begun = re.sub(r"^\s*(TB|TD|BT|RL|LR)\b", "", rest)
    return table_of_graph(_flowchart(file.name, [(number, begun), *lines[head + 1 :]]), options)


def _diagram_lines(text: str) -> Iterator[NumberedLine]:
    """Yield the lines of diagrams: without comments and front matter, and of Markdown only what is Mermaid."""
    lines = list(enumerate(text.splitlines(), start=1))
    fenced = any(re.match(r"\s*(```|~~~)\s*mermaid", line) for _, line in lines)
    is_inside, is_front = not fenced, False
    for number, line in lines:
        bare = line.strip()
        if fenced and re.match(r"(```|~~~)", bare):
            is_inside = not is_inside and "mermaid" in bare
        elif is_inside and bare == "---":
            is_front = not is_front
        elif is_inside and not is_front and bare and not bare.startswith("%%"):
            yield number, line


def _sankey(name: str, lines: Sequence[NumberedLine]) -> RawGraph:
    edges, refused = [], []
    for number, line in lines:
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        if len(cells) != 3 or not all(cells):  # noqa: PLR2004  source, target and value
            message = f"{line.strip()[:60]!r} is no flow; expected source,target,value"
            refused.append(Problem(Origin(name, number), message, rule="no row"))
            continue
        edges.append(RawEdge(place=number, source=cells[0], target=cells[1], attributes={_FLOW: cells[2]}))
    amount = _FLOW if edges else ""
    return RawGraph(name=name, form="Mermaid", edges=edges, refused=refused, amount=amount)


def _flowchart(name: str, lines: Sequence[NumberedLine]) -> RawGraph:
    names: dict[str, str] = {}
    edges: list[RawEdge] = []
    refused: list[Problem] = []
    for number, line in lines:
        for statement in _statements(line):
            if _OTHER.match(statement):
                continue
            try:
                edges += _links(number, statement, names)
            except ValueError as error:
                refused.append(Problem(Origin(name, number), str(error), rule="no row"))
    return RawGraph(name=name, form="Mermaid", edges=edges, names=names, refused=refused)


def _statements(line: str) -> list[str]:
    """Cut a line at its semicolons, but for those in quotes and in codes such as #amp;."""
    parts = re.findall(r'(?:"[^"]*"|#\w+;|[^;"]|")+', line)
    return [part.strip() for part in parts if part.strip()]


def _links(number: int, statement: str, names: dict[str, str]) -> list[RawEdge]:
    """Read a chain of links, each end of which may be several nodes.

    Raises
    ------
    ValueError
        If it is none.
    """
    tails, place = _nodes(statement, 0, names)
    found: list[RawEdge] = []
    while statement[place:].strip():
        link = _LINK.match(statement, place)
        if not link or link.end() == place:
            raise ValueError(f"{statement[place:].strip()[:40]!r} is no link; expected one such as -->|$30bn|")
        heads, place = _nodes(statement, link.end(), names)
        direction, is_reversed = _direction(link.groupdict())
        label = (link["label"] or link["text"] or "").strip().strip('"').strip()
        if not link["hidden"]:
            found += [
                RawEdge(
                    place=number,
                    source=head if is_reversed else tail,
                    target=tail if is_reversed else head,
                    direction=direction,
                    attributes={LABEL: _entities(label)},
                )
                for tail in tails
                for head in heads
            ]
        tails = heads
    return found


def _direction(link: Mapping[str, str | None]) -> tuple[Direction, bool]:
    head, tail = link["head"] or link["plainhead"], link["tail"]
    if head and tail:
        return Direction.MUTUAL, False
    return (Direction.DIRECTED, bool(tail)) if head or tail else (Direction.UNDIRECTED, False)


def _nodes(text: str, place: int, names: dict[str, str]) -> tuple[list[str], int]:
    found = []
    while True:
        match = _NODE.match(text, place)
        if not match:
            raise ValueError(f"{text[place:].strip()[:40]!r} is no node; expected a name such as A or A[Nvidia]")
        node, place = match["id"].strip('"'), match.end()
        names.setdefault(node, node)
        place = _shape(text, place, node, names)
        found.append(node)
        joined = re.compile(r"\s*&").match(text, place)
        if not joined:
            return found, place
        place = joined.end()


def _shape(text: str, place: int, node: str, names: dict[str, str]) -> int:
    """Read what stands in the shape of a node, which is its name."""
    shape = _SHAPE.match(text, place)
    if shape and shape["open"]:
        closing = "".join(_CLOSE.get(sign, "") for sign in reversed(shape["open"]))
        quoted = re.compile(r'\s*"([^"]*)"').match(text, shape.end())
        end = text.find(closing, quoted.end() if quoted else shape.end())
        if end < 0:
            raise ValueError(f"{text[place:][:40]!r} is a shape that is never closed; expected {closing}")
        name = quoted[1] if quoted else text[shape.end() : end].strip().strip("/\\").strip()
        names[node] = _entities(re.sub(r"<br\s*/?>", " ", name)) or node
        place = end + len(closing)
    elif shape:
        label = re.search(r'label\s*:\s*(?:"([^"]*)"|([^,}]+))', shape["about"])
        if label:
            names[node] = (label[1] or label[2] or node).strip()
        place = shape.end()
    style = _CLASS.match(text, place)
    return style.end() if style else place


def _entities(text: str) -> str:
    import html

    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", re.sub(r"#([a-z]\w*);", r"&\1;", text)))
