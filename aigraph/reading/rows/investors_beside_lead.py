"""Tables of rounds whose investors stand in two columns: who led, and who took part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aigraph.reading.cells.text import Cell, as_text, clean_lines
from aigraph.reading.rows.name_lists import NameLists
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note


def with_all_investors(table: RawTable, named: Mapping[str, str]) -> RawTable:
    """Give a table one column of all investors of a round, where it has one of those who led it and one of the others.

    Parameters
    ----------
    named : mapping of str to str
        The columns that the user named, by role.
    """
    if "payer" in {**table.roles, **named}:
        return table
    leads = [place for place, column in enumerate(table.columns) if _LEADS.fullmatch(column.strip())]
    others = [place for place, column in enumerate(table.columns) if _OTHERS.fullmatch(column.strip())]
    if len(leads) != 1 or len(others) != 1:
        return table
    places = (leads[0], others[0])
    texts = {clean_lines(as_text(cells[place])) for _, cells in table.rows for place in places}
    lists = NameLists(sorted(texts))
    rows = [(line, (*cells, _joined(cells, places, lists))) for line, cells in table.rows]
    both = " + ".join(table.columns[place] for place in places)
    return replace(
        table,
        columns=(*table.columns, both),
        rows=rows,
        roles={**table.roles, "payer": both},
        beside=(*table.beside, *(table.columns[place] for place in places)),
        notes=(*table.notes, note(table.name, f"{both}: who led a round and who took part in it pay together")),
        layout=table.layout or "investors in two columns",
    )


def _joined(cells: Sequence[Cell], places: Sequence[int], lists: NameLists) -> str:
    names = [name for place in places for name in lists.split(clean_lines(as_text(cells[place])))]
    return "; ".join(dict.fromkeys(name.strip() for name in names if name.strip(" -\u2013\u2014")))


_WHO = r"(?:investors?|lenders?|backers?|funders?|banks?)(?: names?|\(s\))?"
_LEADS = re.compile(rf"(?:co-?)?leads?(?:ing)? {_WHO}|{_WHO} \(lead\)|lead|led by", re.IGNORECASE)
_OTHERS = re.compile(
    rf"(?:participating|other|co-?|further|additional|remaining|existing|syndicate) ?-?{_WHO}|{_WHO} \((?:others?|participating)\)|participants|"
    r"co-?investors?",
    re.IGNORECASE,
)
