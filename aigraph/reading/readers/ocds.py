"""Reads releases of the Open Contracting Data Standard: buyers pay the suppliers of their awards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.json_records import cell_of_json, read_records
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_COLUMNS = ("payer", "payee", "instrument", "amount", "currency", "date", "status", "title", "id")
_STATUSES = {"active": "signed", "pending": "announced", "cancelled": "cancelled", "unsuccessful": "cancelled"}


def read_ocds(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read the awards of a release package, a record package, or of releases line by line.

    An award with several suppliers is a deal with each: their shares are unknown, and its value is the most that each can be.

    Raises
    ------
    DataError
        If it holds no release.

    References
    ----------
    Open Contracting Partnership, OCDS 1.1, "Release reference", https://standard.open-contracting.org/1.1/en/schema/reference/
    """
    content = read_records(file)
    top = [content.document] if content.document is not None else [record for _, record in content.records]
    releases = [release for document in top for release in _releases(document)]
    if not releases:
        raise DataError.at(file.name, "holds no release; expected releases with a buyer and awards")
    rows: list[tuple[int, Sequence[Cell]]] = []
    refused = list(content.problems)
    shared = 0
    for place, release in enumerate(releases, start=1):
        buyer = _mapping(release.get("buyer"))
        for award in _mappings(release.get("awards")):
            suppliers = list(dict.fromkeys(filter(None, map(_name, _mappings(award.get("suppliers"))))))
            if not suppliers or not _name(buyer):
                end = "buyer" if suppliers else "supplier"
                message = f"award {str(award.get('id', ''))[:40]!r} names no {end}; expected its name"
                refused.append(Problem(Origin(file.name, place), message, rule=f"no {end}"))
            shared += len(suppliers) > 1
            if _name(buyer):
                rows += [(place, tuple(_cells(release, award, _name(buyer), one, suppliers))) for one in suppliers]
    notes = []
    if shared:
        message = f"{shared:,} awards name several suppliers: each has an unknown share of the value, which is no sum"
        notes.append(note(file.name, message))
    return RawTable(
        name=file.name,
        form="OCDS",
        columns=_COLUMNS,
        rows=rows,
        roles={name: name for name in _COLUMNS},
        refused=refused,
        notes=notes,
        decimal_mark=".",
    )


def _cells(
    release: Mapping[str, Any], award: Mapping[str, Any], buyer: str, supplier: str, suppliers: Sequence[str]
) -> Iterator[Cell]:
    value = _mapping(award.get("value"))
    amount = cell_of_json(value.get("amount"))
    yield buyer
    yield supplier
    yield "procurement"
    yield f"up to {amount}" if amount is not None and len(suppliers) > 1 else amount
    yield cell_of_json(value.get("currency"))
    yield str(award.get("date") or release.get("date") or "")[:10]
    yield _STATUSES.get(str(award.get("status") or ""), "")
    yield str(award.get("title") or _mapping(release.get("tender")).get("title") or "")
    yield "-".join(filter(None, (str(release.get("ocid") or ""), str(award.get("id") or ""))))


def _releases(document: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(document, list):
        yield from (release for item in document for release in _releases(item))
    elif isinstance(document, Mapping):
        compiled = [_mapping(record.get("compiledRelease")) for record in _mappings(document.get("records"))]
        found = [*_mappings(document.get("releases")), *filter(None, compiled)]
        yield from found or ([document] if "awards" in document else [])


def _name(party: Mapping[str, Any]) -> str:
    return str(party.get("name") or party.get("id") or "")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
