"""Finds the rings of a large table, which are simple cycles of companies, and the pairs of companies on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aigraph.engine.cycles import Cycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.model.origin import Problem
from aigraph.reading.large.sql_table import SqlTable
from aigraph.reading.tables.options import SearchOptions
from aigraph.reading.tables.row_report import note

PayerPayee = tuple[int, int]
"""Payer and payee of a leg, by number."""

MAX_DEALS = 200_000
"""How many rows on rings become deals at most; the rings with the smallest bottlenecks are left out first."""

MAX_DEALS_AFTER_INTERRUPT = 5_000
"""The same after an interrupt, when the user waits for what was found."""


@dataclass(frozen=True)
class RingLegs:
    """The legs of the rings that become deals.

    Parameters
    ----------
    legs : tuple of (int, int)
        Payer and payee of each leg, by number.
    notes : tuple of Problem
        What was left out, for the intake.
    cut : str
        The same in short; empty if nothing was.
    is_interrupted : bool
        Whether Ctrl-C ended the search.
    is_by_day : bool
        Whether payments were compared by their days, although they may have times of day.
    """

    legs: tuple[PayerPayee, ...] = ()
    notes: tuple[Problem, ...] = ()
    cut: str = ""
    is_interrupted: bool = False
    is_by_day: bool = False

    def truncated(self, path: str, text: str, remedy: str = "") -> RingLegs:
        """Add that something was left out, and how to have it."""
        cut = f"{self.cut}; {text}" if self.cut else text
        return replace(self, cut=cut, notes=(*self.notes, note(path, f"{text}{remedy}")))


def find_ring_legs(table: SqlTable, options: SearchOptions, progress: Callable[[float], object]) -> RingLegs:
    """Search the live rows for rings, and give the legs of the largest, as many as become deals.

    Parameters
    ----------
    progress : callable
        Called with how much of the search is done, 0 to 1.

    Raises
    ------
    KeyboardInterrupt
        If none had been found by then.
    """
    ((companies,),) = table.query("SELECT count(*) FROM companies")

    def search(edges: EdgeList, limit: int | None) -> Cycles:
        return enumerate_cycles(
            edges,
            options.max_length,
            max_cycles=limit,
            max_seconds=options.max_seconds,
            max_bytes=options.max_bytes,
            keep_on_interrupt=options.keep_on_interrupt,
            progress=lambda at: progress(at.share),
        )

    progress(0.0)
    edges = _edges(table, companies)
    if not len(edges):
        return RingLegs()
    name, found, last = table.name, RingLegs(), "those found last"
    first = search(edges, options.max_loops).collect()
    rings: list[list[Any]] = first
    cut = first.cut
    if cut and cut.limit == "max_cycles" and options.max_loops:
        # There are more than the limit: the largest are worth a second search.
        largest = search(_weighted_edges(table, companies), None).largest(options.max_loops)
        cut = largest.cut
        if ranked := [ring for _, ring in largest]:
            rings, last = ranked, "the smallest"
        text = f"only the {len(rings):,} rings of companies with the largest bottlenecks are looked at"
        found = found.truncated(name, text, "; --max-loops sets another number, 0 all")
    if cut:
        found = replace(found, is_interrupted=cut.is_interrupt)
        if found.is_interrupted and not rings:
            raise KeyboardInterrupt
        found = found.truncated(name, f"the search for loops {cut}")
    return _within_limit(found, rings, _rows_on(table, rings), name, last)


def _edges(table: SqlTable, companies: int) -> EdgeList:
    """Give an edge for each live row; parallel ones are one to the search."""
    ends: Any = table.connection.execute("SELECT payer, payee FROM verdicts WHERE reason IS NULL AND live").fetchnumpy()
    return EdgeList(nodes=range(companies), tails=ends["payer"], heads=ends["payee"])


def _weighted_edges(table: SqlTable, companies: int) -> EdgeList:
    """Give an edge for each payer and payee, with the sum of its rows."""
    edges: Any = table.connection.execute(
        "SELECT payer, payee, coalesce(sum(size), 0) AS size FROM verdicts "
        "WHERE reason IS NULL AND live GROUP BY ALL ORDER BY payer, payee"
    ).fetchnumpy()
    return EdgeList(nodes=range(companies), tails=edges["payer"], heads=edges["payee"], weights=edges["size"])


def _rows_on(table: SqlTable, rings: Sequence[Sequence[int]]) -> dict[PayerPayee, int]:
    """Count the rows on each leg of the rings."""
    table.make_legs(dict.fromkeys(leg for ring in rings for leg in zip(ring, [*ring[1:], ring[0]], strict=True)))
    counted = table.query(
        "SELECT payer, payee, count(*) FROM verdicts JOIN legs USING (payer, payee) WHERE reason IS NULL AND live GROUP BY ALL"
    )
    return {(payer, payee): number for payer, payee, number in counted}


def _within_limit(
    found: RingLegs, rings: Sequence[Sequence[Any]], rows_of: Mapping[PayerPayee, int], name: str, last: str
) -> RingLegs:
    """Take rings as long as the rows on them are not too many to become deals."""
    legs: dict[PayerPayee, None] = {}
    total, limit = 0, MAX_DEALS_AFTER_INTERRUPT if found.is_interrupted else MAX_DEALS
    for number, ring in enumerate(rings):
        new = [pair for pair in zip(ring, [*ring[1:], ring[0]], strict=True) if pair not in legs]
        total += sum(rows_of[pair] for pair in new)
        if total > limit and legs:
            text = f"{len(rings) - number:,} of {len(rings):,} rings are left out, {last}: their rows are too many"
            found = found.truncated(name, text, "" if found.is_interrupted else "; a smaller --max-length gives fewer")
            break
        legs.update(dict.fromkeys(new))
    return replace(found, legs=tuple(legs))
