"""Figures of measures as text: in their unit, and what a share is a share of."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text, end_text
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import dollars, significant_digits
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import NOT_SEARCHED

_DENOMINATORS = {
    "recorded_usd_bn": gettext_noop("{amount} money on record"),
    "recycled_and_new_usd_bn": gettext_noop("{amount} recycled and new money"),
    "new_usd_bn": gettext_noop("{amount} new money"),
    "throughflow_usd_bn": gettext_noop("{amount} money passing through"),
    "entering_usd_bn": gettext_noop("{amount} money entering"),
    "pairs": gettext_noop("{amount} payer-payee pairs"),
    "recorded_purchases_usd_bn": gettext_noop("{amount} recorded purchases"),
    "reported_revenue_usd_bn": gettext_noop("{amount} reported revenue"),
}


UNITS = gettext_noop("share"), gettext_noop("count"), gettext_noop("hhi")
"""Of figures that are no amounts, and the name of the index of concentration."""


def value_text(value: float | None, unit: str, unknown: str = "") -> str:
    """Write a figure in its unit, in few digits; amounts are bare numbers of US$ billions, or the unit of a table, for columns of them.

    Examples
    --------
    >>> value_text(0.0716, "share"), value_text(246.23, "usd_bn"), value_text(None, "share", "unknown")
    ('7.2%', '246', 'unknown')
    """
    if value is None:
        return unknown
    if unit == "share":
        return gettext("{share:.1%}", share=value)
    figure = Decimal(repr(round(value, 9)))
    return significant_digits(money_unit().of(figure) if unit == "usd_bn" else figure)


def value_with_unit(value: float | None, unit: str, unknown: str = "unknown") -> str:
    """Write a figure for running text: amounts in dollars, all else as `value_text` does.

    Examples
    --------
    >>> value_with_unit(246.23, "usd_bn"), value_with_unit(0.0716, "share")
    ('$246bn', '7.2%')
    """
    return dollars(value) if unit == "usd_bn" and value is not None else value_text(value, unit, unknown)


def end_cell(measure: Measure, end: float | None) -> str:
    """Write one end of a figure in a cell: what it is, with a ~ if it was found and is not exact, or that it is no bound."""
    found = "" if measure.is_exact else "~"
    return end_text(end, measure.bounds, lambda value: found + value_text(value, measure.unit))


def range_text(measure: Measure) -> str:
    """Write the range of a figure: its exact ends, what a search found, or why there is no bound.

    Examples
    --------
    >>> from aigraph.model.amount import Bounds
    >>> range_text(Measure(name="x", unit="share", bounds=Bounds(low=0.1, on_record=0.5, high=1), n_edges_used=1,
    ...                    n_edges_missing=0, scenario=""))
    '10.0% to 100.0%'
    """
    return bounds_text(measure.bounds, lambda value: value_with_unit(value, measure.unit))


def bracketed(measure: Measure) -> str:
    """Write the range in brackets after a figure; empty where the figure is fully known."""
    return "" if measure.bounds.is_point else f" ({range_text(measure)})"


def open_notes(measures: Iterable[Measure]) -> list[str]:
    """Say why figures or ends of them are missing, or are 0 or all of a whole, each reason once with the names of the figures."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for measure in measures:
        if measure.why_open:
            reasons.setdefault((_what_is_open(measure), measure.why_open), []).append(
                gettext(measure.name.replace("_", " "))
            )
    return [
        gettext(
            "{what} of {names}: {why}.",
            what=what,
            names=", ".join(names),
            why=gettext(why) if why == NOT_SEARCHED else why,
        )
        for (what, why), names in reasons.items()
    ]


def _what_is_open(measure: Measure) -> str:
    if measure.on_record is None:
        return gettext("No figure")
    if measure.why_open == NOT_SEARCHED:
        return gettext("No ends")
    ends = {end: gettext("{share:.0%}", share=end) for end in (0.0, 1.0)} if measure.unit == "share" else {}
    bounded = [ends[end] for end in (measure.low, measure.high) if end in ends]
    if None not in (measure.low, measure.high) and bounded:
        ends_said = gettext("{one} and {other}", one=bounded[0], other=bounded[1]) if bounded[1:] else bounded[0]
        return gettext("No closer end than {ends}", ends=ends_said)
    return gettext("No upper bound") if measure.high is None and measure.low is not None else gettext("No bound")


def unit_text(unit: str) -> str:
    """Write a unit for a column of figures."""
    return gettext(money_unit().short_name if unit == "usd_bn" else unit)


def denominators_text(measure: Measure) -> str:
    """Write what a share is a share of.

    Examples
    --------
    >>> from aigraph.model.amount import Bounds
    >>> denominators_text(Measure(name="x", unit="share", bounds=Bounds.exactly(0.5), denominators={"recorded_usd_bn": 20.0},
    ...                           n_edges_used=1, n_edges_missing=0, scenario=""))
    '$20bn money on record'
    """
    parts = []
    for name, size in measure.denominators.items():
        amount = dollars(size) if name.endswith("_usd_bn") else gettext("{number:,.0f}", number=size)
        words = name.removesuffix("_usd_bn").replace("_", " ")
        parts.append(gettext(_DENOMINATORS[name], amount=amount) if name in _DENOMINATORS else f"{amount} {words}")
    return ", ".join(parts)


def notes_of(measures: Iterable[Measure]) -> list[str]:
    """Give the notes that stand beside some figures, each once."""
    return list(dict.fromkeys(measure.note for measure in measures if measure.note))
