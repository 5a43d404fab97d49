"""Categories, shares and layers of institutions: documents, cells and sentences, ours beside what was published."""

from __future__ import annotations

from aigraph.answers.rows import rows_of
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars, money
from aigraph.measures.institutions import (
    MEANINGS,
    CommitmentTable,
    InstitutionShares,
    PublishedFigure,
    published_figures,
)
from aigraph.model.amount import Bounds
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger

NEVER_EQUAL = (
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
    on_record = "none" if bounds.on_record is None else f"{bounds.on_record:.1%}"
    return name, on_record, bounds_text(bounds, "{:.1%}".format), _published(name), MEANINGS[name]


def _published(name: str) -> str:
    figure = next((one for one in published_figures() if one.figure == name), None)
    if figure is None:
        return ""
    return figure.value or "not at hand"


def layer_cells(found: InstitutionShares) -> list[tuple[str, ...]]:
    """Write the linked deals from layer to layer."""
    return [
        (
            cell.payer_layer,
            cell.payee_layer,
            f"{cell.number}",
            dollars(cell.usd_bn.on_record),
            bounds_text(cell.usd_bn, dollars),
        )
        for cell in found.matrix
    ]


def category_sentence(found: InstitutionShares) -> str:
    """Say how many deals between AI firms are of which category."""
    numbers = sorted(found.numbers().items(), key=lambda one: (one[0] == "none", -one[1]))
    parts = ", ".join(f"{category}: {number}" for category, number in numbers)
    return f"Deals between AI firms that finance one of them, guarantees and warrants too: {parts or 'none'}."


def entity_cells(ledger: Ledger, table: CommitmentTable, top: int) -> list[tuple[str, ...]]:
    """Write the entities with the largest promises."""
    return [
        (company_name(ledger, one.company), money(one.made), f"{one.n_made}", money(one.received), f"{one.n_received}")
        for one in table.entities[: top or None]
    ]


def totals_sentence(table: CommitmentTable) -> str:
    """Say the totals of the years of the newspaper's table beside those that it prints."""
    theirs = {figure.figure: figure for figure in published_figures()}
    sona = theirs["deals"]
    return (
        f"Announced deals from 2023-03 to 2026-08: {count(table.n_deals, 'deal')} of {count(len(table.entities), 'named entity')}, "
        f"{dollars(table.headline_usd_bn)} with each at its figure, else its ceiling; {count(table.n_unsized, 'deal')} without either. "
        f"As a sum with ends: {money(table.total)}. {sona.publisher} ({sona.date}) count {sona.value} deals, "
        f"{theirs['entities'].value} entities and $3.6tn: {_lower(sona)}"
    )


def _lower(figure: PublishedFigure) -> str:
    return f"{figure.remark[0].lower()}{figure.remark[1:]}"
