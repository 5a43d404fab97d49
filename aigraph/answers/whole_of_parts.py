"""Parts that by themselves could come to more than the whole that contains them: a sentence says what holds their sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from aigraph.language.sentences import count, money
from aigraph.language.translation import gettext
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View


def whole_of_parts(view: View, arrows: Iterable[Arrow]) -> tuple[str, ...]:
    """Say of which umbrella deals some deals are parts whose high ends add up to more than the umbrella has. O(deals).

    See Also
    --------
    aigraph.model.money.joint_sum.joint_sum : Holds the sum of such parts to what the umbrella has.
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
                    "{deals} are parts of {whole}, {amount} in all: together they are counted with no more than that.",
                    deals=count(len(inside), "deal"),
                    whole=name,
                    amount=money(whole),
                )
            )
    return tuple(said)
