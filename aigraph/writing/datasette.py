"""A folder that Datasette serves as it is: the ledger in SQLite with the loops of a view beside it, and what the columns mean."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from aigraph.answers.provenance import provenance
from aigraph.answers.rows import columns_of, plain, row_of, rows_of
from aigraph.language.titles import loops_title
from aigraph.loops.loop_list import LoopList
from aigraph.model.display import Row
from aigraph.native.folder import described_as
from aigraph.native.sqlite import write_sqlite
from aigraph.store.describe import describe
from aigraph.store.dictionary import DICTIONARY

DATABASE, METADATA = "aigraph.db", "metadata.json"
DATASETTE_FILES = (DATABASE, METADATA)

_NESTED = ("companies", "deals")  # Tables of their own here.

_LEGS = """
CREATE TABLE legs (
  "loop" TEXT NOT NULL REFERENCES loops (id), "position" INTEGER NOT NULL,
  "payer" TEXT NOT NULL REFERENCES companies (id), "payee" TEXT NOT NULL REFERENCES companies (id),
  "low_usd_bn", "usd_bn", "high_usd_bn", "status" TEXT, "since" TEXT, PRIMARY KEY ("loop", "position")
)"""

_LEG_DEALS = """
CREATE TABLE leg_deals (
  "loop" TEXT NOT NULL REFERENCES loops (id), "position" INTEGER NOT NULL, "deal" TEXT NOT NULL REFERENCES deals (id)
)"""

_VIEWS = """
CREATE VIEW events_with_sources AS
  SELECT deals.id AS deal, payer.name AS payer, payee.name AS payee, deals.instrument, events.date, events.status,
    events.low_usd_bn, events.usd_bn, events.high_usd_bn, events.reported, sources.grade, sources.title AS source,
    events.locator, sources.url
  FROM events JOIN deals ON deals.id = events.deal
    JOIN companies AS payer ON payer.id = deals.payer JOIN companies AS payee ON payee.id = deals.payee
    LEFT JOIN sources ON sources.id = events.source;
CREATE VIEW companies_on_loops AS
  SELECT companies.id, companies.name, count(DISTINCT legs.loop) AS loops
  FROM companies JOIN legs ON legs.payer = companies.id GROUP BY companies.id ORDER BY loops DESC, companies.name;
"""

_QUERIES = {
    "loops_through": {
        "title": "Loops through a company",
        "sql": "SELECT loops.* FROM loops JOIN legs ON legs.loop = loops.id JOIN companies ON companies.id = legs.payer "
        "WHERE companies.id = :company OR companies.name = :company",
    },
    "sources_of_a_loop": {
        "title": "What the deals of a loop rest on",
        "sql": "SELECT legs.position, events_with_sources.* FROM legs JOIN leg_deals USING (loop, position) "
        "JOIN events_with_sources USING (deal) WHERE loop = :loop ORDER BY legs.position, events_with_sources.date",
    },
}


def write_datasette(loops: LoopList, folder: Path) -> tuple[str, ...]:
    """Fill a folder with a database and its metadata, which ``datasette FOLDER`` serves.

    Tables of the ledger keep their names and columns; beside them are the loops of the view, their legs, and the deals of
    each leg, with indexes on all that refers to another table.

    Parameters
    ----------
    loops : LoopList
        The loops of a view.
    folder : pathlib.Path
        An empty folder.

    Returns
    -------
    tuple of str
        What SQLite has no place for.

    References
    ----------
    Datasette, Configuration directory mode and Metadata
    """
    lost = write_sqlite(loops.view.ledger, folder / DATABASE)
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        _add_loops(connection, loops)
        connection.executescript(_VIEWS)
        for table in [*DICTIONARY, "legs", "leg_deals"]:
            for column in _referring_columns(connection, table):
                connection.execute(f'CREATE INDEX "{table}_{column}" ON {table} ("{column}")')
    text = json.dumps(_metadata(loops), indent=2, ensure_ascii=False)
    (folder / METADATA).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return lost


def _referring_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [column for *_, column, _, _, _, _ in connection.execute(f"PRAGMA foreign_key_list({table})")]


def _add_loops(connection: sqlite3.Connection, loops: LoopList) -> None:
    columns = [name for name in columns_of(loops) if name not in _NESTED]
    heads = ", ".join(f'"{name}"{" TEXT PRIMARY KEY" if name == "id" else ""}' for name in columns)
    connection.execute(f"CREATE TABLE loops ({heads})")
    rows = rows_of(loops)
    _insert(connection, "loops", map(_flat, rows))
    connection.execute(_LEGS)
    connection.execute(_LEG_DEALS)
    for loop, flat in zip(loops, rows, strict=True):
        for position, leg in enumerate(loop.legs, 1):
            place = {"loop": flat["id"], "position": position}
            row = row_of(leg)
            _insert(connection, "legs", [place | _flat(row)])
            _insert(connection, "leg_deals", [place | {"deal": deal} for deal in row["deals"]])


def _flat(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NESTED}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        cells = tuple(plain(row).values())
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", cells)  # noqa: S608 (names are ours)


def _metadata(loops: LoopList) -> dict[str, Any]:
    view = loops.view
    described = describe(**described_as(view.ledger))
    tables: dict[str, Any] = {
        table: {"columns": {column.name: column.meaning for column in columns}} for table, columns in DICTIONARY.items()
    }
    tables["deals"] |= {"facets": ["instrument"], "label_column": "id"}
    tables["sources"]["facets"] = ["grade"]
    tables["loops"] = {
        "label_column": "name",
        "description": f"{loops_title(view.ledger)}. {provenance(view)}"
        + (f" The search {loops.truncated}." if loops.truncated else ""),
    }
    licences = described.get("licenses", [])
    return {
        "title": described["title"],
        "description": described["description"],
        **{key: value for one in licences for key, value in (("license", one["name"]), ("license_url", one["path"]))},
        "databases": {Path(DATABASE).stem: {"tables": tables, "queries": _QUERIES}},
    }
