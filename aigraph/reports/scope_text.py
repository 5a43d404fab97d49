"""What a report is about, in words: the certainty and the companies."""

from __future__ import annotations

from aigraph.language.sentence_parts import word
from aigraph.language.sentences import CERTAINTY, company_name
from aigraph.language.translation import gettext
from aigraph.reports.results import Results
from aigraph.reports.wording import listing


def certainty_of(results: Results) -> str:
    """Name the certainty and the layers."""
    view = results.view
    return gettext(
        "{level} ({meaning}), {layers}",
        level=word(view.status),
        meaning=gettext(CERTAINTY[view.status]),
        layers=" + ".join(map(word, view.layers)),
    )


def names_of(results: Results) -> str:
    """Name the companies of the query; empty if the report is about all."""
    return listing([company_name(results.ledger, company) for company in results.query.companies])
