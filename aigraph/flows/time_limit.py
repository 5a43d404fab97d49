"""Refuses work that would take longer than the time limit, before it begins."""

from __future__ import annotations

from aigraph.model.origin import AigraphError


class TooManyEvaluationsError(AigraphError):
    """Evaluating a measure as often as needed would take longer than the time limit."""


def refuse_if_slow(work: str, seconds: float, max_seconds: float, remedy: str) -> None:
    """Refuse work that is expected to take too long.

    Parameters
    ----------
    work : str
        What would take so long, in the plural.
    seconds : float
        The time that it is expected to take.
    remedy : str
        What to change, for the message.

    Raises
    ------
    TooManyEvaluationsError
        If that is more than `max_seconds` seconds.
    """
    if seconds > max_seconds:
        raise TooManyEvaluationsError(f"{work} take about {seconds:,.0f} seconds, more than {max_seconds:g}: {remedy}")
