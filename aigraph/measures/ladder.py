"""Loops and sums at each level of certainty: paid, binding, announced, all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from aigraph.flows.flow import End, Flow
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import Network, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.language.sentences import count
from aigraph.loops.collect import Truncation, loop_key
from aigraph.loops.find import find_at_each_level
from aigraph.loops.loop_list import LoopList
from aigraph.measures.catalogue.further import Further, figure_of
from aigraph.measures.catalogue.names import measure_named
from aigraph.model.amount import Amount, Bounds
from aigraph.model.company import Names
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.money.basis import Money
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import LEVELS, Level

_SHORTEST = 2
_BY_SIZE = (Money.PAID, Money.DUE, Money.CONTRACTED)


@dataclass(frozen=True, kw_only=True)
class Rung(Displayed):
    """Loops and sums at one level of certainty.

    Parameters
    ----------
    loops : tuple of Loop
        Direct ones first, in each the largest bottleneck first.
    truncated : Truncation or None
        The limit that cut the search for loops short.
    counts : mapping of Kind to Measure
        The number of direct loops of each kind searched for, each counted once by its first kind, over how many deals.
    sizes : mapping of Money to Measure
        The largest direct loop as paid, due and contracted, in US$ billions; None where none has a known size. Ties and loops
        without a known size are in its note.
    sums : mapping of Money to mapping of DealClass to Measure
        The sums of all funding and of all purchases in cash, on loops or not, as paid, due and contracted, in US$ billions.
    funding, purchases : Measure
        The same sums of the amounts of the view, whatever it counts.
    further : tuple of Measure
        Further measures.
    """

    level: Level
    loops: tuple[Loop, ...] = field(repr=False)
    truncated: Truncation | None
    counts: Mapping[Kind, Measure]
    sizes: Mapping[Money, Measure]
    sums: Mapping[Money, Mapping[DealClass, Measure]]
    funding: Measure
    purchases: Measure
    further: tuple[Measure, ...]

    @property
    def direct(self) -> tuple[Loop, ...]:
        """The direct loops among them."""
        return tuple(loop for loop in self.loops if loop.is_direct)

    @property
    def pairs(self) -> int:
        """How many of them are of two companies."""
        return sum(len(loop.legs) == _SHORTEST for loop in self.loops)

    def largest(self, money: Money) -> Loop | None:
        """Give the direct loop that is largest in one kind of money; None if there is no loop."""
        return min(self.direct, key=lambda loop: _size_rank(loop.size(money)), default=None)

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {
            "level": self.level,
            "n_direct": len(self.direct),
            "n_pairs": self.pairs,
            "n_loops": len(self.loops),
        }
        row |= {f"n_{kind}": int(number.on_record or 0) for kind, number in self.counts.items()}
        for money in _BY_SIZE:
            row |= _cells(f"largest_{money}", self.sizes[money]) | {f"largest_{money}_of": self.sizes[money].of}
            for deal_class, figure in self.sums[money].items():
                row |= _cells(f"{deal_class}_{money}", figure)
        for name, figure in (("funding", self.funding), ("purchases", self.purchases)):
            row |= _cells(name, figure)
            row |= {f"{name}_n_edges_used": figure.n_edges_used, f"{name}_n_edges_missing": figure.n_edges_missing}
        for figure in self.further:
            row |= {f"{figure.name}_low": figure.low, figure.name: figure.on_record, f"{figure.name}_high": figure.high}
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
        """Give the loops that exist at a level and at no stricter one, direct ones first.

        At `announced` they depend on at least one letter of intent, at `all` on talks or rumours.

        Examples
        --------
        >>> from aigraph import load
        >>> all(loop.weakest_status == "announced" for loop in ladder(load()).loops_only_from("announced"))
        True
        """
        index = LEVELS.index(Level(level))
        known = {loop_key(loop) for rung in self.rungs[:index] for loop in rung.loops}
        return tuple(loop for loop in self.rungs[index].loops if loop_key(loop) not in known)


def ladder(
    view: Ledger | View,
    measures: Sequence[str | Callable[[View], Any]] = (),
    *,
    companies: Names = (),
    max_length: int = DEFAULT_LENGTH,
    kinds: str | Iterable[Kind | str] = DEFAULT_KINDS,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    ends: bool = True,
) -> Ladder:
    """Compare loops and sums at paid, binding, announced and all.

    Parameters
    ----------
    view : Ledger or View
        A ledger, on the last day of its data, or a view, whose day and layers are kept and whose certainty is not.
    measures : sequence of str or callable
        Further figures: listed measures by name; or each takes a View and gives a Measure or an object with ``bounds``. A Measure keeps its
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
    ends : bool
        Whether to search for the ends of listed measures that have none that are exact, which takes most of the time.

    Returns
    -------
    Ladder
        A rung for each level; `Ladder.loops_only_from` gives the loops that a weaker one adds.

    Raises
    ------
    UnknownNameError
        If no measure is called so; the message offers the nearest names.
    TypeError
        If a further measure gives something without ``bounds``.

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
    further = [measure_named(one) if isinstance(one, str) else one for one in measures]
    rungs = tuple(_rung(loops, further, frozenset(ids), ends=ends) for loops in found.values())
    return Ladder(rungs, view, max_length)


def _rung(found: LoopList, measures: Sequence[Further], companies: frozenset[str], *, ends: bool) -> Rung:
    view = found.view
    loops = tuple(loop for loop in found if companies <= set(loop.companies))
    network = network_of(view)
    flows = [flow for flow in network.flows if not companies or companies & {flow.payer, flow.payee}]
    numbers = Counter(loop.kind for loop in loops if loop.is_direct)
    arrows = [arrow for arrow in view.arrows if not companies or companies & {arrow.payer, arrow.payee}]
    return Rung(
        level=view.status,
        loops=loops,
        truncated=found.truncated,
        counts={
            kind: Measure(
                name="direct_loops",
                of=str(kind),
                unit="count",
                bounds=Bounds.exactly(float(numbers[kind])),
                denominators={"deals": float(len(arrows))},
                n_edges_used=len(arrows),
                n_edges_missing=0,
                scenario=network.scenario,
                note=str(found.truncated or ""),
            )
            for kind in found.kinds
        },
        sizes={money: _largest(loops, money, network.scenario) for money in _BY_SIZE},
        sums={money: _sums(replace(view, money=money), companies) for money in _BY_SIZE},
        funding=_sum("funding", DealClass.FUNDING, flows, network),
        purchases=_sum("purchases", DealClass.PURCHASE, flows, network),
        further=tuple(figure_of(measure, view, network, ends=ends) for measure in measures),
    )


def _largest(loops: Sequence[Loop], money: Money, scenario: str) -> Measure:
    """Give the direct loop that is largest in one kind of money: by its low end, then on record, then by its high end."""
    direct = [loop for loop in loops if loop.is_direct]
    largest = min(direct, key=lambda loop: _size_rank(loop.size(money)), default=None)
    size = largest.size(money) if largest else None
    ties = [loop.name for loop in direct if loop is not largest and loop.size(money) == size]
    vague = sum(loop.size(money).central is None for loop in direct)
    notes = [f"As large: {', '.join(ties)}."] if ties and size and size.is_known else []
    notes += [f"{vague} of {count(len(direct), 'direct loop')} have none with a central value."] if vague else []
    arrows = largest.arrows if largest else ()
    known = sum(arrow.counted.amount(money).central is not None for arrow in arrows)
    return Measure(
        name=f"largest_{money}",
        of=largest.name if largest else "",
        unit="usd_bn",
        # Each leg rises with its deals, and so does the smallest.
        bounds=Bounds.of(size, "no leg has a ceiling") if size else Bounds.undefined("there is no loop"),
        n_edges_used=known,
        n_edges_missing=len(arrows) - known,
        scenario=scenario,
        note=" ".join(notes),
    )


def _size_rank(size: Amount) -> tuple[object, ...]:
    return not size.is_known, -size.low, -size.quoted, -(size.high or 0)


def _sums(view: View, companies: frozenset[str]) -> dict[DealClass, Measure]:
    """Add up the funding and the purchases of a view in the kind of money that it counts."""
    network = network_of(view)
    flows = [flow for flow in network.flows if not companies or companies & {flow.payer, flow.payee}]
    return {one: _sum(f"{one}_{view.money}", one, flows, network) for one in (DealClass.FUNDING, DealClass.PURCHASE)}


def _cells(name: str, figure: Measure) -> Row:
    return {f"{name}_low_usd_bn": figure.low, f"{name}_usd_bn": figure.on_record, f"{name}_high_usd_bn": figure.high}


def _sum(name: str, deal_class: DealClass, flows: Sequence[Flow], network: Network) -> Measure:
    kept = [flow for flow in flows if flow.deal_class is deal_class]
    low, on_record, high = (sum(flow.end(end) for flow in kept) for end in get_args(End))
    why = why_flows_are_open(network, kept)
    return Measure(
        name=name,
        unit="usd_bn",
        bounds=Bounds.around(on_record, low, None if why else high, why_open=why),
        **basis(network, kept),
    )
