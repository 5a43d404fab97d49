"""Names of companies that are near enough to be one, and what speaks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from aigraph.model.company_forms import company_key
from aigraph.model.names import fold

_GENERAL = frozenset(
    """
    the group holding holdings technologies technology tech labs lab platforms platform systems international global inc corp co ltd limited
    company ai ventures capital partners services solutions software semiconductor semiconductors computing cloud infrastructure gruppe groupe
    grupo
    """.split()  # noqa: SIM905  as a list it would be forty lines
)
_SHORTEST = 6
_MOST_COMPANIES = 3_000
_LIKE = 0.9


def near_names(called: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find pairs of companies whose names may mean one; none where there are too many to compare.

    Parameters
    ----------
    called : mapping of str to str
        The name of each company, by id.

    Yields
    ------
    one, other, reason : str
        The ids of both, and what speaks for it.

    Examples
    --------
    >>> list(near_names({"a": "Delphi Labs", "b": "Dephi Labs", "c": "Alpha AG", "d": "Alpha GmbH"}))
    [('c', 'd', 'the same but for the company form'), ('a', 'b', 'spelt almost alike')]
    """
    if len(called) > _MOST_COMPANIES:
        return
    names = {made: fold(name) for made, name in called.items()}
    names = {made: name for made, name in names.items() if not name.replace(" ", "").isdigit()}
    seen: set[frozenset[str]] = set()
    for one, other, reason in _signs(names):
        pair = frozenset((one, other))
        if pair not in seen:
            seen.add(pair)
            yield one, other, reason


def _signs(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_key: dict[str, list[str]] = defaultdict(list)
    by_core: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for made, name in names.items():
        plain = re.sub(r"\([^)]*\)", " ", name)
        words = re.findall(r"[^\W_]+", plain)
        by_letters["".join(words)].append(made)
        by_key[company_key(name)[0]].append(made)
        core = tuple(word for word in words if word not in _GENERAL)
        if core and not (len(core) == 1 and len(core[0]) < 3):  # noqa: PLR2004  a short word is no name
            by_core[core].append(made)
    for groups, reason in ((by_letters, "the same letters"), (by_key, "the same but for the company form")):
        for group in groups.values():
            yield from ((one, other, reason) for one, other in combinations(group, 2))
    for group in by_core.values():
        for one, other in combinations(group, 2):
            if _is_shorter(names[one], names[other]):
                yield one, other, "the same but for general words"
    # A slip of the keys is one with and without a company form.
    yield from _alike({made: company_key(name)[0] for made, name in names.items()})


def _is_shorter(one: str, other: str) -> bool:
    """Whether one name has no general word that the other lacks: Meta Platforms and Meta Materials are two."""
    mine, theirs = ({word for word in re.findall(r"[^\W_]+", name) if word in _GENERAL} for name in (one, other))
    return mine <= theirs or theirs <= mine


def _alike(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    from difflib import SequenceMatcher

    long = {
        made: name
        for made, name in names.items()
        if len(name) >= _SHORTEST and not any(sign.isdigit() for sign in name)
    }
    by_start: dict[str, list[str]] = defaultdict(list)
    for made, name in long.items():
        by_start[name[:2]].append(made)
    for group in by_start.values():
        for one, other in combinations(group, 2):
            first, second = long[one], long[other]
            if abs(len(first) - len(second)) > 2:  # noqa: PLR2004  a letter or two
                continue
            match = SequenceMatcher(None, first, second)
            if match.quick_ratio() >= _LIKE and match.ratio() >= _LIKE:
                yield one, other, "spelt almost alike"
