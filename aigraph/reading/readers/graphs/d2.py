"""Reads diagrams in D2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_TOKEN = re.compile(
    r"""(?P<space>[^\S\n]+|\\\n|\#[^\n]*)
    |(?P<quoted>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<block>\|+[a-z]*\s.*?\|+(?=\s|$))
    |(?P<arrow><?-+>|<-+>?|--+)
    |(?P<mark>[{}:;\n])
    |(?P<word>(?:(?!<?-+>|<-|--|\#)[^\s{}:;"'|\\]|\\.)+)""",
    re.VERBOSE | re.DOTALL,
)
_DIRECTIONS = {"->": Direction.DIRECTED, "<-": Direction.DIRECTED, "<->": Direction.MUTUAL, "--": Direction.UNDIRECTED}
_SETTINGS = frozenset(
    "label shape style icon near width height tooltip link class classes direction constraint vars layers "  # noqa: SIM905
    "scenarios steps grid-rows grid-columns grid-gap top left source-arrowhead target-arrowhead".split()
)
Token = tuple[str, str, int]
_DEEPEST = 200
_DOT = "\u2024"


def read_d2(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the connections of a diagram; the amount of one may stand in its label.

    Raises
    ------
    DataError
        If something in it cannot be understood.

    References
    ----------
    D2, "Connections", https://d2lang.com/tour/connections
    """
    text, _ = decode(file.name, file.read_bytes())
    parser = _Parser(file.name, _tokens(file.name, text))
    parser.read_block((), None)
    names = {key: name.replace(_DOT, ".") for key, name in parser.names.items()}
    return table_of_graph(RawGraph(name=file.name, form="D2", edges=parser.edges, names=names), options)


def _tokens(name: str, text: str) -> list[Token]:
    found, place, line = [], 0, 1
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            what = text[place : place + 20].split("\n", maxsplit=1)[0]
            raise DataError.at(name, f"{what!r} is nothing of D2; expected a name, an arrow or a label", line)
        if match.lastgroup != "space":
            found.append((str(match.lastgroup), match[0], line))
        line += match[0].count("\n")
        place = match.end()
    return found


class _Parser:
    """Reads statements: settings, shapes with their labels, and chains of connections."""

    def __init__(self, name: str, tokens: Sequence[Token]) -> None:
        self.name = name
        self.tokens = tokens
        self.place = 0
        self.names: dict[str, str] = {}
        self.edges: list[RawEdge] = []

    def read_block(self, container: tuple[str, ...], opened: int | None) -> dict[str, str]:
        """Read statements to the end of a block; give the label that it sets of what it belongs to."""
        if len(container) > _DEEPEST:
            raise DataError.at(self.name, f"is nested too deeply; expected at most {_DEEPEST} containers", opened or 0)
        settings: dict[str, str] = {}
        while self.place < len(self.tokens):
            kind, text, _ = self.tokens[self.place]
            if kind == "mark" and text in ("\n", ";"):
                self.place += 1
            elif (kind, text) == ("mark", "}"):
                if opened is None:
                    self._fail("expected a name")
                self.place += 1
                return settings
            else:
                self._statement(container, settings)
        if opened is not None:
            raise DataError.at(self.name, "a block is never closed; expected } for each {", opened)
        return settings

    def _statement(self, container: tuple[str, ...], settings: dict[str, str]) -> None:
        ends, arrows, line = [self._key()], [], self.tokens[self.place - 1][2]
        while self._next("arrow"):
            arrows.append(self._take())
            ends.append(self._key())
        label, label_line = "", line
        if self._next("mark", ":"):
            self.place += 1
            label = self._text()
        inside: dict[str, str] = {}
        first = ends[0].split(".")[0]
        is_setting = not arrows and first in _SETTINGS
        if self._next("mark", "{"):
            opened = self._take()[2]
            # What stands in the braces of a connection or a setting are no companies.
            at = ("", *container) if arrows or is_setting or "" in container else (*container, ends[0])
            inside = self.read_block(at, opened)
        label = label or inside.get(LABEL, "")
        if is_setting or "" in container:
            settings[ends[0]] = label
        elif not arrows:
            key = self._path(container, ends[0])
            if label or key not in self.names:
                self.names[key] = label or self.names.get(key, ends[0])
        else:
            self._connect(container, ends, arrows, {LABEL: label, **inside}, label_line)

    def _connect(
        self, container: tuple[str, ...], ends: Sequence[str], arrows: Sequence[Token], own: dict[str, str], line: int
    ) -> None:
        for tail, head, (_, arrow, at) in zip(ends, ends[1:], arrows, strict=False):
            keys = [self._path(container, end) for end in (tail, head)]
            for key, end in zip(keys, (tail, head), strict=True):
                self.names.setdefault(key, end.rpartition(".")[2] if end == key else end)
            short = re.sub("-+", "-", arrow) if arrow.strip("-") else "--"
            if short == "<-":
                keys.reverse()
            self.edges.append(
                RawEdge(
                    place=at or line,
                    source=keys[0],
                    target=keys[1],
                    direction=_DIRECTIONS[short],
                    attributes={name: value for name, value in own.items() if value},
                )
            )

    @staticmethod
    def _path(container: tuple[str, ...], key: str) -> str:
        # An underscore stands for the container that this one is in.
        inside = list(container)
        while key.startswith("_."):
            key = key[2:]
            inside = inside[:-1]
        return ".".join((*inside, key))

    def _key(self) -> str:
        words = []
        while self.place < len(self.tokens) and self.tokens[self.place][0] in ("word", "quoted"):
            kind, text, _ = self.tokens[self.place]
            # In quotes a dot is part of a name, elsewhere it comes after a container.
            words.append(_unquoted(text).replace(".", _DOT) if kind == "quoted" else _unquoted(text))
            self.place += 1
        if not words:
            self._fail("expected a name")
        return " ".join(words)

    def _text(self) -> str:
        words = []
        while self.place < len(self.tokens):
            kind, text, _ = self.tokens[self.place]
            if kind == "mark" and text != ":":
                break
            words.append(_unquoted(text) if kind != "block" else " ".join(text.strip("|").split()[1:]))
            self.place += 1
        return " ".join(words)

    def _next(self, kind: str, text: str = "") -> bool:
        return (
            self.place < len(self.tokens)
            and self.tokens[self.place][0] == kind
            and text in ("", self.tokens[self.place][1])
        )

    def _take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def _fail(self, expected: str) -> None:
        _kind, text, line = self.tokens[min(self.place, len(self.tokens) - 1)] if self.tokens else ("", "", 1)
        what = (
            "the end" if self.place >= len(self.tokens) else "the end of the line" if text == "\n" else repr(text[:40])
        )
        raise DataError.at(self.name, f"{what} does not fit D2; {expected}", line)


def _unquoted(text: str) -> str:
    if text[:1] in "\"'" and len(text) > 1 and text[-1] == text[0]:
        text = text[1:-1]
    return re.sub(r"\\(.)", r"\1", text)
