"""Sentences that are fixed, and sentences with places to be filled; the script of the page fills the same ones."""

from __future__ import annotations

from aigraph.language.translation import gettext

DEFINITION = (
    "Circular: cash paid out as funding can return as revenue along recorded deals; this does not imply impropriety."
)

DEFINITION_MORE = (
    "Incentive: the way out is warrants, shares or credits. Backstop: a guarantee stands on the way. "
    "Plain: a payment on the way whose purpose is not recorded. "
    "Bottleneck: the smallest leg of a loop; bottlenecks of different loops share legs "
    "and must not be added up."
)

PLAIN = (
    "Plain: payments lead back to their payer, and of one of them at least it is not recorded what it was for; "
    "this does not imply impropriety."
)


TEMPLATES = {
    "amount_unknown": "unknown",
    "amount_exact": "{sign}{central}{unit}",
    "amount_at_least": "{sign}{low}{unit} or more",
    "amount_at_most": "up to {sign}{high}{unit}",
    "amount_between": "{sign}{low}-{high}{unit}",
    "amount_or_more": "{sign}{central}{unit} or more",
    "amount_or_more_from": "{sign}{central}{unit} or more (from {low})",
    "amount_none_or_up_to": "{sign}0 (up to {sign}{high}{unit})",
    "amount_within": "{sign}{central}{unit} ({low}-{high})",
    "amount_not_known": "amount not known",
    "deal": "{payer} {deed}, {amount}",
    "cancelled_deal": "{deal} due or paid until it was cancelled {day}",
    "member": "{company}, {article} {group} company",
    "verbs": "{first} and {last}",
    "leg_of_several": "{deals} ({amount})",
    "loop": "{legs}.",
    "first_step": "{status} {day} at {amount}",
    "later_step": "{amount} since {day}",
    "unverified_day": "; the day rests on an unverified source alone",
    "undated": "undated",
    "on_day": "on {day}",
    "without_dates": "without dates",
    "scope": "{day}, {level} ({meaning}), {layers}",
    "contracted": "; sums are what the contracts allow over their terms",
    "due_by": "; sums are what had fallen due, or was paid, by then",
    "due_in": "; sums are what falls due, or is paid, from {first} to {last}",
    "due_until": "; sums are what falls due, or is paid, until {last}",
    "paid_until": "; sums are what is known to have been paid until {last}",
    "paid_by": "; sums are what is known to have been paid by then",
    "paid_in": "; sums are what is known to have been paid from {first} to {last}",
    "assumed_term": "; assumes a term of {years} for {deals} ({size})",
}
"""Each sentence by its name."""


def fill(name: str, **values: object) -> str:
    """Fill the places of a sentence.

    Examples
    --------
    >>> fill("on_day", day="2026-10-01")
    'on 2026-10-01'
    """
    return gettext(TEMPLATES[name], **values)
