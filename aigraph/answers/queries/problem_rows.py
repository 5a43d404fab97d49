"""What is wrong with a data set: as rows, how many problems there are, and what each rule asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.language.sentences import count
from aigraph.model.display import Row
from aigraph.model.origin import Problem, Severity
from aigraph.rules import RULES, Rule
from aigraph.rules.doubts import DOUBTS


def problem_rows(problems: Iterable[Problem]) -> list[Row]:
    """Flatten problems to rows; a problem of a whole file has no line."""
    return [
        {
            "path": problem.origin.path,
            "line": problem.origin.line or None,
            "severity": str(problem.severity),
            "rule": problem.rule,
            "message": problem.message,
        }
        for problem in problems
    ]


def problems_sentence(problems: Sequence[Problem]) -> str:
    """Say how many errors and warnings there are."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"


def rule_sentence(name: str) -> str:
    """Say what a rule asks for.

    Raises
    ------
    KeyError
        If there is no such rule; the message names all.

    Examples
    --------
    >>> rule_sentence("sources_are_known")
    'sources_are_known: Every source that a record cites, or another source quotes, is listed in sources.csv.'
    """
    rules = {rule.__name__: rule for rule in _all_rules()}
    if name not in rules:
        raise KeyError(f"{name!r} is no rule; expected one of {', '.join(rules)}")
    return f"{name}: {' '.join((rules[name].__doc__ or '').split())}"


def rule_rows() -> list[Row]:
    """List every rule with what it asks for in one sentence.

    Examples
    --------
    >>> rule_rows()[0]["rule"], rule_rows()[-1]["rule"]
    ('ids_are_slugs', 'sources_name_the_other_end')
    """
    return [
        {"rule": rule.__name__, "asks_for": " ".join((rule.__doc__ or "").partition("\n\n")[0].split())}
        for rule in _all_rules()
    ]


def _all_rules() -> list[Rule]:
    return [*RULES, *DOUBTS]
