"""Doubts on sources: grade A is for the words of filings and releases, and one document is entered once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from aigraph.model.ledger import Ledger
from aigraph.model.names import fold
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt

_HOSTS = Path(__file__).with_name("primary_hosts.toml")
_COPY = re.compile(r"\b(?:cop(?:y|ies)|filing|exhibit|release|prospectus)\b")
_AROUND = re.compile(r"^(?:about|investors?|ir)|(?:news|newsroom|investors?|ir|group|corp|inc|hq|blogs?|press|media)$")


def grade_a_is_for_primary_hosts(ledger: Ledger) -> Iterator[Problem]:
    """A source of grade A has an address where filings or releases are published, or its publisher says that it is a copy of one.

    Such are the hosts in `primary_hosts.toml` and those that carry the name of a company of the data.
    """
    graded = [source for source in ledger.sources if source.grade == "A" and source.url]
    if not graded:
        return
    listed = tomllib.loads(_HOSTS.read_text(encoding="utf-8"))
    hosts, endings = {*listed["filings"], *listed["releases"]}, tuple(listed["governments"])
    names = {_joined(name) for company in ledger.companies for name in (company.id, company.name)}
    names |= {_joined(alias.alias) for alias in ledger.aliases}
    for source in graded:
        try:
            host = (urlsplit(source.url).hostname or "").removeprefix("www.")
        except ValueError:
            continue
        labels = host.split(".")
        # A part of a host is a name of its own: "nvidianews" begins with that of Nvidia, "x.ai" is xAI.
        own = any(_has_name(label, names) for label in labels[:-1]) or {_joined(host), labels[-1]} & names
        is_listed = any(".".join(labels[place:]) in hosts for place in range(len(labels)))
        # "Reuters (copy at a station)" is the agency's report, whoever shows it.
        is_news = fold(source.publisher).partition("(")[0].strip() in listed["agencies"]
        is_copy = not is_news and _COPY.search(fold(source.publisher))
        if not own and not is_listed and not host.endswith(endings) and not is_copy:
            message = f"grade A stands at {host}, which publishes no filings or releases; expected B, C or D"
            yield doubt(source.origin, message, "grade_a_is_for_primary_hosts")


def sources_have_one_id(ledger: Ledger) -> Iterator[Problem]:
    """No two sources have one address: told twice, a document would count as two that agree."""
    known: dict[str, str] = {}
    for source in ledger.sources:
        address = re.sub(r"^https?://(?:www\.)?|/?(?:#.*)?$", "", source.url)
        first = known.setdefault(address, source.id) if address else source.id
        if first != source.id:
            message = f"url is that of {first!r}; is it the same document?"
            yield doubt(source.origin, message, "sources_have_one_id")


def _has_name(label: str, names: set[str]) -> bool:
    words = {*label.split("-"), label.replace("-", "")}
    return not names.isdisjoint(words | {_AROUND.sub("", word) for word in words})


def _joined(name: str) -> str:
    return re.sub(r"[\W_]", "", fold(name))


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [grade_a_is_for_primary_hosts, sources_have_one_id]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    grade_a_is_for_primary_hosts: ("companies", "aliases"),
    sources_have_one_id: (),
}
