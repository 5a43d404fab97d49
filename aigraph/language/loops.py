"""Loops in words: their kinds, what they are detours of, and how many there are."""

from __future__ import annotations

from aigraph.language.amounts import money
from aigraph.language.plural import count
from aigraph.loops.loop_list import LoopList
from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.loop import Loop


def kinds_text(loop: Loop) -> str:
    """Name the kinds of a loop, that of its first form first.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> kinds_text(find_loops(load().view()).named("microsoft-openai")[0])
    'circular'
    """
    return ", ".join(kind.replace("_", " ") for kind in loop.kinds)


def days_text(loop: Loop) -> str:
    """Say by which day, or in which window, the deals of a loop are counted as due and as paid."""
    counting = loop.legs[0].arrows[0].counted.counting
    return f"in {counting.window}" if counting.window else f"by {day_text(counting.as_of)}"


def allowed_text(contracted: Amount) -> str:
    """Write what contracts allow to go round: the words say that it is a ceiling, where there is one.

    Examples
    --------
    >>> [allowed_text(Amount.of(*ends)) for ends in ((None, 30), (None, None, 60), (14,))]
    ['up to $30bn', 'up to $60bn', '$14bn or more']
    """
    text = money(contracted)
    return text if contracted.high is None or text.startswith("up to") else f"up to {text}"


def sizes_text(loop: Loop) -> str:
    """Write the three sizes of a loop and of which day they are; what is net of incentives stands beside what is contracted.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> sizes_text(find_loops(load().view(as_of="2026-10-01")).named("nvidia-openai-oracle")[0])
    'paid $0, due $0 by 2026-10-01, contracted $30.1bn'
    """
    text = f"paid {money(loop.paid)}, due {money(loop.due)} {days_text(loop)}, contracted {money(loop.contracted)}"
    if not loop.incentives:
        return text
    worth = Amount.total(arrow.contracted for arrow in loop.incentives)
    value = f"worth {money(worth)} at grant" if worth.is_known else "of unknown value"
    return f"{text}, {money(loop.net)} net of incentives {value}"


def direct_sentence(loops: LoopList) -> str:
    """Say how many loops are direct, pairs among them, and how many there are with detours; without a full stop."""
    pairs = f"pairs {loops.pairs:,}"
    return f"direct {len(loops.direct):,} ({pairs}); with detours of up to {count(loops.max_length, 'company')} {len(loops):,}"
