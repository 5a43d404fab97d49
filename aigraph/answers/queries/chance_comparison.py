"""Loops on record beside those that chance gives: JSON, rows, cells and sentences."""

from __future__ import annotations

from decimal import Decimal

from aigraph.language.sentences import count
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.null_model import Comparison, NullModel
from aigraph.model.display import Row

_NAMES = {
    "funders_bought_from": gettext_noop("Pairs of which the funded buys from the funder"),
    "funders_bought_from_without_packages": gettext_noop("The same without packages"),
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
    name = gettext(_NAMES[comparison.observed.name])
    observed = gettext("{number:,.0f}", number=comparison.observed.on_record)
    chance, drawn = comparison.expected, comparison.drawn
    if chance.on_record is None:
        return name, observed, gettext("not testable"), "", ""
    middle = gettext("{number:,.1f}", number=chance.on_record)
    low, high = (Decimal(f"{end:g}") for end in (drawn.lower, drawn.upper))
    return name, observed, middle, gettext("{low}-{high}", low=low, high=high), comparison.text


def comparison_sentences(found: NullModel) -> list[str]:
    """Say how many of the funded buy from their funder, what was drawn, and what must be known of it."""
    observed = found.direct.observed
    return [
        gettext(
            "In {number:,.0f} of {pairs} the recipient also buys from the funder ({purchases}), {scope}; cash deals between named "
            "companies, also those of unknown size. {draws}, seed {seed}.",
            number=observed.on_record,
            pairs=count(found.funding_edges, "funder-recipient pair"),
            purchases=count(found.purchase_edges, "buyer-seller pair"),
            scope=observed.scenario,
            draws=count(found.draws, "draw"),
            seed=found.seed,
        ),
        *filter(None, (found.direct.expected.note, *map(gettext, found.sentences))),
    ]
