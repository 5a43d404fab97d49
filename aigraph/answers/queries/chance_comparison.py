"""Loops on record beside those that chance gives: JSON, rows, cells and sentences."""

from __future__ import annotations

from aigraph.language.sentences import count
from aigraph.measures.null_model import Comparison, NullModel
from aigraph.model.display import Row

_NAMES = {
    "funders_bought_from": "Funders that the funded buy from",
    "funders_bought_from_without_packages": "The same without packages",
}


def comparisons(found: NullModel) -> tuple[Comparison, Comparison]:
    """Give what is counted: pairs of funder and recipient, all and without those of one package."""
    return found.direct, found.apart


def null_model_document(found: NullModel) -> Row:
    """Write the comparison with its pairs and notes, as JSON has it."""
    return {
        "null_model": found.row(),
        "pairs": [list(pair) for pair in found.pairs],
        "packaged": [list(pair) for pair in found.packaged],
        "notes": list(found.sentences),
    }


def comparison_rows(found: NullModel) -> list[Row]:
    """Flatten each count to a row."""
    return [each.row() | {"draws": found.draws, "seed": found.seed} for each in comparisons(found)]


def comparison_cells(comparison: Comparison) -> tuple[str, ...]:
    """Write a count: on record, by chance, between 5 and 95 %, and in how many draws there are as many."""
    name, observed = _NAMES[comparison.observed.name], f"{comparison.observed.on_record:,.0f}"
    chance, drawn = comparison.expected, comparison.drawn
    if chance.on_record is None:
        return name, observed, "not testable", "", ""
    return name, observed, f"{chance.on_record:,.1f}", f"{drawn.lower:g}-{drawn.upper:g}", comparison.text


def comparison_sentences(found: NullModel) -> list[str]:
    """Say how many of the funded buy from their funder, what was drawn, and what must be known of it."""
    observed = found.direct.observed
    return [
        (
            f"In {observed.on_record:,.0f} of {count(found.funding_edges, 'funder-recipient pair')} the recipient also buys from "
            f"the funder ({count(found.purchase_edges, 'buyer-seller pair')}), {observed.scenario}; cash deals between named "
            f"companies, also those of unknown size. {count(found.draws, 'draw')}, seed {found.seed}."
        ),
        *filter(None, (found.direct.expected.note, *found.sentences)),
    ]
