"""Categories, shares and layers of institutions: documents, cells and sentences, ours beside what was published."""

from __future__ import annotations

from aigraph.answers.rows import rows_of
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars, money
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.institutions import (
    MEANINGS,
    CommitmentTable,
    InstitutionShares,
    published_figures,
)
from aigraph.model.amount import Bounds
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger

NEVER_EQUAL = gettext_noop(
    "Published figures stand beside ours and are never the same figure: the bulletin counts investments of its own list, direct "
    "relationships alone; here those on record count. The rules that name a deal are ours and can be changed with --rules."
)


def institutions_document(found: InstitutionShares, table: CommitmentTable) -> Row:
    """Write all of it as JSON has it."""
    return {
        "scenario": found.scenario,
        "shares": {name: bounds.ends() | {"meaning": MEANINGS[name]} for name, bounds in found.shares.items()},
        "numbers": found.numbers(),
        "layers": rows_of(found.matrix),
        "deals": rows_of(found.deals),
        "commitments": {
            "n_deals": table.n_deals,
            "n_entities": len(table.entities),
            "n_unsized": table.n_unsized,
            "headline_usd_bn": table.headline_usd_bn,
            "entities": rows_of(table.entities),
        },
        "published": rows_of(published_figures()),
    }


def share_cells(name: str, bounds: Bounds) -> tuple[str, ...]:
    """Write a share with its ends and what was published."""
    on_record = gettext("none") if bounds.on_record is None else _percent(bounds.on_record)
    return gettext(name), on_record, bounds_text(bounds, _percent), _published(name), gettext(MEANINGS[name])


def _published(name: str) -> str:
    figure = next((one for one in published_figures() if one.figure == name), None)
    if figure is None:
        return ""
    return figure.value or gettext("not at hand")


def layer_cells(found: InstitutionShares) -> list[tuple[str, ...]]:
    """Write the linked deals from layer to layer."""
    return [
        (
            gettext(cell.payer_layer),
            gettext(cell.payee_layer),
            gettext("{number:,}", number=cell.number),
            dollars(cell.usd_bn.on_record),
            bounds_text(cell.usd_bn, dollars),
        )
        for cell in found.matrix
    ]


def category_sentence(found: InstitutionShares) -> str:
    """Say how many deals between AI firms are of which category."""
    numbers = sorted(found.numbers().items(), key=lambda one: (one[0] == "none", -one[1]))
    parts = ", ".join(
        gettext("{category}: {number:,}", category=gettext(category), number=number) for category, number in numbers
    )
    return gettext(
        "Deals between AI firms that finance one of them, guarantees and warrants too: {parts}.",
        parts=parts or gettext("none"),
    )


def entity_cells(ledger: Ledger, table: CommitmentTable, top: int) -> list[tuple[str, ...]]:
    """Write the entities with the largest promises."""
    return [
        (
            company_name(ledger, one.company),
            money(one.made),
            _number(one.n_made),
            money(one.received),
            _number(one.n_received),
        )
        for one in table.entities[: top or None]
    ]


def totals_sentence(table: CommitmentTable) -> str:
    """Say the totals of the years of the newspaper's table beside those that it prints."""
    theirs = {figure.figure: figure for figure in published_figures()}
    sona = theirs["deals"]
    return gettext(
        "Announced deals from 2023-03 to 2026-08: {deals} of {entities}, {headline} with each at its figure, else its ceiling; {unsized} "
        "without either. As a sum with ends: {total}. {publisher} ({day}) count {their_deals} deals, {their_entities} entities and "
        "{their_sum}: equity, debt, leases and purchase commitments, financial investors and takeovers included.",
        deals=count(table.n_deals, "deal"),
        entities=count(len(table.entities), "named entity"),
        headline=dollars(table.headline_usd_bn),
        unsized=count(table.n_unsized, "deal"),
        total=money(table.total),
        publisher=sona.publisher,
        day=sona.date,
        their_deals=_number(int(sona.value)),
        their_entities=_number(int(theirs["entities"].value)),
        their_sum=dollars(float(theirs["commitments"].value)),
    )


def _number(number: int) -> str:
    return gettext("{number:,}", number=number)


def _percent(share: float) -> str:
    return gettext("{share:.1%}", share=share)
