"""Finds the rings of a large table, and which pairs of companies lie on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aigraph.engine.cycles import Cycles
from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.model.origin import Problem
from aigraph.reading.large.cells import Cells
from aigraph.reading.raw_table import Options, note

Pair = tuple[str, str]

MOST_DEALS = 200_000
"""How many rows on rings become deals at most; the rings with the smallest bottlenecks are left out first."""

DEALS_AT_ONCE = 5_000
"""The same after an interrupt, when somebody waits."""


@dataclass(frozen=True)
class OnRings:
    """What lies on rings.

    Parameters
    ----------
    pairs : tuple of (str, str)
        Payer and payee of each leg, by key.
    notes : tuple of Problem
        What was left out, for who reads the ledger.
    cut : str
        The same in short; empty if nothing was.
    is_interrupted : bool
        Whether Ctrl-C ended the search.
    """

    pairs: tuple[Pair, ...] = ()
    notes: tuple[Problem, ...] = ()
    cut: str = ""
    is_interrupted: bool = False

    def noting(self, path: str, text: str, lift: str = "") -> OnRings:
        """Add that something was left out, and how to have it."""
        cut = f"{self.cut}; {text}" if self.cut else text
        return replace(self, cut=cut, notes=(*self.notes, note(path, f"{text}{lift}")))


def find_on_rings(cells: Cells, options: Options, told: Callable[[float], object]) -> OnRings:
    """Search the rows that stand for rings, and give the legs of the largest, as many as become deals.

    Parameters
    ----------
    told : callable
        Called with how much of the search is done, 0 to 1.

    Raises
    ------
    KeyboardInterrupt
        If none had been found by then.
    """
    table = cells.store.connection.execute(
        "SELECT payer, payee, coalesce(sum(size), 0) AS size, count(*) AS n FROM judged "
        "WHERE reason IS NULL AND stands GROUP BY ALL ORDER BY payer, payee"
    ).fetchnumpy()
    payers, payees = table["payer"], table["payee"]
    told(0.0)
    if not len(payers):
        return OnRings()

    def ask(limit: int | None) -> Cycles:
        return enumerate_cycles(
            (payers, payees),
            options.max_length,
            weight=table["size"],
            max_cycles=limit,
            max_seconds=options.max_seconds,
            max_bytes=options.max_bytes,
            keep_on_interrupt=options.keep_on_interrupt,
            progress=lambda at: told(at.share),
        )

    path, found, last = str(cells.path), OnRings(), "those found last"
    first = ask(options.max_rings).collect()
    rings: list[list[Any]] = first
    cut = first.cut
    if cut and cut.limit == "max_cycles" and options.max_rings:
        # There are more than were asked for: the largest are worth a second search.
        largest = ask(None).largest(options.max_rings)
        cut = largest.cut
        if ranked := [ring for _, ring in largest]:
            rings, last = ranked, "the smallest"
        text = f"only the {len(rings):,} rings of companies with the largest bottlenecks are looked at"
        found = found.noting(path, text, "; --max-rings sets another number, 0 all")
    if cut:
        found = replace(found, is_interrupted=cut.is_interrupt)
        if found.is_interrupted and not rings:
            raise KeyboardInterrupt
        found = found.noting(path, f"the search for loops {cut}")
    rows_of = dict(zip(zip(payers.tolist(), payees.tolist(), strict=True), table["n"].tolist(), strict=True))
    return _within_reach(found, rings, rows_of, path, last)


def _within_reach(
    found: OnRings, rings: Sequence[Sequence[Any]], rows_of: Mapping[Pair, int], path: str, last: str
) -> OnRings:
    """Take rings as long as the rows on them are not too many to become deals."""
    pairs: dict[Pair, None] = {}
    total, most = 0, DEALS_AT_ONCE if found.is_interrupted else MOST_DEALS
    for number, ring in enumerate(rings):
        new = [pair for pair in zip(ring, [*ring[1:], ring[0]], strict=True) if pair not in pairs]
        total += sum(rows_of[pair] for pair in new)
        if total > most and pairs:
            text = f"{len(rings) - number:,} of {len(rings):,} rings are left out, {last}: their rows are too many"
            found = found.noting(path, text, "" if found.is_interrupted else "; a smaller --max-length gives fewer")
            break
        pairs.update(dict.fromkeys(new))
    return replace(found, pairs=tuple(pairs))
