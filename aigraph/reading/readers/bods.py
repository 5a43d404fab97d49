"""Reads statements of the Beneficial Ownership Data Standard, version 0.4: who owns whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.json_records import read_records
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_COLUMNS = ("payer", "payee", "instrument", "date", "start", "end", "status", "source", "title", "id")
_SHARES_OF_VALUE = frozenset(
    {
        "shareholding",
        "rightsToSurplusAssetsOnDissolution",
        "rightsToProfitOrIncome",
        "beneficiaryOfLegalArrangement",
        "settlor",
        "unknownInterest",
        "unpublishedInterest",
        "otherInfluenceOrControl",
    }
)
_NO_VALUE = "no share of value"


def read_bods(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read relationship statements as equity of the interested party in the subject; the amounts are unknown.

    Of several statements about one record the last counts. A relationship through others is left out where its steps are
    records of their own, and so is one that gives votes or posts but no share of value.

    Raises
    ------
    DataError
        If the statements are of version 0.3 or older.

    References
    ----------
    Open Ownership, Beneficial Ownership Data Standard 0.4, https://standard.openownership.org/en/0.4.0/
    """
    content = read_records(file)
    records = content.records
    if any("statementID" in record for _, record in records):
        message = "holds statements of BODS 0.3 or older; expected version 0.4, where they have a recordType"
        raise DataError.at(file.name, message)
    relations = [(line, record) for line, record in records if record.get("recordType") == "relationship"]
    parties = {
        str(record.get("recordId")): _name(record)
        for _, record in records
        if record.get("recordType") in ("entity", "person")
    }
    latest: dict[str, int] = {}
    dates = {line: str(record.get("statementDate") or "") for line, record in relations}
    for line, record in relations:
        key = str(record.get("recordId"))
        if key not in latest or dates[line] >= dates[latest[key]]:
            latest[key] = line
    rows: list[tuple[int, Sequence[Cell]]] = []
    refused = list(content.problems)
    for line, record in relations:
        fault = _fault(record, superseded=latest[str(record.get("recordId"))] != line)
        if fault:
            refused.append(Problem(Origin(file.name, line), fault[0], rule=fault[1]))
        else:
            rows.append((line, tuple(_cells(record))))
    others = len(records) - len(relations)
    return RawTable(
        name=file.name,
        form=f"BODS 0.4, JSON{' lines' if content.document is None else ''}",
        columns=_COLUMNS,
        rows=rows,
        roles={name: name for name in _COLUMNS},
        names=parties,
        refused=refused,
        notes=[note(file.name, f"{others:,} statements are about entities and persons")] if others else [],
    )


def _fault(record: Mapping[str, Any], *, superseded: bool) -> tuple[str, str] | None:
    """Say why a statement is no deal, and the kind of reason."""
    details = _details(record)
    if superseded:
        return f"record {_short(record)} is stated again later; the last statement counts", "stated again"
    for end in ("interestedParty", "subject"):
        if not isinstance(details.get(end), str):
            return f"{end} of record {_short(record)} is not specified; expected the recordId of a party", f"no {end}"
    if details.get("componentRecords"):
        return f"record {_short(record)} is indirect; its steps are records of their own", "indirect"
    sorts = [str(interest.get("type")) for interest in _interests(details)]
    if sorts and not _SHARES_OF_VALUE.intersection(sorts):
        return f"record {_short(record)} gives {', '.join(dict.fromkeys(sorts))[:80]}, and no share of value", _NO_VALUE
    return None


def _cells(record: Mapping[str, Any]) -> Iterator[Cell]:
    details = _details(record)
    interests = _interests(details)
    starts = sorted(filter(None, (str(interest.get("startDate") or "") for interest in interests)))
    ends = sorted(filter(None, (str(interest.get("endDate") or "") for interest in interests)))
    over = record.get("recordStatus") == "closed" or (ends and len(ends) == len(interests))
    yield details["interestedParty"]
    yield details["subject"]
    yield "ownership"
    yield (starts[0] if starts and not over else "") or str(record.get("statementDate") or "")
    yield starts[0] if starts else ""
    yield ends[-1] if ends and over else ""
    yield "cancelled" if over else "closed"
    source = record.get("source")
    yield str(source.get("url") or source.get("description") or "") if isinstance(source, Mapping) else ""
    yield ", ".join(filter(None, map(_interest, interests)))
    yield str(record.get("recordId") or "")


def _interest(interest: Mapping[str, Any]) -> str:
    share = interest.get("share")
    bounds = share if isinstance(share, Mapping) else {}
    ends = [bounds.get(name) for name in ("exact", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")]
    figures = "-".join(str(end) for end in ends if end is not None)
    return f"{interest.get('type', '')} {f'{figures}%' if figures else ''}".strip()


def _details(record: Mapping[str, Any]) -> Mapping[str, Any]:
    details = record.get("recordDetails")
    return details if isinstance(details, Mapping) else {}


def _interests(details: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    interests = details.get("interests")
    return [it for it in interests if isinstance(it, Mapping)] if isinstance(interests, list) else []


def _name(record: Mapping[str, Any]) -> str:
    details = _details(record)
    names = details.get("names")
    full = (
        [str(name.get("fullName") or "") for name in names if isinstance(name, Mapping)]
        if isinstance(names, list)
        else []
    )
    return str(details.get("name") or next(filter(None, full), "") or record.get("recordId"))


def _short(record: Mapping[str, Any]) -> str:
    return repr(str(record.get("recordId"))[:60])
