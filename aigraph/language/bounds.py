"""Bounds of a figure in words: exact ends, ends that a search found, and no bound with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aigraph.language.locale_text import list_in
from aigraph.language.sentences import count
from aigraph.language.translation import gettext, gettext_noop, language
from aigraph.model.amount import NOT_SEARCHED, Bounds

NO_AMOUNT = gettext_noop("no amount is known")
"""Why a share of all money is undefined."""
NO_BOUND = gettext_noop("no bound")
"""What stands in a cell instead of an end that is none."""
UNSEARCHED = gettext_noop("not searched")
"""What stands there where nothing was searched for."""
FOUND = gettext_noop(
    "Ends that are “found” are the least and the most of the combinations tried; the true range can be wider."
)


def bounds_text(bounds: Bounds, write: Callable[[float], str], *, with_why: bool = True) -> str:
    """Write the range of a figure.

    Parameters
    ----------
    write : callable
        Writes one end.
    with_why : bool
        Whether to say why an end is no bound; where many rows have one reason, it is said once below them.

    Examples
    --------
    >>> why = "V and L deal in sums without a ceiling"
    >>> figures = Bounds(low=0, on_record=1, high=2), Bounds(low=1, on_record=1, high=None, why_open=why)
    >>> [bounds_text(bounds, "${:g}bn".format) for bounds in figures]
    ['$0bn to $2bn', 'at least $1bn; above, no bound: V and L deal in sums without a ceiling']
    >>> bounds_text(Bounds(low=1, on_record=1, high=2, is_exact=False), "{:g}".format)
    'found between 1 and 2'
    """
    low, high = (None if end is None else write(end) for end in (bounds.low, bounds.high))
    why = f": {_why(bounds)}" if bounds.why_open and with_why else ""
    if low is None and high is None:
        return _why(bounds) if bounds.why_open == NOT_SEARCHED else f"{gettext(NO_BOUND)}{why}"
    if not bounds.is_exact:
        return _found(low, high, why)
    if high is None:
        return gettext("at least {low}; above, no bound{why}", low=low, why=why)
    if low is None:
        return gettext("at most {high}; below, no bound{why}", high=high, why=why)
    return low if low == high else gettext("{low} to {high}", low=low, high=high)


def _why(bounds: Bounds) -> str:
    # All other reasons name companies, and were said in the language of the answer when they were found.
    return gettext(NOT_SEARCHED) if bounds.why_open == NOT_SEARCHED else bounds.why_open or ""


def _found(low: str | None, high: str | None, why: str) -> str:
    if low is None:
        return gettext("found up to {high}; no bound{why}", high=high, why=why)
    if high is None:
        return gettext("found down to {low}; no bound{why}", low=low, why=why)
    if low == high:
        return gettext("found {low} in all combinations tried", low=low)
    return gettext("found between {low} and {high}", low=low, high=high)


def end_text(end: float | None, bounds: Bounds, write: Callable[[float], str]) -> str:
    """Write one end in a cell: what it is, that it is no bound or was not searched for, or nothing where there is no figure."""
    if end is not None:
        return write(end)
    if bounds.on_record is None:
        return ""
    return gettext(UNSEARCHED if bounds.why_open == NOT_SEARCHED else NO_BOUND)


def companies_have_no_ceiling(names: Sequence[str]) -> str:
    """Say that some companies deal in sums without a ceiling.

    Examples
    --------
    >>> companies_have_no_ceiling(["V", "L"])
    'V and L deal in sums without a ceiling'
    """
    return gettext("{companies} deal in sums without a ceiling", companies=list_in(language(), names))


def arrow_has_no_ceiling(arrow: tuple[str, str], others: int) -> str:
    """Say that the sum from one company to another has no ceiling, and how many others have none.

    Examples
    --------
    >>> arrow_has_no_ceiling(("V", "D"), 0), arrow_has_no_ceiling(("V", "D"), 2)
    ('V → D is a sum without a ceiling', 'V → D and 2 others are sums without a ceiling')
    """
    first = " → ".join(arrow)
    if not others:
        return gettext("{arrow} is a sum without a ceiling", arrow=first)
    return gettext("{arrow} and {others} are sums without a ceiling", arrow=first, others=count(others, "other"))
