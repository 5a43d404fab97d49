"""Reads SankeyMATIC: a flow a line, as Payer [30] Payee."""

from __future__ import annotations

import re

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import Origin, Problem
from aigraph.reading.readers.graphs.raw_graph import RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_FLOW = "flow"
_LINE = re.compile(
    r"(?P<source>\S.*?)\s*\[(?P<amount>[^\[\]]*)\]\s*(?P<target>\S.*?)(?:\s+#[0-9a-fA-F]{3,8}(?:\.\d+)?)?(?:\s*[<>]+)?"
)
_NOT_FLOWS = re.compile(r"'|//|:|$|(?:size|margin|bg|node|flow|layout|labels?|labelname|labelvalue|labelposition|value|themeoffset|scale|meta|internal|order|reversed)\b.*", re.IGNORECASE)  # fmt: skip
_REMAINDERS = ("*", "?")


def read_sankeymatic(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the flows of a diagram; * and ? stand for what is left of a node, and are amounts that nobody has written down.

    References
    ----------
    SankeyMATIC, "Manual", https://sankeymatic.com/manual/
    """
    text, _ = decode(file.name, file.read_bytes())
    edges, refused, open_lines = [], [], []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        match = _LINE.fullmatch(bare)
        if match and not bare.startswith(("'", "//", ":")):
            amount = match["amount"].strip()
            if amount in _REMAINDERS:
                amount = ""
                open_lines.append(number)
            edges.append(
                RawEdge(place=number, source=match["source"], target=match["target"], attributes={_FLOW: amount})
            )
        elif not _NOT_FLOWS.match(bare) and not (line[:1].isspace() and "[" not in bare):
            message = f"{bare[:60]!r} is no flow; expected one such as Payer [30] Payee"
            refused.append(Problem(Origin(file.name, number), message, rule="no row"))
    notes = []
    if open_lines:
        message = f"{len(open_lines)} flows are what is left of a node, written * or ?: their amounts are unknown"
        notes.append(note(file.name, message, open_lines[0]))
    amount_column = _FLOW if edges else ""
    graph = RawGraph(
        name=file.name, form="SankeyMATIC", edges=edges, refused=refused, notes=notes, amount=amount_column
    )
    return table_of_graph(graph, options)
