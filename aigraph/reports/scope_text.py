"""What a report is about, in words: the certainty and the companies."""

from __future__ import annotations

from aigraph.language.sentences import CERTAINTY, company_name
from aigraph.reports.results import Results
from aigraph.reports.wording import listing


def certainty_of(results: Results) -> str:
    """Name the certainty and the layers."""
    view = results.view
    return f"{view.status} ({CERTAINTY[view.status]}), {' + '.join(view.layers)}"


def names_of(results: Results) -> str:
    """Name the companies of the query; empty if the report is about all."""
    return listing([company_name(results.ledger, company) for company in results.query.companies])
