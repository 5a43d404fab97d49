"""Flat rows as text for other programs: CSV, JSON, JSON lines and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigraph.answers.rows import as_json, plain
from aigraph.language.money_unit import money_unit
from aigraph.model.display import Row

ROW_FORMATS = ("csv", "json", "ndjson", "md")


def format_rows(rows: Sequence[Row], form: str, envelope: Row, key: str) -> Iterator[str]:
    r"""Write flat rows in one of `ROW_FORMATS`, in pieces that each end with their line.

    Parameters
    ----------
    rows : sequence of dict
        Rows of texts, numbers, days, lists and None; they need not have the same keys. Lists stay lists in JSON only.
    form : str
        One of `ROW_FORMATS`.
    envelope : dict
        What JSON puts around the rows.
    key : str
        Under which name the envelope holds them.

    Examples
    --------
    >>> "".join(format_rows([{"a": 1, "b": None}, {"a": "x|y"}], "ndjson", {}, "rows"))
    '{"a": 1, "b": null}\n{"a": "x|y"}\n'
    """
    rows = [in_unit_names(row) for row in rows]
    if form == "json":
        yield f"{json_text({**envelope, key: list(rows)})}\n"
    elif form == "ndjson":
        import json

        for row in rows:
            yield f"{json.dumps(row, ensure_ascii=False, allow_nan=False, default=as_json)}\n"
    elif form == "csv":
        yield csv_text([plain(row) for row in rows])
    else:
        yield f"{markdown_table([plain(row) for row in rows])}\n"


def json_text(value: Any) -> str:
    """Write one JSON document, indented; NaN and infinity are refused, for JSON has neither."""
    import json

    value = in_unit_names(value)
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=as_json)


def in_unit_names(value: Any) -> Any:
    """Name amounts after the currency that they are in, where a table without rates is counted in its own."""
    unit = money_unit()
    if unit.in_dollars:
        return value
    code = unit.code.casefold()

    def renamed(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {
                name.replace("usd_bn", f"{code}_bn") if isinstance(name, str) else name: renamed(cell)
                for name, cell in part.items()
            }
        if isinstance(part, list | tuple):
            return [renamed(cell) for cell in part]
        return part

    return renamed(value)


def csv_text(rows: Sequence[Row]) -> str:
    r"""Write rows as CSV with a header; no rows give no text.

    A cell that a spreadsheet would run as a formula is marked as text by an apostrophe; line breaks within cells are line feeds.

    Examples
    --------
    >>> csv_text([{"deal": "=1+1", "usd_bn": None}])
    "deal,usd_bn\n'=1+1,\n"
    """
    if not rows:
        return ""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _csv_cell(cell) for name, cell in row.items()} for row in rows)
    return buffer.getvalue()


def markdown_table(rows: Sequence[Row]) -> str:
    r"""Write rows as a Markdown table; what Markdown would read as a mark is escaped. No rows give no text.

    Examples
    --------
    >>> print(markdown_table([{"deal": "a|b", "usd_bn": 1.5}]))
    | deal | usd_bn |
    | --- | --- |
    | a\|b | 1.5 |
    """
    if not rows:
        return ""
    columns = _columns(rows)
    lines = [columns, ["---"] * len(columns)]
    lines += [[_escape(row.get(column)) for column in columns] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _columns(rows: Sequence[Row]) -> list[str]:
    # Rows of two sorts, as a source's events and figures, have some columns of their own.
    return list(dict.fromkeys(column for row in rows for column in row))


def _csv_cell(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    text = f"'{cell}" if re.match(r"[=+\-@\t\r]", cell) else cell
    # Before Python 3.13 the writer does not quote a carriage return, which a reader takes for the end of the row.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _escape(cell: Any) -> str:
    # A cell of Markdown is one line.
    return "" if cell is None else re.sub(r"([|\\<])", r"\\\1", " ".join(str(cell).splitlines()))
