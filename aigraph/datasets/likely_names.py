"""Names of a table that may be one company, and what accepting that would do to its loops."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from aigraph.loops.find import find_loops
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger
from aigraph.model.loop import KINDS
from aigraph.model.names import fold

_GENERAL = frozenset(
    [
        "the",
        "group",
        "holding",
        "holdings",
        "technologies",
        "technology",
        "tech",
        "labs",
        "lab",
        "platforms",
        "platform",
        "systems",
        "international",
        "global",
        "inc",
        "corp",
        "co",
        "ltd",
        "limited",
        "company",
        "ai",
        "ventures",
        "capital",
        "partners",
        "services",
        "solutions",
        "software",
        "semiconductor",
        "semiconductors",
        "computing",
        "cloud",
        "infrastructure",
        "gruppe",
        "groupe",
        "grupo",
    ]
)
_MOST_PAIRS = 20
_SHORTEST = 6
_MOST_COMPANIES = 3_000
_LIKE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyName:
    """Two names that may be one company.

    Parameters
    ----------
    name, other : str
        The name that would be read as the other, and the other.
    reason : str
        What speaks for it.
    loops : int
        How many loops there would be more.
    """

    name: str
    other: str
    reason: str
    loops: int

    def __str__(self) -> str:
        return f"{self.name!r} may be {self.other!r} ({self.reason}): accepting it {self.effect}"

    @property
    def effect(self) -> str:
        """What accepting it does to the loops, in words."""
        if not self.loops:
            return "changes no loop"
        more = "more" if self.loops > 0 else "fewer"
        return f"gives {abs(self.loops):,} {'loop' if abs(self.loops) == 1 else 'loops'} {more}"

    def row(self) -> Row:
        """Give the pair as one row; the names are public."""
        return {"name": self.name, "other": self.other, "reason": self.reason, "loops": self.loops}


def likely_names(ledger: Ledger, *, max_length: int = 6, max_loops: int = 10_000) -> list[LikelyName]:
    """List pairs of companies whose names may mean one, those that change most loops first; at most 20.

    Parameters
    ----------
    max_length, max_loops : int
        The limits of the search for loops by which the effect of each pair is counted, at every certainty and in all layers.

    Raises
    ------
    ValueError
        If a limit is below what a search can have.

    See Also
    --------
    read_table : Shows them with all else that is odd about a table.

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> table = pd.DataFrame({"from": ["Nvidia", "OpenAI Group"], "to": ["OpenAI", "Nvidia"]})
    >>> [str(pair) for pair in likely_names(load(table))]
    ["'OpenAI Group' may be 'OpenAI' (the same but for general words): accepting it gives 1 loop more"]
    """
    if len(ledger.companies) > _MOST_COMPANIES:
        return []

    def loops(held: Ledger) -> int:
        view = held.view(status="all", layers="all", merge=False)
        return len(find_loops(view, max_length=max_length, kinds=KINDS, max_loops=max_loops))

    before = loops(ledger)
    found = []
    for (name, other), reason in list(_pairs(ledger).items())[:_MOST_PAIRS]:
        joined = _joined(ledger, name, other)
        after = loops(joined)
        names = ledger.company_by_id
        found.append(LikelyName(name=names[name].name, other=names[other].name, reason=reason, loops=after - before))
    return sorted(found, key=lambda pair: (-abs(pair.loops), pair.name))


def _pairs(ledger: Ledger) -> dict[tuple[str, str], str]:
    """Find the pairs: the first is the id that would be read as the second, which has more deals."""
    deals: dict[str, int] = defaultdict(int)
    for deal in ledger.deals:
        deals[deal.payer] += 1
        deals[deal.payee] += 1
    made: dict[tuple[str, str], str] = {}
    for one, other, reason in _signs(ledger):
        first, second = sorted(
            (one, other), key=lambda made_id: (deals[made_id], -len(ledger.company_by_id[made_id].name))
        )
        if (second, first) not in made:
            made.setdefault((first, second), reason)
    return made


def _signs(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    names = {company.id: fold(company.name) for company in ledger.companies if not company.is_placeholder}
    names = {made: name for made, name in names.items() if not name.replace(" ", "").isdigit()}
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_core: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for made, name in names.items():
        plain = re.sub(r"\([^)]*\)", " ", name)
        words = re.findall(r"[^\W_]+", plain)
        by_letters["".join(words)].append(made)
        core = tuple(word for word in words if word not in _GENERAL)
        if core and not (len(core) == 1 and len(core[0]) < 3):  # noqa: PLR2004  a short word is no name
            by_core[core].append(made)
    for group in by_letters.values():
        for one, other in combinations(group, 2):
            yield one, other, "the same letters"
    for group in by_core.values():
        for one, other in combinations(group, 2):
            if _is_shorter(names[one], names[other]):
                yield one, other, "the same but for general words"
    yield from _alike(names)


def _is_shorter(one: str, other: str) -> bool:
    """Whether one name has no general word that the other lacks: Meta Platforms and Meta Materials are two."""
    mine, theirs = ({word for word in re.findall(r"[^\W_]+", name) if word in _GENERAL} for name in (one, other))
    return mine <= theirs or theirs <= mine


def _alike(names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
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
            if abs(len(first) - len(second)) <= 2 and SequenceMatcher(None, first, second).ratio() >= _LIKE:  # noqa: PLR2004  a letter or two
                yield one, other, "spelt almost alike"


def _joined(ledger: Ledger, name: str, other: str) -> Ledger:
    def end(made: str) -> str:
        return other if made == name else made

    deals = tuple(
        replace(deal, payer=end(deal.payer), payee=end(deal.payee))
        for deal in ledger.deals
        if end(deal.payer) != end(deal.payee)
    )
    kept = {deal.id for deal in deals}
    return replace(ledger, deals=deals, events=tuple(event for event in ledger.events if event.deal in kept))
