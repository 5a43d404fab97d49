"""Loops in words: their kinds, what they are detours of, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.language.locale_text import ENGLISH
from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import assumed_term, count, money
from aigraph.language.translation import gettext, language, ngettext
from aigraph.loops.collect import Truncation
from aigraph.loops.loop_list import LoopList
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.model.money.counted import Counting
from aigraph.schedules.window import Window


def kinds_text(loop: Loop) -> str:
    """Name the kinds of a loop, that of its first form first.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> kinds_text(find_loops(load().view()).named("microsoft-openai")[0])
    'circular'
    """
    return ", ".join(map(word, loop.kinds))


def days_text(counting: Counting) -> str:
    """Say by which day, or in which window, deals are counted as due and as paid."""
    if counting.window:
        return gettext("in {window}", window=window_words(counting.window))
    return gettext("by a day not recorded") if counting.as_of == UNDATED else gettext("by {day}", day=counting.as_of)


def window_words(window: Window) -> str:
    """Say from which day to which a window reaches."""
    if language() == ENGLISH:
        return str(window)
    if window.first is None:
        return gettext("until {last}", last=window.last)
    return gettext("{first} to {last}", first=window.first, last=window.last)


def sizes_sentence(view: View, arrows: Iterable[Arrow] = ()) -> str:
    """Say what the three sizes of a loop mean, of which day they are, and what those that rest on some deals assume.

    A list that says its scope says there what a view of due sums assumes, and names no deals here.
    """
    sizes = gettext(
        "The smallest leg, {currency}: paid is known to have gone round at most, due can have gone round {days}, "
        "contracted is what the contracts allow{assumed}.",
        currency=gettext(money_unit().currency),
        days=days_text(view.counting),
        assumed=assumed_term(arrows),
    )
    arrears = gettext("Arrears from before the window can be paid in it, so that more can be paid than falls due.")
    shared = gettext("Loops share legs, so their sizes must not be added up.")
    return " ".join([sizes, *([arrears] if view.counting.days.first else []), shared])


def measured_arrows(loops: Iterable[Loop]) -> Iterable[Arrow]:
    """Give the deals on which the sizes of loops rest, each once: those of their first forms."""
    return {arrow.deal.id: arrow for loop in loops for leg in loop.legs for arrow in leg.arrows}.values()


def size_titles(view: View) -> tuple[str, str, str]:
    r"""Give the titles of columns of what is paid, due and contracted, each with its day or window on lines of its own.

    Examples
    --------
    >>> from aigraph import load
    >>> size_titles(load().view(as_of="2026-10-01"))
    ('Paid\nby 2026-10-01', 'Due\nby 2026-10-01', 'Contracted\non 2026-10-01')
    >>> size_titles(load().view(as_of="2026-10-01", window="2026-Q2"))[1]
    'Due\n2026-04-01\nto 2026-06-30'
    """
    counting = view.counting
    if counting.as_of == UNDATED:
        return gettext("Paid"), gettext("Due"), gettext("Contracted")
    first, last = counting.days.first, counting.days.last
    days = gettext("by {day}", day=last) if first is None else gettext("{first}\nto {last}", first=first, last=last)
    return (
        f"{gettext('Paid')}\n{days}",
        f"{gettext('Due')}\n{days}",
        f"{gettext('Contracted')}\n{gettext('on {day}', day=counting.as_of)}",
    )


def allowed_text(contracted: Amount) -> str:
    """Write what contracts allow to go round: the words say that it is a ceiling, where there is one.

    Examples
    --------
    >>> [allowed_text(Amount.of(*ends)) for ends in ((None, 30), (None, None, 60), (14,), (18, None, 33))]
    ['up to $30bn', 'up to $60bn', '$14bn or more', '$18-33bn']
    """
    text = money(contracted)
    is_ceiling = contracted.central is not None and contracted.high is not None
    return gettext("up to {amount}", amount=text) if is_ceiling else text


def sizes_text(loop: Loop) -> str:
    """Write the three sizes of a loop, of which day they are and what they assume; net of incentives beside contracted.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> sizes_text(find_loops(load().view(as_of="2026-10-01")).named("nvidia-openai-oracle")[0])
    'paid $0, due $0 by 2026-10-01, contracted $30.1bn'
    """
    text = gettext(
        "paid {paid}, due {due} {days}, contracted {contracted}",
        paid=money(loop.paid),
        due=money(loop.due),
        days=days_text(loop.legs[0].arrows[0].counted.counting),
        contracted=money(loop.contracted),
    )
    net = f", {net_text(loop)}" if loop.incentives else ""
    return f"{text}{net}{assumed_term(measured_arrows([loop]))}"


def net_text(loop: Loop) -> str:
    """Write what is contracted to go round net of incentives; nothing if there are none."""
    if not loop.incentives:
        return ""
    worth = Amount.total(reward.counted.contracted for reward in loop.incentives)
    if worth.is_known:
        return gettext("{net} net of incentives worth {worth} at grant", net=money(loop.net), worth=money(worth))
    return gettext("{net} net of incentives of unknown value", net=money(loop.net))


def leg_sizes_text(leg: Leg) -> str:
    """Write the three sizes of a leg."""
    return gettext(
        "paid {paid}, due {due}, contracted {contracted}",
        paid=money(leg.paid),
        due=money(leg.due),
        contracted=money(leg.contracted),
    )


def stopped_text(cut: Truncation) -> str:
    """Say what cut a search for loops short, without a subject.

    Examples
    --------
    >>> stopped_text(Truncation("max_loops", 1000, "", 1000, 3, 30))
    'stopped after 1,000 rings of companies, 3 of 30 companies done'
    """
    return gettext(
        cut.message,
        size=cut.size,
        rings=ngettext("{number:,} ring of companies", "{number:,} rings of companies", cut.rings),
        done=cut.roots_done,
        roots=cut.roots,
        lift=cut.lift and f"; {gettext(cut.lift)}",
    )


def direct_sentence(loops: LoopList) -> str:
    """Say how many loops are direct, pairs among them, and how many there are with detours; without a full stop."""
    return gettext(
        "direct {direct:,} (pairs {pairs:,}); with detours of up to {companies} {loops:,}",
        direct=len(loops.direct),
        pairs=loops.pairs,
        companies=count(loops.max_length, "company"),
        loops=len(loops),
    )
