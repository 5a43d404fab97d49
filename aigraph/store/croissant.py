"""Describes a folder of deals as Croissant metadata, from the same description of its columns as the data package."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from aigraph.store.data_version import data_version
from aigraph.store.describe import describe
from aigraph.store.dictionary import DICTIONARY, FORMAT_VERSION, LINK, NUMBER, ColumnDefinition
from aigraph.store.load import SEEDS, load_folder

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"

_TERMS = (
    *("citeAs", "column", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("equivalentProperty", "repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in _TERMS},
}
"""The JSON-LD context that Croissant 1.0 asks for."""

_TYPES = {NUMBER: "sc:Float", LINK: "sc:URL"}
"""Other columns are text: a date may be a year or a month, which no type of Croissant can be."""


def croissant(folder: str | Path | None = None) -> dict[str, Any]:
    """Give the Croissant description of a folder of deals: its files with their checksums, and each column of each table.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        A folder of CSV tables; by default the shipped data.

    Returns
    -------
    dict
        What ``croissant.json`` holds.

    Raises
    ------
    DataError
        If the folder cannot be read, or breaks a rule.

    See Also
    --------
    store.describe : The same columns as a Data Package.

    References
    ----------
    Croissant format specification, version 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html

    Examples
    --------
    >>> found = croissant()
    >>> [one["@id"] for one in found["recordSet"]][:2], len(found["distribution"][0]["sha256"])
    (['companies', 'aliases'], 64)
    """
    home = SEEDS if folder is None else Path(folder)
    ledger, described = load_folder(home), describe()
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": described["name"],
        "description": described["description"],
        "license": described["licenses"][0]["path"],
        "citeAs": "aigraph deals, with the data version that every answer prints",
        "version": f"{FORMAT_VERSION}.0.0+{data_version(ledger)}",
        "datePublished": str(ledger.last_day),
        "distribution": [_file(home / resource["path"]) for resource in described["resources"]],
        "recordSet": [_record_set(table, described) for table in DICTIONARY],
    }


def croissant_text(folder: str | Path | None = None) -> str:
    """Give the description as the text of ``croissant.json``; the argument is that of `croissant`."""
    return json.dumps(croissant(folder), indent=2, ensure_ascii=False) + "\n"


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _record_set(table: str, described: dict[str, Any]) -> dict[str, Any]:
    schema = next(one["schema"] for one in described["resources"] if one["name"] == table)
    records: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": f"The rows of {table}.csv.",
    }
    if "primaryKey" in schema:
        records["key"] = [{"@id": f"{table}/{name}"} for name in schema["primaryKey"]]
    return records | {"field": [_field(table, column) for column in DICTIONARY[table]]}


def _field(table: str, column: ColumnDefinition) -> dict[str, Any]:
    # As `references` a reader would join the tables, which the reference reader fails at where a table refers to itself or to two
    # others. What refers to what stands in the data package, and here in words.
    refers = f" (an id of {column.refers}.csv)" if column.refers else ""
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": f"{column.meaning}{refers}",
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column.name}},
    }
