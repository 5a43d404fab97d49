"""The problem of a rule that warns and stops nothing: a doubt."""

from __future__ import annotations

from aigraph.model.origin import Origin, Problem, Severity


def doubt(origin: Origin, message: str, rule: str) -> Problem:
    """Make the problem of a rule that is seldom broken by what is right, but can be."""
    return Problem(origin, message, rule=rule, severity=Severity.WARNING)
