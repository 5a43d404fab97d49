"""The payments of a view: its deals, and the unallocated remainders of its rounds."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View
from aigraph.model.money.remainder import remainders_of

REMAINDER_SUFFIX = " (rest)"
"""Follows the id of a round where only its unallocated remainder is meant: what its recorded parts leave."""
PAYEE_SUFFIX = " (paid)"
"""Follows the id of unnamed parties where they are paid: money that reaches them is kept apart from what leaves them."""

FlowKey = tuple[str, str, DealClass | None]
"""Payer, payee and class of a flow."""


def payments_of(view: View, layers: Collection[Layer] = (Layer.CASH,)) -> Iterator[tuple[str, FlowKey, Amount]]:
    """Yield id, flow and amount of each deal of a view in some layers, and of the remainders of its rounds.

    What reaches unnamed parties and what leaves them is not the same money, so they get two nodes.
    """
    arrows = [(arrow.deal.id, arrow) for arrow in view.arrows]
    arrows += [(f"{arrow.deal.id}{REMAINDER_SUFFIX}", arrow) for arrow in remainders_of(view)]
    kept = [(name, arrow) for name, arrow in arrows if arrow.layer in layers]
    split = view.ledger.nameless & {arrow.payer for _, arrow in kept} & {arrow.payee for _, arrow in kept}
    for name, arrow in kept:
        payee = f"{arrow.payee}{PAYEE_SUFFIX}" if arrow.payee in split else arrow.payee
        yield name, (arrow.payer, payee, arrow.deal_class), arrow.amount
