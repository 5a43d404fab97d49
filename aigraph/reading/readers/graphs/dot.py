"""Reads DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.reading.readers.graphs.dot_tokens import Token, tokens_of_dot
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_DEEPEST = 200
_NODE_NAME = "\\N"


def read_dot(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the edges of all graphs of a file; the amount of an edge may stand in its label.

    Raises
    ------
    DataError
        If it is no DOT, or not directed and nobody says which end pays.
    """
    text, _ = decode(file.name, file.read_bytes())
    parser = _Parser(file.name, list(tokens_of_dot(file.name, text)))
    parser.read_all()
    names = {node: parser.labels.get(node, node) for node in parser.nodes}
    return table_of_graph(RawGraph(name=file.name, form="DOT", edges=parser.edges, names=names), options)


@dataclass(slots=True)
class _Scope:
    """The attributes that edges and nodes get by themselves within a graph or subgraph."""

    edge: Mapping[str, str] = field(default_factory=dict)
    node: Mapping[str, str] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)


class _Parser:
    """A recursive-descent parser: each method reads one rule of the grammar."""

    def __init__(self, name: str, tokens: Sequence[Token]) -> None:
        self.name = name
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.is_directed = True
        self.nodes: dict[str, None] = {}
        self.labels: dict[str, str] = {}
        self.edges: list[RawEdge] = []

    def read_all(self) -> None:
        while self.place < len(self.tokens):
            self._graph()

    def _graph(self) -> None:
        if self._peek().is_keyword("strict"):
            self.place += 1
        word = self._take()
        if not word.is_keyword("graph", "digraph"):
            raise self._error(word, "expected digraph")
        self.is_directed = word.text.casefold() == "digraph"
        if not self._peek().is_mark("{"):
            self._id()
        self._block(_Scope())

    def _block(self, scope: _Scope) -> None:
        self._expect("{")
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._error(self._peek(), f"expected subgraphs no deeper than {_DEEPEST}")
        while not self._peek().is_mark("}"):
            if self._peek().is_mark(";", ","):
                self.place += 1
            else:
                self._statement(scope)
        self.place += 1
        self.depth -= 1

    def _statement(self, scope: _Scope) -> None:
        first = self._peek()
        if first.is_keyword("graph", "node", "edge"):
            self.place += 1
            attributes = self._attributes()
            if first.is_keyword("edge"):
                scope.edge = {**scope.edge, **attributes}
            elif first.is_keyword("node"):
                scope.node = {**scope.node, **attributes}
            return
        after = self.place + 1
        if first.kind in ("word", "quoted") and after < len(self.tokens) and self.tokens[after].is_mark("="):
            self.place += 2
            self._id()
            return
        self._nodes_and_edges(scope)

    def _nodes_and_edges(self, scope: _Scope) -> None:
        ends = [self._end(scope)]
        lines = []
        while self._peek().kind == "arrow":
            lines.append(self._take().line)
            ends.append(self._end(scope))
        attributes = self._attributes()
        if not lines:
            for node in ends[0]:
                self._label(node, {**scope.node, **attributes})
            return
        for tails, heads, line in zip(ends, ends[1:], lines, strict=False):
            for tail in tails:
                for head in heads:
                    self._edge(line, tail, head, {**scope.edge, **attributes})

    def _end(self, scope: _Scope) -> list[str]:
        """Read a node with its port, or a subgraph, which stands for all nodes in it."""
        if self._peek().is_mark("{") or self._peek().is_keyword("subgraph"):
            if self._peek().is_keyword("subgraph"):
                self.place += 1
                if not self._peek().is_mark("{"):
                    self._id()
            inner = _Scope(scope.edge, scope.node)
            self._block(inner)
            scope.members |= inner.members
            return list(inner.members)
        node = self._id()
        while self._peek().is_mark(":"):
            self.place += 1
            self._id()
        if node not in self.nodes:
            self.nodes[node] = None
            self._label(node, scope.node)
        scope.members[node] = None
        return [node]

    def _label(self, node: str, attributes: Mapping[str, str]) -> None:
        label = attributes.get(LABEL, "").replace(_NODE_NAME, node).strip()
        if label:
            self.labels[node] = label

    def _edge(self, line: int, tail: str, head: str, attributes: Mapping[str, str]) -> None:
        if "xlabel" in attributes:
            attributes = {LABEL: attributes["xlabel"], **attributes}
        drawn = attributes.get("dir", "forward" if self.is_directed else "none").casefold()
        direction = {"both": Direction.MUTUAL, "none": Direction.UNDIRECTED}.get(drawn, Direction.DIRECTED)
        if drawn == "back":
            tail, head = head, tail
        self.edges.append(
            RawEdge(place=line, source=tail, target=head, direction=direction, attributes=dict(attributes))
        )

    def _attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._peek().is_mark("["):
            self.place += 1
            while not self._peek().is_mark("]"):
                name = self._id()
                value = "true"
                if self._peek().is_mark("="):
                    self.place += 1
                    value = self._id()
                found[name] = value
                while self._peek().is_mark(";", ","):
                    self.place += 1
            self.place += 1
        return found

    def _id(self) -> str:
        token = self._take()
        if token.kind not in ("word", "quoted"):
            raise self._error(token, "expected a name")
        text = token.text
        # Quoted texts are joined by a plus.
        while self.place < len(self.tokens) and token.kind == "quoted" and self._peek().is_mark("+"):
            self.place += 1
            text += self._take().text
        return text

    def _expect(self, mark: str) -> None:
        token = self._take()
        if not token.is_mark(mark):
            raise self._error(token, f"expected {mark}")

    def _peek(self) -> Token:
        if self.place >= len(self.tokens):
            last = self.tokens[-1].line if self.tokens else 1
            raise DataError.at(self.name, "ends within a graph; expected } for each {, and ] for each [", last)
        return self.tokens[self.place]

    def _take(self) -> Token:
        token = self._peek()
        self.place += 1
        return token

    def _error(self, token: Token, expected: str) -> DataError:
        return DataError.at(self.name, f"{token.text[:40]!r} does not fit the DOT language; {expected}", token.line)
