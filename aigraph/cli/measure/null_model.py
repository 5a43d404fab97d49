"""`aigraph null-model`: loops on record beside those that chance gives."""

from __future__ import annotations

import click

from aigraph.cli.options import Question, seed_option, view_options
from aigraph.cli.output import Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.language.plural import count
from aigraph.measures.null_model import DEFAULT_DRAWS, Comparison, NullModel, null_model

_NAMES = {
    "funders_bought_from": "Funders that the funded buy from",
    "loops_of_at_most_3": "Loops of 2 or 3 companies",
}


@click.command("null-model")
@view_options
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How many networks to draw.",
)
@seed_option
def compare_with_chance(question: Question, draws: int, seed: int) -> None:
    """Compare the loops with those that chance gives.

    Counts how often a funded company buys from its funder, deals funding and purchases out anew many times with every
    company's number of partners kept, and counts again.
    """
    if question.companies:
        raise click.UsageError("--company: chance is a matter of all companies together; leave it out")
    found = null_model(question.view, n=draws, seed=seed)
    comparisons = (found.direct, found.loops)
    if question.format == "json":
        print_json(
            envelope(question.view)
            | {"null_model": found.row(), "pairs": [list(pair) for pair in found.pairs], "notes": list(found.sentences)}
        )
        return
    if question.format != "table":
        shared = {"draws": draws, "seed": seed}
        print_rows(
            [each.row() | shared for each in comparisons], question.format, envelope(question.view), "null_model"
        )
        return
    print_table(
        (
            Column("Count"),
            Column("On record", right=True),
            Column("By chance", right=True),
            Column("5 to 95%", right=True),
            Column("Draws with as many", right=True),
        ),
        map(_cells, comparisons),
    )
    print_note(_in_words(found))
    for sentence in (found.direct.expected.note, *found.sentences):
        if sentence:
            print_note(sentence)
    print_provenance(question.view)


def _cells(each: Comparison) -> tuple[str, ...]:
    name, observed = _NAMES[each.observed.name], f"{each.observed.central:,.0f}"
    chance = each.expected
    if chance.central is None or chance.low is None or chance.high is None or each.at_least.central is None:
        return name, observed, "not testable", "", ""
    draws = each.at_least.denominators["draws"]
    as_many = f"{each.at_least.central * draws:,.0f} of {draws:,.0f}"
    return name, observed, f"{chance.central:,.1f}", f"{chance.low:g}-{chance.high:g}", as_many


def _in_words(found: NullModel) -> str:
    observed = found.direct.observed
    return (
        f"In {observed.central:,.0f} of {count(found.funding_edges, 'funder-recipient pair')} the recipient also buys from "
        f"the funder ({count(found.purchase_edges, 'buyer-seller pair')}), {observed.scenario}; cash deals between named "
        f"companies, also those of unknown size. {count(found.draws, 'draw')}, seed {found.seed}."
    )
