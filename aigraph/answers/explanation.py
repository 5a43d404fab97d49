"""Everything on record about one loop: its legs, their deals, what was reported of each, and where."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.language.sentences import describe_loop
from aigraph.loops.find import LoopList, find_loops, rotations
from aigraph.model.deal import Event
from aigraph.model.evidence import ANSWERS, FLAGS, Evidence
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import Ledger
from aigraph.model.loop import KINDS, Loop
from aigraph.model.names import fold, suggest
from aigraph.model.origin import UnknownNameError
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.source import Source
from aigraph.model.status import LEVELS
from aigraph.model.view import View


@dataclass(frozen=True)
class Explanation:
    """A loop with its sentence and, for each deal on it, every event with its source.

    Parameters
    ----------
    sentence : str
        The loop told leg by leg.
    told : dict
        For each deal id on the loop, its events, oldest first, each with its source, or None where the data
        cite none.
    evidence : dict
        For each flag, the answers about the loop, its packages and its deals; none means unknown.
    """

    loop: Loop
    sentence: str
    told: dict[str, tuple[tuple[Event, Source | None], ...]]
    evidence: dict[str, tuple[Evidence, ...]]


def explain(view: View, name: str, max_length: int = DEFAULT_LENGTH) -> tuple[Explanation, ...]:
    """Trace the loops of a name to their sources.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    name : str
        The ids of the loop's companies joined by hyphens, begun at any of them.
    max_length : int
        The most companies in a loop.

    Returns
    -------
    tuple of Explanation
        One for each kind of loop that these companies form.

    Raises
    ------
    UnknownNameError
        If the view has no such loop; the message says where it would have one, if anywhere.

    Examples
    --------
    >>> from aigraph import load
    >>> found = explain(load().view(), "nvidia-openai-oracle")
    >>> found[0].loop.root
    'nvidia'
    """
    found = find_loops(view, max_length, kinds=KINDS, keep_on_interrupt=False)
    loops = found.named(name)
    if not loops and found.truncated:
        raise UnknownNameError(
            f"{name!r} is not among the loops that were looked at: the search {_reached(found)}; a smaller --max-length "
            "leaves fewer to look at"
        )
    if not loops:
        raise UnknownNameError(_why_not(view, name, max_length))
    ledger = view.ledger
    return tuple(
        Explanation(
            loop=loop,
            sentence=describe_loop(ledger, loop),
            told={
                arrow.deal.id: tuple((event, ledger.source_by_id.get(event.source)) for event in arrow.told)
                for arrow in loop.arrows
            },
            evidence=evidence_on(ledger, loop),
        )
        for loop in loops
    )


def _reached(found: LoopList) -> str:
    return str(found.truncated).partition("; ")[0]


def evidence_on(ledger: Ledger, loop: Loop) -> dict[str, tuple[Evidence, ...]]:
    """Gather the answers about a loop: about its name, the packages of its deals, and the deals themselves."""
    about = rotations(loop.companies)
    about |= {name for arrow in loop.arrows for name in (arrow.deal.id, arrow.deal.package) if name}
    return {flag: tuple(row for row in ledger.evidence if row.flag == flag and row.about in about) for flag in FLAGS}


def answers_on(ledger: Ledger, loop: Loop) -> dict[str, str]:
    """Give for each flag the answers about a loop, in the order of `ANSWERS` and joined by semicolons; none is unknown.

    They stand side by side and are never added up.
    """
    given = {flag: {row.answer for row in rows} for flag, rows in evidence_on(ledger, loop).items()}
    return {
        flag: ";".join(answer for answer in ANSWERS if answer in found) or "unknown" for flag, found in given.items()
    }


def _why_not(view: View, name: str, max_length: int) -> str:
    here = f"{name!r} is no loop at {view.status} in {' + '.join(view.layers)} on {view.as_of}"
    for level in LEVELS:
        if find_loops(view.at(level), max_length, kinds=KINDS, keep_on_interrupt=False).named(name):
            return f"{here}; it is one at {level}: add --status {level}"
    widest = view.ledger.view(as_of=view.as_of, status="all", layers=LAYERS, merge=view.merge)
    for level in LEVELS:
        if find_loops(widest.at(level), max_length, kinds=KINDS, keep_on_interrupt=False).named(name):
            return f"{here}; it is one with guarantees: add --layers all --status {level}"
    names = {
        fold(one): one
        for loop in find_loops(widest, max_length, kinds=KINDS, keep_on_interrupt=False)
        for one in rotations(loop.companies)
    }
    near = [names[one] for one in suggest(name, names)]
    hint = f"; did you mean {' or '.join(near)}?" if near else "; `aigraph cycles --top 0` lists all names"
    return f"{here}, nor at any other certainty{hint}"
