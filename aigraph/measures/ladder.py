"""Loops and sums at each level of certainty: paid, binding, announced, all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aigraph.flows.measure import Measure
from aigraph.flows.network import Flow, Network, network_of
from aigraph.language.sentences import count
from aigraph.loops.by_certainty import find_at_each_level
from aigraph.loops.collect import Truncation
from aigraph.loops.loop_key import loop_keys
from aigraph.loops.loop_list import LoopList
from aigraph.model.amount import Amount
from aigraph.model.company import Names
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.row import Row
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import LEVELS, Level


@dataclass(frozen=True, kw_only=True)
class Rung(Displayed):
    """Loops and sums at one level of certainty.

    Parameters
    ----------
    loops : tuple of Loop
        Largest bottleneck first.
    truncated : Truncation or None
        The limit that cut the search for loops short.
    counts : mapping of Kind to Measure
        The number of loops of each kind searched for, over how many deals.
    bottleneck : Measure
        That of the first loop; None where no loop has one. Ties and loops without a known one are in its note.
    funding, purchases : Measure
        The sum of all cash deals of the class whose amount is known, in US$ billions, on loops or not.
    further : tuple of Measure
        Further measures.
    """

    level: Level
    loops: tuple[Loop, ...] = field(repr=False)
    truncated: Truncation | None
    counts: Mapping[Kind, Measure]
    bottleneck: Measure
    funding: Measure
    purchases: Measure
    further: tuple[Measure, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {"level": self.level, "n_loops": len(self.loops)}
        row |= {f"n_{kind}": len([loop for loop in self.loops if loop.kind is kind]) for kind in self.counts}
        row |= {
            "bottleneck_low_usd_bn": self.bottleneck.low,
            "bottleneck_usd_bn": self.bottleneck.central,
            "bottleneck_high_usd_bn": self.bottleneck.high,
            "bottleneck_of": self.bottleneck.of,
        }
        for name, figure in (("funding", self.funding), ("purchases", self.purchases)):
            row |= {
                f"{name}_low_usd_bn": figure.low,
                f"{name}_usd_bn": figure.central,
                f"{name}_high_usd_bn": figure.high,
                f"{name}_n_edges_used": figure.n_edges_used,
                f"{name}_n_edges_missing": figure.n_edges_missing,
            }
        for figure in self.further:
            row |= {f"{figure.name}_low": figure.low, figure.name: figure.central, f"{figure.name}_high": figure.high}
            row |= {f"{figure.name}_of": figure.of} if figure.of else {}
            row |= {f"{figure.name}_{column}": size for column, size in figure.denominator_row().items()}
        return row | {"scenario": self.funding.scenario}


@dataclass(frozen=True)
class Ladder(Displayed):
    """The four levels of certainty, strictest first."""

    rungs: tuple[Rung, ...]
    view: View
    max_length: int

    def __getitem__(self, level: Level | str) -> Rung:
        """Give the rung of a level."""
        return self.rungs[LEVELS.index(Level(level))]

    def rows(self) -> list[Row]:
        """Give one flat row for each level."""
        return [rung.row() for rung in self.rungs]

    def loops_only_from(self, level: Level | str) -> tuple[Loop, ...]:
        """Give the loops that exist at a level and at no stricter one, largest bottleneck first.

        At `announced` they depend on at least one letter of intent, at `all` on talks or rumours.

        Examples
        --------
        >>> from aigraph import load
        >>> all(loop.weakest_status == "announced" for loop in ladder(load()).loops_only_from("announced"))
        True
        """
        index = LEVELS.index(Level(level))
        known = {key for rung in self.rungs[:index] for loop in rung.loops for key in loop_keys(loop)}
        return tuple(loop for loop in self.rungs[index].loops if known.isdisjoint(loop_keys(loop)))


def ladder(
    view: Ledger | View,
    measures: Sequence[Callable[[View], Any]] = (),
    *,
    companies: Names = (),
    max_length: int = DEFAULT_LENGTH,
    kinds: str | Iterable[Kind | str] = DEFAULT_KINDS,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
) -> Ladder:
    """Compare loops and sums at paid, binding, announced and all.

    Parameters
    ----------
    view : Ledger or View
        A ledger, on the last day of its data, or a view, whose day and layers are kept and whose certainty is not.
    measures : sequence of callable
        Further figures: each takes a View and gives a Measure or an object with ``central``. A Measure keeps its
        name, another object gets the name of the callable.
    companies : str, Company or iterable of them
        By any of their names; only loops through all of them and deals with one of them at an end are counted. By default all.
    max_length : int
        The most companies in a loop.
    kinds : Kind, str or iterable of them
        The kinds of loop to look for.
    max_loops : int or None
        As in `find_loops`, for each level.
    max_seconds, max_bytes : float and int, optional
        The most time and memory for the search for loops, shared as in `find_at_each_level`.

    Returns
    -------
    Ladder
        A rung for each level; `Ladder.loops_only_from` gives the loops that a weaker one adds.

    Raises
    ------
    TypeError
        If a further measure gives something without ``central``.

    See Also
    --------
    loops.find_at_each_level : The loops alone.
    diff : Two days instead of four levels.

    Notes
    -----
    The deals of one level are those of every weaker one too, but sums may fall from `paid` to `binding`: what is paid is
    counted as paid, what is signed as signed, and a deal of unknown size is in no sum. Time: that of `find_loops` and of each
    further measure, four times.

    Examples
    --------
    >>> from aigraph import load
    >>> found = ladder(load())
    >>> len(found["paid"].loops) < len(found["binding"].loops) < len(found["all"].loops)
    True
    """
    view = view.view() if isinstance(view, Ledger) else view
    found = find_at_each_level(
        view,
        max_length=max_length,
        kinds=kinds,
        max_loops=max_loops,
        max_seconds=max_seconds,
        max_bytes=max_bytes,
        keep_on_interrupt=False,
    )
    ids = view.company_ids(companies)
    rungs = tuple(_rung(loops, measures, frozenset(ids)) for loops in found.values())
    return Ladder(rungs, view, max_length)


def _rung(found: LoopList, measures: Sequence[Callable[[View], Any]], companies: frozenset[str]) -> Rung:
    view = found.view
    loops = tuple(loop for loop in found if companies <= set(loop.companies))
    network = network_of(view)
    flows = [flow for flow in network.flows if not companies or companies & {flow.payer, flow.payee}]
    numbers = Counter(loop.kind for loop in loops)
    arrows = [arrow for arrow in view.arrows if not companies or companies & {arrow.payer, arrow.payee}]
    return Rung(
        level=view.status,
        loops=loops,
        truncated=found.truncated,
        counts={
            kind: Measure(
                name="loops",
                of=str(kind),
                unit="count",
                central=float(numbers[kind]),
                denominators={"deals": float(len(arrows))},
                n_edges_used=len(arrows),
                n_edges_missing=0,
                scenario=network.scenario,
                note=str(found.truncated or ""),
            )
            for kind in found.kinds
        },
        bottleneck=_largest_bottleneck(loops, network.scenario),
        funding=_sum("funding", DealClass.FUNDING, flows, network.scenario),
        purchases=_sum("purchases", DealClass.PURCHASE, flows, network.scenario),
        further=tuple(_further(measure, view, network) for measure in measures),
    )


def _largest_bottleneck(loops: Sequence[Loop], scenario: str) -> Measure:
    largest = loops[0] if loops else None
    size = largest.bottleneck if largest else None
    ties = [loop.name for loop in loops[1:] if loop.bottleneck == size]
    vague = sum(loop.bottleneck.central is None for loop in loops)
    notes = [f"As large: {', '.join(ties)}."] if ties and size and size.is_known else []
    notes += [f"{vague} of {count(len(loops), 'loop')} have none with a central value."] if vague else []
    arrows = largest.arrows if largest else ()
    known = sum(arrow.amount.central is not None for arrow in arrows)
    return Measure(
        name="largest_bottleneck",
        of=largest.name if largest else "",
        unit="usd_bn",
        **_ends(size if size and size.is_known else None),
        n_edges_used=known,
        n_edges_missing=len(arrows) - known,
        scenario=scenario,
        note=" ".join(notes) if loops else "There is no loop.",
    )


def _sum(name: str, deal_class: DealClass, flows: Sequence[Flow], scenario: str) -> Measure:
    kept = [flow for flow in flows if flow.deal_class is deal_class]
    used = sum(len(flow.deals) for flow in kept)
    missing = sum(len(flow.missing) for flow in kept)
    # Without any deal the sum is 0; with deals of unknown size only, it is unknown.
    known = used or not missing
    return Measure(
        name=name,
        unit="usd_bn",
        **_ends(Amount.total(flow.amount for flow in kept) if known else None),
        n_edges_used=used,
        n_edges_missing=missing,
        scenario=scenario,
        note="" if known else "No amount is known.",
    )


def _ends(amount: Amount | None) -> dict[str, Any]:
    return {end: _float(getattr(amount, end, None)) for end in ("low", "central", "high")}


def _further(measure: Callable[[View], Any], view: View, network: Network) -> Measure:
    figure = measure(view)
    if isinstance(figure, Measure):
        return figure
    name = getattr(measure, "__name__", type(measure).__name__)
    if not hasattr(figure, "central"):
        raise TypeError(f"{name} gave a {type(figure).__name__}; expected a Measure or an object with central")
    low, central, high = (getattr(figure, end, None) for end in ("low", "central", "high"))
    return Measure(
        name=name,
        unit="",
        low=_float(low),
        central=_float(central),
        high=_float(high),
        n_edges_used=network.n_edges_used,
        n_edges_missing=network.n_edges_missing,
        scenario=network.scenario,
    )


def _float(figure: Any) -> float | None:
    return None if figure is None else float(figure)
