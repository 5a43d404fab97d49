"""A graph as its file holds it, and the table that it becomes: an edge is a row, from payer to payee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from aigraph.files.budget import require_cells
from aigraph.model.company import KINDS
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.edge_labels import split_label
from aigraph.reading.tables.column_samples import is_sum, mostly
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

SOURCE, TARGET = "source", "target"
"""The columns of the ends of an edge."""

KINDS_OF_NODE = frozenset(KINDS)
"""The kinds of company that a node can name."""

LABEL = "label"
"""The attribute that is what an author wrote at an edge."""

_AMOUNT_IN_LABEL, _WORDS_IN_LABEL = "amount in the label", "words of the label"

_STRENGTHS = frozenset(
    "weight weights value values width penwidth linewidth size thickness strength count counts frequency multiplicity".split()  # noqa: SIM905  words
)
"""Attributes that graphs use for counts, strengths and widths of lines: money only if the user says so."""

TELL_ENDS = f"--map payer={SOURCE} --map payee={TARGET} if the first end pays the second"


class Direction(StrEnum):
    """What an edge says of its direction: one way, both ways at once, or nothing."""

    DIRECTED = "directed"
    MUTUAL = "mutual"
    UNDIRECTED = "undirected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEdge:
    """An edge with its place in the file.

    Parameters
    ----------
    place : int
        Its line, or its number where the format has no lines.
    source, target : str
        The keys of its ends.
    """

    place: int
    source: str
    target: str
    direction: Direction = Direction.DIRECTED
    attributes: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawGraph:
    """The edges of a graph, and the names of its nodes.

    Parameters
    ----------
    name, form : str
        What was read, as messages name it, and its format in words.
    names, kinds : mapping of str to str
        By the keys of nodes: their names, and the kind of each company.
    refused : sequence of Problem
        What could not be read as an edge.
    notes : sequence of Problem
        What was decided in reading it.
    amount : str
        The attribute that the format itself says is an amount; empty where it says none.
    """

    name: str
    form: str
    edges: Sequence[RawEdge]
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    refused: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()
    amount: str = ""


def table_of_graph(graph: RawGraph, options: ReadingOptions) -> RawTable:
    """Make a table of a graph: the ends of each edge, and its attributes.

    An edge that goes both ways, or neither, is refused unless the user names payer and payee. A weight is no amount unless
    the user says so; an amount that is written in a label is one.

    Raises
    ------
    DataError
        If no edge says who pays whom.
    """
    edges, refused = _directed(graph, options)
    attributes = list(dict.fromkeys(name for edge in edges for name in edge.attributes))
    columns = {name: f"{name} (attribute)" if name in (SOURCE, TARGET) else name for name in attributes}
    require_cells(graph.name, len(attributes) * len(edges))
    rows: list[tuple[int, tuple[Cell, ...]]] = [
        (edge.place, (edge.source, edge.target, *(edge.attributes.get(name) for name in attributes))) for edge in edges
    ]
    headings = (SOURCE, TARGET, *columns.values())
    roles = {
        "payer": SOURCE,
        "payee": TARGET,
        "amount": graph.amount or _amount(attributes) or _strength_in_money(edges, attributes),
    }
    if SOURCE in attributes:
        roles["source"] = columns[SOURCE]
    notes = list(graph.notes)
    if not roles["amount"] and LABEL in attributes and LABEL not in options.columns.values():
        place = headings.index(LABEL)
        parts = [split_label(cells[place]) for _, cells in rows]
        rows = [(line, (*cells, *part)) for (line, cells), part in zip(rows, parts, strict=True)]
        headings = (*headings, _AMOUNT_IN_LABEL, _WORDS_IN_LABEL)
        if any(amount for amount, _ in parts):
            roles["amount"] = _AMOUNT_IN_LABEL
        if not any(_plays(name, "instrument") for name in attributes):
            roles["instrument"] = _WORDS_IN_LABEL
    if not roles["amount"] and "amount" not in options.columns:
        notes += [_strength_note(graph.name, name) for name in attributes if _is_strength(name)]
    return RawTable(
        name=graph.name,
        form=graph.form,
        columns=headings,
        rows=rows,
        roles=roles,
        names=graph.names,
        kinds=graph.kinds,
        refused=[*graph.refused, *refused],
        notes=notes,
    )


def _directed(graph: RawGraph, options: ReadingOptions) -> tuple[Sequence[RawEdge], Sequence[Problem]]:
    if {"payer", "payee"} <= options.columns.keys():
        return graph.edges, ()
    edges = [edge for edge in graph.edges if edge.direction is Direction.DIRECTED]
    if graph.edges and not edges:
        words = "an undirected graph" if graph.edges[0].direction is Direction.UNDIRECTED else "a graph of mutual edges"
        message = f"is {words}, which does not say who pays whom; expected arrows, or {TELL_ENDS}"
        raise DataError.at(graph.name, message)
    return edges, [
        no_direction(graph.name, edge.place, edge.source, edge.target, edge.direction)
        for edge in graph.edges
        if edge.direction is not Direction.DIRECTED
    ]


def no_direction(name: str, place: int, source: str, target: str, direction: str) -> Problem:
    """Refuse an edge that does not say who pays whom."""
    ends = f"edge {source[:40]!r} to {target[:40]!r} is {direction} and does not say who pays whom"
    return Problem(Origin(name, place), f"{ends}; expected an arrow for each way, or {TELL_ENDS}", rule="no direction")


def no_end(name: str, place: int, end: str, value: object, expected: str) -> Problem:
    """Refuse an edge of which an end is not there."""
    what = "is missing" if value is None else f"{str(value)[:40]!r} is none"
    return Problem(Origin(name, place), f"{end} {what}; expected {expected}", rule="no end")


def _plays(name: str, role: str) -> bool:
    heading = parse_heading(name).name
    return any(heading in known for known in HEADINGS[role])


def _amount(attributes: Sequence[str]) -> str:
    """Give the attribute that is an amount by its name; empty if there is none."""
    for known in HEADINGS["amount"]:
        for name in attributes:
            if parse_heading(name).name in known and not _is_strength(name):
                return name
    return ""


def _strength_in_money(edges: Sequence[RawEdge], attributes: Sequence[str]) -> str:
    """Give the attribute for strengths whose values name a currency or a power of ten; empty if there is none."""
    for name in filter(_is_strength, attributes):
        texts = [cell for edge in edges if isinstance(cell := edge.attributes.get(name), str)]
        if mostly(is_sum, texts):
            return name
    return ""


def _is_strength(name: str) -> bool:
    return parse_heading(name).name in _STRENGTHS and not parse_heading(name).says.currency


def _strength_note(graph: str, name: str) -> Problem:
    message = f"{name!r} of an edge is a count or a strength, not money, unless you say so"
    return note(graph, f"{message}; --map amount={name} reads it as an amount, --unit says what it counts")
