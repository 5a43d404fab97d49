"""What the server answers: one function a question, each a JSON document with day, basis, range and sources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from aigraph.answers.citation.cite_answer import cite, footnotes_of
from aigraph.answers.citation.formats import CITATION_FORMATS
from aigraph.answers.explanation import explain
from aigraph.answers.inventory import list_companies, list_deals
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.loop_list import counts_document, loop_documents, loops_sentence
from aigraph.answers.queries.loop_sources import explanation_document
from aigraph.answers.queries.money_sources import sources_document, sources_sentences
from aigraph.answers.rows import rows_of
from aigraph.answers.tabular import json_text
from aigraph.language.sentences import scope
from aigraph.language.terms import look_up
from aigraph.loops.find import find_loops
from aigraph.measures.catalogue.names import list_measures
from aigraph.model.arrow import Arrow
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View

_MOST_SOURCES = 20

Document = dict[str, Any]
"""What one question is answered with: values that JSON has."""


def list_loops(
    ledger: Ledger, *, company: str | None, as_of: str | None, status: str, detours: bool, limit: int
) -> Document:
    """List loops, direct ones first, each with a sentence to quote and its sources."""
    view = _view(ledger, as_of, status)
    found = find_loops(view, keep_on_interrupt=False).through([company] if company else [])
    listed = list(found if detours else found.direct)
    documents = [
        loop_document | {"citation": _citation(view, loop)}
        for loop, loop_document in zip(listed[:limit], loop_documents(view, listed[:limit]), strict=True)
    ]
    return _document(
        view,
        f"{loops_sentence(found, view)}.",
        counts_document(found) | _cut(len(listed), limit) | {"loops": documents},
        found.truncated,
    )


def explain_loop(ledger: Ledger, *, loop: str, as_of: str | None, status: str) -> Document:
    """Trace a loop to its deals, events and sources, or say why companies form none."""
    found = explain(_view(ledger, as_of, status), loop)
    arrows = [arrow for traced in found.loops for arrow in traced.loop.arrows]
    content = explanation_document(found) | {"sources": _sources(ledger, arrows)}
    return _document(found.view, " ".join(found.sentences), content)


def quote(ledger: Ledger, *, what: str, as_of: str | None, status: str) -> Document:
    """Give one sentence that can be quoted of a loop, a company or a figure, with its range and footnotes."""
    view = _view(ledger, as_of, status)
    citation = _citation(view, what)
    return _document(view, citation["sentence"], {"citation": citation})


def deals(ledger: Ledger, *, company: str | None, as_of: str | None, status: str, limit: int) -> Document:
    """List deals, largest first, each with its sources."""
    view = _view(ledger, as_of, status)
    arrows = list_deals(view, [company] if company else [])
    shown = arrows[:limit]
    rows = [row | {"sources": _sources(ledger, [arrow])} for arrow, row in zip(shown, rows_of(shown), strict=True)]
    return _document(view, f"Deals on record {scope(view)}.", _cut(len(arrows), limit) | {"deals": rows})


def companies(ledger: Ledger, *, as_of: str | None, status: str) -> Document:
    """List companies with what they pay and get."""
    view = _view(ledger, as_of, status)
    return _document(view, f"Companies {scope(view)}.", {"companies": rows_of(list_companies(view))})


def money_sources(ledger: Ledger, *, company: str | None, as_of: str | None, status: str, window: str) -> Document:
    """Split what falls due in a window by where the money comes from."""
    from aigraph.flows.sources.due_window import in_window
    from aigraph.measures.sources_and_uses import sources_and_uses

    view = in_window(ledger.view(as_of=as_of, status=status, window=window or None))
    found = sources_and_uses(view)
    names = view.company_ids([company]) if company else ()
    splits = [found.companies[name] for name in names if name in found.companies] if company else [found.system]
    sentences = [sentence for one in splits for sentence in sources_sentences(ledger, found, one)]
    statement = " ".join(sentences) or "Nothing of it is due in the window."
    arrows = [arrow for arrow in view.arrows if not company or {arrow.payer, arrow.payee} & set(names)]
    shown = sources_document(found) if not company else {"companies": rows_of(splits)}
    sources = _sources(ledger, arrows)
    cut = {"n_sources": len(sources), "sources": sources[:_MOST_SOURCES]}
    return _document(view, statement, {"money": shown} | cut)


def word(*, term: str) -> Document:
    """Explain a word of the answers, with the term of the field beside it."""
    return _plain(look_up(term).row())


def about(ledger: Ledger) -> Document:
    """Say what the data are: day, version, counts, definition, and which figures can be quoted."""
    view = ledger.view()
    counts = {
        "n_companies": len(ledger.companies),
        "n_deals": len(ledger.deals),
        "n_events": len(ledger.events),
        "n_sources": len(ledger.sources),
        "figures": [listed.typed for listed in list_measures()],
    }
    return _document(view, f"Deals by which AI companies finance one another, {scope(view)}.", counts)


def _view(ledger: Ledger, as_of: str | None, status: str) -> View:
    return ledger.view(as_of=as_of or None, status=status)


def _document(view: View, statement: str, content: Row, truncated: object | None = None) -> Document:
    return _plain(envelope(view, truncated) | {"statement": statement} | content)


def _citation(view: View, what: Any) -> Document:
    document: Document = json.loads(CITATION_FORMATS["json"](cite(view, what)))
    return document


def _sources(ledger: Ledger, arrows: Iterable[Arrow]) -> list[Row]:
    fields = ("id", "title", "publisher", "grade", "url")
    return [
        {name: getattr(note.source, name) for name in fields}
        | {"published": str(note.source.published or ""), "deals": note.deals, "where": note.locators}
        for note in footnotes_of(ledger, arrows)
    ]


def _cut(total: int, limit: int) -> Row:
    return {"total": total, "shown": min(total, limit), "cut": total > limit}


def _plain(content: Row) -> Document:
    document: Document = json.loads(json_text(content))
    return document
