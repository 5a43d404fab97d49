"""Reads sequence diagrams of Mermaid: each message is a payment of who sends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigraph.model.origin import Origin, Problem
from aigraph.reading.readers.graphs.raw_graph import LABEL, Direction, RawEdge, RawGraph

_PARTICIPANT = re.compile(r"(?:create\s+)?(?:participant|actor)\s+(?P<id>.+?)(?:\s+as\s+(?P<name>.+))?", re.IGNORECASE)
_MESSAGE = re.compile(
    r"(?P<one>[^:+\-<>]+(?:-[^:+\-<>)x]+)*)\s*(?P<arrow><<-?->>|-?-(?:>>|>|x|\)))\s*[+-]?\s*(?P<other>[^:+\-]+(?:-[^:+\-]+)*)\s*:\s*(?P<label>.*)"
)
_OTHER = re.compile(
    r"(?:note|loop|alt|else|opt|par|and|critical|option|break|rect|end|autonumber|activate|deactivate|destroy|box|links?|title|accTitle|accDescr)\b",
    re.IGNORECASE,
)


def sequence_graph(name: str, lines: Sequence[tuple[int, str]]) -> RawGraph:
    """Read the messages below the first line of a sequence diagram; what they say may be an amount.

    References
    ----------
    Mermaid, "Sequence diagrams", https://mermaid.js.org/syntax/sequenceDiagram.html
    """
    names: dict[str, str] = {}
    edges: list[RawEdge] = []
    refused: list[Problem] = []
    for number, line in lines:
        statement = line.strip().rstrip(";")
        if found := _PARTICIPANT.fullmatch(statement):
            names[found["id"].strip()] = (found["name"] or found["id"]).strip()
        elif found := _MESSAGE.fullmatch(statement):
            ends = [found[end].strip() for end in ("one", "other")]
            for end in ends:
                names.setdefault(end, end)
            direction = Direction.MUTUAL if found["arrow"].startswith("<<") else Direction.DIRECTED
            attributes = {LABEL: found["label"].strip()}
            edges.append(
                RawEdge(place=number, source=ends[0], target=ends[1], direction=direction, attributes=attributes)
            )
        elif not _OTHER.match(statement):
            message = f"{statement[:60]!r} is no message; expected one such as A->>B: $30bn"
            refused.append(Problem(Origin(name, number), message, rule="no row"))
    return RawGraph(name=name, form="Mermaid", edges=edges, names=names, refused=refused)
