"""The formats that are written, a line each in `FORMATS`.

To add one, write a file with a function from a `ViewGraph`, which is what a view shows, to text, as in `dot.py`, and add its
line: name, title, endings of file names, function. The command line and the docs read this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError
from aigraph.native.duckdb import write_duckdb
from aigraph.native.excel import write_excel
from aigraph.native.folder import PACKAGE_FILES, TABLE_FILES, write_csv_folder, write_package
from aigraph.native.json import json_text
from aigraph.native.parquet import PARQUET_FILES, write_parquet_folder
from aigraph.native.sqlite import write_sqlite
from aigraph.native.zip import write_zip
from aigraph.writing.cypher import cypher_text
from aigraph.writing.datasette import DATASETTE_FILES, write_datasette
from aigraph.writing.deal_table import deal_table_text, write_deal_table_parquet
from aigraph.writing.dot import dot_text
from aigraph.writing.ftm import ftm_text
from aigraph.writing.gexf import gexf_text
from aigraph.writing.graphml import graphml_text
from aigraph.writing.neo4j import NEO4J_FILES, write_neo4j
from aigraph.writing.node_link import cytoscape_text, node_link_text
from aigraph.writing.view_graph import ViewGraph

Lost = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that a file or folder can have.

    Exactly one of the writers is there, and it says what of the ledger or view the format cannot hold.

    Parameters
    ----------
    name : str
        What ``--to`` calls it.
    title : str
        What it is, in a few words.
    suffixes : tuple of str
        Endings of file names that mean it.
    ledger_text, graph_text : callable or None
        Gives the text of the file for a whole ledger, or for what a view shows.
    ledger_file, graph_file : callable or None
        Writes the file.
    ledger_folder, graph_folder : callable or None
        Fills the folder.
    answer_folder : callable or None
        Fills the folder for the whole ledger with the loops of a view beside it.
    files : tuple of str
        Of a folder, the names of the files in it.
    loses : str
        What of a view it has no place for, whatever the data; empty for nothing.
    """

    name: str
    title: str
    suffixes: tuple[str, ...] = ()
    ledger_text: Callable[[Ledger], tuple[str, Lost]] | None = None
    graph_text: Callable[[ViewGraph], tuple[str, Lost]] | None = None
    ledger_file: Callable[[Ledger, Path], Lost] | None = None
    graph_file: Callable[[ViewGraph, Path], Lost] | None = None
    ledger_folder: Callable[[Ledger, Path], Lost] | None = None
    graph_folder: Callable[[ViewGraph, Path], Lost] | None = None
    answer_folder: Callable[[LoopList, Path], Lost] | None = None
    files: tuple[str, ...] = ()
    loses: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it holds the whole ledger, and not what a view shows of it."""
        return bool(self.ledger_text or self.ledger_file or self.ledger_folder)

    @property
    def is_text(self) -> bool:
        """Whether it can go to standard output."""
        return bool(self.ledger_text or self.graph_text)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return bool(self.ledger_folder or self.graph_folder or self.answer_folder)


_LISTS = "lists as lists: their items are one text with semicolons between"
_FLAT = f"what is known of companies but their names; {_LISTS}"
_FLOATS = "the digits of a figure that a double does not hold, some fifteen"

FORMATS: tuple[Format, ...] = (
    Format(
        name="csv", title="folder of CSV tables, as --data reads it", ledger_folder=write_csv_folder, files=TABLE_FILES
    ),
    Format(name="json", title="one JSON file, described by a JSON Schema", suffixes=(".json",), ledger_text=json_text),
    Format(name="xlsx", title="Excel workbook, a sheet a table", suffixes=(".xlsx",), ledger_file=write_excel),
    Format(
        name="parquet",
        title="folder of Parquet files, one a table",
        ledger_folder=write_parquet_folder,
        files=PARQUET_FILES,
    ),
    Format(name="sqlite", title="SQLite database", suffixes=(".sqlite", ".sqlite3", ".db"), ledger_file=write_sqlite),
    Format(name="duckdb", title="DuckDB database", suffixes=(".duckdb",), ledger_file=write_duckdb),
    Format(
        name="datasette",
        title="folder for Datasette: the whole ledger in SQLite, with the loops of a view",
        answer_folder=write_datasette,
        files=DATASETTE_FILES,
    ),
    Format(
        name="datapackage",
        title="Frictionless data package, a folder",
        ledger_folder=write_package,
        files=PACKAGE_FILES,
    ),
    Format(name="datapackage", title="Frictionless data package, zipped", suffixes=(".zip",), ledger_file=write_zip),
    Format(
        name="csv",
        title="the deals as one CSV table",
        suffixes=(".csv",),
        graph_text=lambda graph: deal_table_text(graph, ","),
        loses=_FLAT,
    ),
    Format(
        name="tsv",
        title="the deals as one table",
        suffixes=(".tsv",),
        graph_text=lambda graph: deal_table_text(graph, "\t"),
        loses=_FLAT,
    ),
    Format(
        name="parquet",
        title="the deals as one Parquet file",
        suffixes=(".parquet",),
        graph_file=write_deal_table_parquet,
        loses=_FLAT,
    ),
    Format(name="gexf", title="GEXF 1.3, for Gephi", suffixes=(".gexf",), graph_text=gexf_text, loses=_LISTS),
    Format(name="graphml", title="GraphML", suffixes=(".graphml",), graph_text=graphml_text, loses=_LISTS),
    Format(name="node-link", title="node-link JSON, for networkx and D3", graph_text=node_link_text, loses=_FLOATS),
    Format(name="cytoscape", title="Cytoscape JSON", suffixes=(".cyjs",), graph_text=cytoscape_text, loses=_FLOATS),
    Format(name="cypher", title="Cypher statements", suffixes=(".cypher", ".cql"), graph_text=cypher_text),
    Format(name="neo4j", title="folder of CSV files for neo4j-admin", graph_folder=write_neo4j, files=NEO4J_FILES),
    Format(
        name="ftm", title="FollowTheMoney entities, JSON lines", suffixes=(".ftm", ".ftm.json"), graph_text=ftm_text
    ),
    Format(
        name="dot",
        title="DOT, for Graphviz",
        suffixes=(".dot", ".gv"),
        graph_text=dot_text,
        loses="all but names, amounts, instruments, status, days and titles",
    ),
)
"""Every format; of two with one name the ending of the file decides which is meant."""

NAMES: tuple[str, ...] = tuple(dict.fromkeys(format_.name for format_ in FORMATS))

_ALIASES = {
    "excel": "xlsx",
    "followthemoney": "ftm",
    "graphviz": "dot",
    "nodelink": "node-link",
    "package": "datapackage",
}


def format_of(path: str, to: str | None = None) -> Format:
    """Choose the format by name, or by how the file name ends; a path that ends in neither is a folder of CSV tables.

    Raises
    ------
    AigraphError
        If nothing has that name or ending.

    Examples
    --------
    >>> [format_of(*names).title for names in (("deals.csv",), ("deals", "csv"), ("x.gexf",))]
    ['the deals as one CSV table', 'folder of CSV tables, as --data reads it', 'GEXF 1.3, for Gephi']
    """
    name = Path(path).name.casefold()
    if to is not None:
        wanted = _ALIASES.get(to.casefold(), to.casefold())
        named = [format_ for format_ in FORMATS if format_.name == wanted]
        if not named:
            raise AigraphError(f"format {to!r} is unknown; expected one of {', '.join(NAMES)}")
        fitting = [format_ for format_ in named if name.endswith(format_.suffixes)]
        texts = [format_ for format_ in named if format_.is_text] if path == "-" else []
        return (fitting or texts or named)[0]
    ends = [format_ for format_ in FORMATS if format_.suffixes and name.endswith(format_.suffixes)]
    if ends:
        return ends[-1] if len(ends) == 1 else max(ends, key=lambda format_: max(map(len, format_.suffixes)))
    if path == "-":
        raise AigraphError(
            f"standard output has no name to tell the format by; expected --to with one of {', '.join(NAMES)}"
        )
    if Path(path).suffix:
        endings = ", ".join(suffix for format_ in FORMATS for suffix in format_.suffixes)
        raise AigraphError(f"{path}: no format ends in {Path(path).suffix!r}; expected {endings}, or --to with a name")
    return FORMATS[0]
