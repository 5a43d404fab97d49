"""Reproduction as a section: the command that makes the same report again."""

from __future__ import annotations

import shlex

import aigraph
from aigraph.language.locale_text import ENGLISH
from aigraph.language.sentences import count
from aigraph.language.translation import gettext, language
from aigraph.model.ledger import View
from aigraph.reports.blocks import Command, Section, plain
from aigraph.reports.results import DEFAULT_DRAWS, DEFAULT_TOP, Results
from aigraph.store.data_version import data_version
from aigraph.store.load import SEEDS


def reproduction_section(results: Results) -> Section:
    """Give the command that makes this report again, byte for byte."""
    query = results.query
    return Section(
        "again",
        gettext("How to make this again"),
        (
            Command(command(results)),
            plain(
                gettext(
                    "aigraph {aigraph} on data version {version} gives the same bytes: no clock, no order by chance, seed {seed} for "
                    "the {draws:,} draws of the null model. Loops have at most {companies}.",
                    aigraph=aigraph.__version__,
                    version=data_version(results.ledger),
                    seed=query.seed,
                    draws=query.draws,
                    companies=count(query.max_length, "company"),
                )
            ),
        ),
    )


def command(results: Results) -> str:
    """Write the command line; options of sizes at their default are left out."""
    view, query = results.view, results.query
    words = ["aigraph", "report", *([] if is_shipped(view) else ["--data", "PATH"])]
    words += list(view.ledger.intake.options) if view.ledger.intake else []
    words += ["--as-of", view.as_of.isoformat(), "--status", str(view.status), "--layers", ",".join(view.layers)]
    for company in query.companies:
        words += ["--company", company]
    words += ["--since", query.since.isoformat()]
    for option, value, usual in (
        ("--top", query.top, DEFAULT_TOP),
        ("--draws", query.draws, DEFAULT_DRAWS),
        ("--seed", query.seed, 0),
    ):
        if value != usual:
            words += [option, str(value)]
    if language() != ENGLISH:
        words += ["--lang", language()]
    return shlex.join(words)


def is_shipped(view: View) -> bool:
    """Whether the data of a view are those that come with aigraph."""
    first = next(iter(view.ledger.deals), None)
    return first is not None and first.origin.path == str(SEEDS / "deals.csv")
