"""A citation as plain text, Markdown, BibTeX and CSL JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aigraph.answers.citation.citation import Citation, Footnote
from aigraph.answers.tabular import json_text
from aigraph.model.dates import PartialDate
from aigraph.model.display import Row

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "→": r"$\rightarrow$",
}
_DATA_KEY = "aigraph-deals"
_FEW_MARKS = 3


def plain(citation: Citation) -> str:
    """Write the sentence with numbers, its range, the footnotes and the data."""
    numbers = _marks([note.number for note in citation.footnotes])
    lines = [f"{citation.sentence}{numbers and ' '}{numbers}", citation.range, ""]
    lines += [f"[{note.number}] {note.text}" for note in citation.footnotes]
    lines += [*_rest(citation), ""]
    return "\n".join(lines)


def _marks(numbers: Sequence[int]) -> str:
    """Write the marks of footnotes, which run on from one; of more than a few the first and the last."""
    if len(numbers) > _FEW_MARKS:
        return f"[{numbers[0]}]-[{numbers[-1]}]"
    return "".join(f"[{number}]" for number in numbers)


def markdown(citation: Citation) -> str:
    """Write the sentence with footnotes of Markdown."""
    numbers = "".join(f"[^{note.number}]" for note in citation.footnotes)
    lines = [f"{_marked(citation.sentence)}{numbers} {_marked(citation.range)}", ""]
    lines += [f"[^{note.number}]: {_marked(note.text)}" for note in citation.footnotes]
    lines += ["", *(f"{line}  " for line in map(_marked, _rest(citation))), ""]
    return "\n".join(lines)


def bibtex(citation: Citation) -> str:
    """Write the data set, with the sentence as its note, and each source as entries of BibTeX."""
    entries = [
        _entry(
            f"{_DATA_KEY}-{citation.data_version}",
            {
                "author": "{The aigraph authors}",
                "title": "{aigraph deals}",
                **({"year": str(citation.as_of.year)} if citation.as_of else {}),
                "version": citation.data_version,
                "note": _escaped(
                    f"{citation.sentence} {citation.range} Id: {citation.id}. {citation.data_citation} {citation.command}"
                ),
            },
        ),
        *(_entry(note.source.id, _fields(note)) for note in citation.footnotes),
    ]
    return "\n".join(entries)


def csl_json(citation: Citation) -> str:
    """Write the data set, with the sentence as its annotation, and each source as items of CSL JSON."""
    data: dict[str, Any] = {
        "id": f"{_DATA_KEY}-{citation.data_version}",
        "type": "dataset",
        "title": "aigraph deals",
        "author": [{"literal": "The aigraph authors"}],
        "version": citation.data_version,
        "note": f"{citation.sentence} {citation.range} Id: {citation.id}. {citation.data_citation} {citation.command}",
    }
    if citation.as_of:
        data["issued"] = {"date-parts": [[citation.as_of.year, citation.as_of.month, citation.as_of.day]]}
    return json_text([data, *map(_item, citation.footnotes)]) + "\n"


def as_json(citation: Citation) -> str:
    """Write all parts as one JSON document."""
    notes: list[Row] = citation.rows() if citation.footnotes else []
    shared = ("id", "sentence", "range", "as_of", "data_version")
    document = {name: getattr(citation, name) for name in shared} | {
        "as_of": citation.as_of.isoformat() if citation.as_of else None,
        "footnotes": [{key: _json(value) for key, value in row.items() if key not in shared} for row in notes],
        "omitted": citation.omitted,
        "data": citation.data_citation,
        "command": citation.command,
    }
    return json_text(document) + "\n"


CITATION_FORMATS: Mapping[str, Callable[[Citation], str]] = {
    "plain": plain,
    "md": markdown,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "json": as_json,
}
"""What a citation can be written as."""


def _rest(citation: Citation) -> list[str]:
    omitted = [citation.omitted] if citation.omitted else []
    return [*omitted, f"Id: {citation.id}. {citation.data_citation}", f"To ask again: {citation.command}"]


def _json(value: Any) -> Any:
    return value.text if isinstance(value, PartialDate) else list(value) if isinstance(value, tuple) else value


def _marked(text: str) -> str:
    """Escape what Markdown would take as a mark."""
    return re.sub(r"([\\`*_\[\]<>~$])", r"\\\1", text)


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def _fields(note: Footnote) -> dict[str, str]:
    source = note.source
    day = source.published
    found = {
        "author": f"{{{_escaped(source.publisher)}}}" if source.publisher else "",
        "title": f"{{{_escaped(source.title)}}}",
        "year": f"{day.first.year}" if day else "",
        "month": f"{day.first.month}" if day and len(day.text) > len("2026") else "",
        "url": source.url,
        "note": _escaped("; ".join((*note.locators, f"grade {source.grade}", *note.deals))),
    }
    return {name: text for name, text in found.items() if text}


def _entry(key: str, fields: Mapping[str, str]) -> str:
    body = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"@misc{{{re.sub(r'[^A-Za-z0-9:._-]', '-', key)},\n{body}}}\n"


def _item(note: Footnote) -> dict[str, Any]:
    source = note.source
    item: dict[str, Any] = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "title": source.title,
        **({"author": [{"literal": source.publisher}]} if source.publisher else {}),
        "note": "; ".join((*note.locators, f"grade {source.grade}", *note.deals)),
    }
    if source.published:
        item["issued"] = {"date-parts": [[int(part) for part in source.published.text.split("-")]]}
    if source.url:
        item["URL"] = source.url
    if source.language:
        item["language"] = source.language
    return item
