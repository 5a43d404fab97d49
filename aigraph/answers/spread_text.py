"""Figures drawn inside their quoted ranges: as rows, in cells and in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.answers.measure_text import end_cell, value_text
from aigraph.flows.quantiles import Quantiles
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.names import MEASURES
from aigraph.measures.spread import Spread
from aigraph.model.display import Row


def spread_rows(spreads: Iterable[Spread]) -> list[Row]:
    """Flatten figures with their draws to rows, each with its meaning."""
    return [spread.row() | {"meaning": MEASURES[spread.figure.name].meaning} for spread in spreads]


def between_text(drawn: Quantiles, unit: str) -> str:
    """Write between what nine in ten draws lie.

    Examples
    --------
    >>> between_text(Quantiles(0.1, 0.2, 0.3), "share"), between_text(Quantiles(10.0, 20.0, None), "usd_bn")
    ('10.0% to 30.0%', '10 up, open above')
    """
    if drawn.lower is None:
        return gettext("no draw has a figure")
    if drawn.upper is None:
        return gettext("{low} up, open above", low=value_text(drawn.lower, unit))
    return gettext("{low} to {high}", low=value_text(drawn.lower, unit), high=value_text(drawn.upper, unit))


def spread_cells(spread: Spread, *, together: bool = False) -> tuple[str, str]:
    """Write the middle of the draws, amounts each alone or all together, and between what most lie; or the exact ends."""
    figure = spread.figure
    drawn = spread.together if together else spread.alone
    if drawn:
        return value_text(drawn.middle, figure.unit), between_text(drawn, figure.unit)
    if figure.on_record is None:
        return "", ""
    low, high = (end_cell(figure, end) for end in (figure.low, figure.high))
    ends = low if low == high else gettext("{low} to {high}", low=low, high=high)
    return "", gettext("exact: {range}", range=ends)


def draws_sentence(draws: int, seed: int, not_drawn: int) -> str:
    """Say what the draws are, and what is in none of them."""
    left_out = gettext(
        "{deals} of unknown size, deals that are missing and sources that are wrong are in no draw: it is what the quoted ranges do "
        "to a figure, and no probability.",
        deals=count(not_drawn, "deal"),
    )
    drawn = gettext(
        "{sets} of amounts, seed {seed}, each amount inside its own quoted range: alone; with those of its round, package or source; "
        "all together. An amount without a ceiling is never drawn above the figure on record: then nothing is said of the upper side "
        "(open above).",
        sets=count(draws, "set"),
        seed=seed,
    )
    return f"{left_out} {drawn}"
