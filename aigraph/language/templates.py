"""The sentences of amounts, deals, loops and scopes, with places to be filled.

They stand apart from the functions that fill them, because the script of the page fills the same ones.
"""

from __future__ import annotations

TEMPLATES = {
    "amount_unknown": "unknown",
    "amount_exact": "${central}{unit}",
    "amount_at_least": "${low}{unit} or more",
    "amount_at_most": "up to ${high}{unit}",
    "amount_between": "${low}-{high}{unit}",
    "amount_or_more": "${central}{unit} or more",
    "amount_or_more_from": "${central}{unit} or more (from {low})",
    "amount_within": "${central}{unit} ({low}-{high})",
    "amount_not_known": "amount not known",
    "deal": "{payer} {verb} {payee}, {amount}",
    "verbs": "{first} and {last}",
    "leg": "{payer} {verbs} {payee} ({amount})",
    "loop": "{legs}.",
    "undated": "undated",
    "on_day": "on {day}",
    "without_dates": "without dates",
    "scope": "{day}, {level} ({meaning}), {layers}",
}
"""Each sentence by its name."""


def fill(name: str, **values: object) -> str:
    """Fill the places of a sentence.

    Examples
    --------
    >>> fill("on_day", day="2026-10-01")
    'on 2026-10-01'
    """
    return TEMPLATES[name].format_map(values)
