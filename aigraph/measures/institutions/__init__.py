"""Categories and shares of circular relationships, in the words of the Bank for International Settlements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aigraph.measures.institutions.categories import CategorisedDeal, categorise
from aigraph.measures.institutions.commitments import Commitments, CommitmentTable, commitments
from aigraph.measures.institutions.published import PublishedFigure, published_figures
from aigraph.measures.institutions.rules import CategoryRule, read_rules
from aigraph.measures.institutions.shares import MEANINGS, InstitutionShares, LayerCell, shares_of
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import View

__all__ = [
    "MEANINGS",
    "CategorisedDeal",
    "CategoryRule",
    "CommitmentTable",
    "Commitments",
    "InstitutionShares",
    "LayerCell",
    "PublishedFigure",
    "commitments",
    "institution_shares",
    "published_figures",
    "read_rules",
]


def institution_shares(
    view: View, *, years: tuple[int, int] | None = None, rules: Sequence[CategoryRule] | None = None
) -> InstitutionShares:
    """Give each deal that finances somebody its category, and four shares of the money that goes into AI firms.

    Parameters
    ----------
    view : View
        Day, certainty, and whether parents are merged; deals of all layers have a category, and funding in cash the shares.
    years : (int, int), optional
        The first and last year in which a deal came to stand at the certainty of the view; by default all.
    rules : sequence of CategoryRule, optional
        The table of categories; by default the shipped one, which `read_rules` reads.

    Returns
    -------
    InstitutionShares
        Shares with exact ends over all amounts that the sources allow; an end is none where a sum has no ceiling.

    Raises
    ------
    ValueError
        If the last year is before the first.

    See Also
    --------
    measures.published_figures : What was published.
    find_loops : Loops, which the institutions do not count.

    Notes
    -----
    The definitions are those of *Circular relationships among AI firms*, BIS Bulletin 137, 2026, as others describe them; the
    rules are ours. O(deals).

    Examples
    --------
    >>> from aigraph import load
    >>> found = institution_shares(load().view(), years=(2021, 2025))
    >>> 0 < found.c.on_record < 1, found.category("amazon-anthropic-convertible-2023")
    (True, 'investor is also supplier or customer')
    """
    if years is not None and years[1] < years[0]:
        raise ValueError(f"the last year {years[1]} is before the first year {years[0]}")
    view = replace(view, layers=LAYERS)
    deals = categorise(view, read_rules() if rules is None else rules)
    kept = [one for one in deals if years is None or years[0] <= one.year <= years[1]]
    return shares_of(view, years, kept)
