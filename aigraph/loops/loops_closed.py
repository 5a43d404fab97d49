"""Which loops new deals close."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.loops.collect import loop_key
from aigraph.loops.find import find_loops
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop
from aigraph.model.names import each
from aigraph.model.status import Level


def loops_closed(
    before: Ledger, after: Ledger, deals: str | Iterable[str]
) -> tuple[tuple[Loop, ...], tuple[Loop, ...]]:
    """Tell apart the loops that new deals close and those that they only make stronger.

    Parameters
    ----------
    before, after : Ledger
        The data without and with the deals.
    deals : str or iterable of str
        Their ids.

    Returns
    -------
    closed, strengthened : tuple of Loop
        Loops of every certainty and layer that run over one of the deals: those that were none before, and the others.

    Raises
    ------
    UnknownNameError
        If the data have no such deal; the message offers the nearest ids.

    See Also
    --------
    add_deal : Adds deals to a ledger.

    Examples
    --------
    >>> from aigraph import load
    >>> ledger = load()
    >>> deal = "nvidia-openai-equity-2026"
    >>> fewer = ledger.where(deals=[other.id for other in ledger.deals if other.id != deal])
    >>> closed, strengthened = loops_closed(fewer, ledger, deal)
    >>> any(loop.name == "nvidia-openai-oracle" for loop in (*closed, *strengthened))
    True
    """
    old = {loop_key(loop) for loop in _all_loops(before)}
    new = {after.deal(name).id for name in each(deals)}
    touched = [loop for loop in _all_loops(after) if any(arrow.deal.id in new for arrow in loop.arrows)]
    closed = tuple(loop for loop in touched if loop_key(loop) not in old)
    return closed, tuple(loop for loop in touched if loop_key(loop) in old)


def _all_loops(ledger: Ledger) -> tuple[Loop, ...]:
    return find_loops(ledger.view(status=Level.ALL, layers=LAYERS), keep_on_interrupt=False).loops
