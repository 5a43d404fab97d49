"""Parts that may add up to more than the whole that contains them: each is bounded by itself, and a sentence says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from aigraph.language.sentences import count, money
from aigraph.language.translation import gettext
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View
from aigraph.model.loop import Loop


def whole_of_parts(view: View, arrows: Iterable[Arrow]) -> tuple[str, ...]:
    """Say of which umbrella deals some deals are parts whose high ends add up to more than the umbrella has.

    Notes
    -----
    The high end of a leg adds up those of its deals. It is never too low, but what two parts can be at most they cannot both
    be where their whole is smaller. O(deals).
    """
    parts: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        for umbrella in view.ledger.umbrellas_of(arrow.deal) if arrow.deal.part_of else ():
            if (umbrella.payer, umbrella.payee) == (arrow.deal.payer, arrow.deal.payee):
                parts[umbrella.id].append(arrow)
    states = view.ledger.states(view.as_of) if parts else {}
    said = []
    for name, inside in parts.items():
        whole = states[name].amount if name in states else None
        together = Amount.total(arrow.contracted for arrow in inside).high
        if whole is not None and whole.high is not None and together is not None and together > whole.high:
            said.append(
                gettext(
                    "{deals} are parts of {whole}, {amount} in all: the high end adds up what each can be by itself, and is above that.",
                    deals=count(len(inside), "deal"),
                    whole=name,
                    amount=money(whole),
                )
            )
    return tuple(said)


def parts_on(view: View, loop: Loop) -> tuple[str, ...]:
    """Say the same of the legs on which the size of a loop rests, at one of its ends."""
    ends = {loop.contracted.high, loop.contracted.low}
    return tuple(
        text
        for leg in loop.legs
        if not ends.isdisjoint((leg.contracted.high, leg.contracted.low))
        for text in whole_of_parts(view, leg.arrows)
    )
