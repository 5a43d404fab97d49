"""Names of a table that may be one company, and what accepting that would do to its loops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from aigraph.loops.find import find_loops
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger
from aigraph.model.loop import KINDS
from aigraph.reading.cells.names.company_names import near_names

_MOST_PAIRS = 20


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
    names = {company.id: company.name for company in ledger.companies if not company.is_placeholder}
    for one, other, reason in near_names(names):
        first, second = sorted(
            (one, other), key=lambda made_id: (deals[made_id], -len(ledger.company_by_id[made_id].name))
        )
        if (second, first) not in made:
            made.setdefault((first, second), reason)
    return made


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
