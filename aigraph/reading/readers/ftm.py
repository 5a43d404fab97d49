"""Reads entities of FollowTheMoney, line by line: payments, debts, ownerships and awards become deals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.json_records import read_records
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_DEALS = {
    # Which way value goes: from the first property to the second, and what a reader would call the deal.
    "Payment": ("payer", "beneficiary", "payment", "paid"),
    "Debt": ("creditor", "debtor", "debt", ""),
    "Ownership": ("owner", "asset", "ownership", "closed"),
    "ContractAward": ("authority", "supplier", "procurement", ""),
}
_LINKS = frozenset(
    [
        "Documentation",
        "Family",
        "Directorship",
        "UnknownLink",
        "Employment",
        "Control",
        "Representation",
        "Associate",
        "CourtCaseParty",
        "Occupancy",
        "ProjectParticipant",
        "Succession",
        "Membership",
    ]
)
_COLUMNS = (
    "payer",
    "payee",
    "instrument",
    "amount",
    "currency",
    "date",
    "start",
    "end",
    "status",
    "source",
    "title",
    "id",
)
_KINDS = {"PublicBody": "government"}


def read_ftm(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read entities as JSON lines, or as a list.

    A payment goes from payer to beneficiary, a debt is a loan from creditor to debtor, an ownership is equity of the owner
    in the asset, an award goes from the authority of its contract to the supplier. Other links, such as directorships,
    move no value: they are counted and left out.

    References
    ----------
    FollowTheMoney, the data model, https://followthemoney.tech/explorer/
    """
    content = read_records(file)
    refused = list(content.problems)
    by_id = {str(record.get("id")): record for _, record in content.records}
    for entity in list(_nested(record for _, record in content.records)):
        by_id.setdefault(str(entity.get("id")), entity)
    rows: list[tuple[int, Sequence[Cell]]] = []
    parties: Counter[str] = Counter()
    links: Counter[str] = Counter()
    for line, record in content.records:
        schema = str(record.get("schema"))
        if schema not in _DEALS:
            (links if schema in _LINKS else parties)[schema] += 1
            continue
        try:
            rows.append((line, tuple(_cells(record, by_id))))
        except ValueError as error:
            refused.append(Problem(Origin(file.name, line), str(error), rule="several values"))
    notes = [_count_note(file.name, "entities name parties or documents", parties)] if parties else []
    if links:
        notes.append(_count_note(file.name, "links move no value and are left out", links))
    return RawTable(
        name=file.name,
        form="FollowTheMoney, JSON lines" if content.document is None else "FollowTheMoney, JSON",
        columns=_COLUMNS,
        rows=rows,
        roles={name: name for name in _COLUMNS},
        names={key: _name(record) for key, record in by_id.items()},
        kinds={key: _KINDS[schema] for key, record in by_id.items() if (schema := str(record.get("schema"))) in _KINDS},
        refused=refused,
        notes=notes,
        decimal_mark=".",
    )


def _cells(record: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[Cell]:
    payer, payee, word, status = _DEALS[str(record["schema"])]
    holder = record
    if payer == "authority":
        holder = by_id.get(_one(record, "contract"), {})
    yield _one(holder, payer)
    yield _one(record, payee)
    yield word
    amounts = {code: _one(record, f"amount{code.capitalize()}") for code in ("USD", "EUR")}
    own = _one(record, "amount") or _one(record, "sharesValue")
    code = "USD" if amounts["USD"] else "EUR" if amounts["EUR"] and not own else ""
    yield amounts[code] if code else own
    yield code or _one(record, "currency") or _one(record, "sharesCurrency")
    yield _first(record, "date") or _first(record, "startDate")
    yield _first(record, "startDate")
    yield _first(record, "endDate")
    yield _first(record, "status") or status
    yield _first(record, "sourceUrl") or _first(record, "publisher")
    yield _first(record, "summary") or _first(record, "purpose") or _first(record, "description")
    yield _first(record, "recordId") or str(record.get("id") or "")


def _nested(records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the entities that stand whole within the properties of others."""
    waiting = list(records)
    while waiting:
        held = waiting.pop().get("properties")
        for values in held.values() if isinstance(held, Mapping) else ():
            inside = [
                value for value in (values if isinstance(values, list) else [values]) if isinstance(value, Mapping)
            ]
            yield from inside
            waiting += inside


def _values(record: Mapping[str, Any], name: str) -> list[str]:
    held = record.get("properties", {})
    values = held.get(name, []) if isinstance(held, Mapping) else []
    listed = values if isinstance(values, list) else [values]
    # A party may be there as a whole entity instead of by its id.
    return [str(value.get("id", "")) if isinstance(value, Mapping) else str(value) for value in listed]


def _one(record: Mapping[str, Any], name: str) -> str:
    """Give the value of a property that must not have two: an amount or an end of the deal."""
    values = list(dict.fromkeys(_values(record, name)))
    if len(values) > 1:
        raise ValueError(
            f"{name} has {len(values)} values, such as {values[0][:40]!r} and {values[1][:40]!r}; expected one"
        )
    return values[0] if values else ""


def _first(record: Mapping[str, Any], name: str) -> str:
    return min(_values(record, name), default="")


def _name(record: Mapping[str, Any]) -> str:
    caption = record.get("caption")
    return str(caption) if caption else _first(record, "name") or str(record.get("id"))


def _count_note(name: str, what: str, counts: Counter[str]) -> Problem:
    listed = ", ".join(f"{schema} {number:,}" for schema, number in sorted(counts.items()))
    return note(name, f"{counts.total():,} {what}: {listed}")
