"""The deals from one company to another as one flow: their sum, within their umbrellas and above what is stated of the pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aigraph.flows.flow import Flow
from aigraph.flows.payments import REMAINDER_SUFFIX, FlowKey
from aigraph.model.amount import ZERO, Amount
from aigraph.model.ledger import View
from aigraph.model.money.joint_sum import Ceiling, are_held, held_to, joint_sum
from aigraph.model.money.leg_sum import floor_of, raised, shows_payment

Parts = Sequence[tuple[str, Amount]]
"""The deals of a flow, each with its name and its amount."""

Ceilings = Mapping[str, tuple[Ceiling, ...]]
"""For each part of an umbrella, and for what is left of one, the umbrellas that contain it, the innermost first."""


def flows_of(parts: Mapping[FlowKey, Parts], view: View | None = None) -> tuple[Flow, ...]:
    """Make the flows of a network, in the order of their payers, payees and classes."""
    return tuple(_flow(key, deals, view) for key, deals in in_order(parts).items())


def in_order(parts: Mapping[FlowKey, Parts]) -> dict[FlowKey, Parts]:
    """Put the flows of a network in order."""

    def order(key: FlowKey) -> tuple[str, str, str]:
        payer, payee, deal_class = key
        return payer, payee, deal_class or ""

    return {key: parts[key] for key in sorted(parts, key=order)}


def _flow(key: FlowKey, parts: Parts, view: View | None) -> Flow:
    ceilings: Ceilings = {} if view is None else view.counting.ceilings()
    added, on_record, reach = sum_parts(parts, ceilings)
    payer, payee, deal_class = key
    if view is not None and deal_class is not None:
        floor = floor_of(view.counting, (payer, payee, deal_class), view.counts)
        added = raised(added, floor, view.counts, deal_class)
        on_record = max(on_record, floor.quoted) if shows_payment(view.counts, deal_class) else on_record
        reach = max(reach, on_record, floor.quoted)
    return Flow(
        *key,
        amount=added,
        on_record=float(on_record),
        deals=tuple(deal for deal, amount in parts if amount.is_known),
        missing=tuple(deal for deal, amount in parts if not amount.is_known),
        reach=float(reach),
    )


def sum_parts(parts: Parts, ceilings: Ceilings) -> tuple[Amount, Decimal, Decimal]:
    """Add up the deals of a flow, those of one umbrella within what it has: their ends, the sum on record and that of all highs.

    In the last a deal without a ceiling counts as on record.
    """
    held = [(amount, _ceilings_of(name, ceilings)) for name, amount in parts]

    def add(amount_of: Callable[[Amount], Amount]) -> Amount:
        return joint_sum((amount_of(amount), above) for amount, above in held)

    if not are_held(held):
        on_record = sum((amount.quoted for _, amount in parts), ZERO)
        reach = sum((amount.quoted if amount.high is None else amount.high for _, amount in parts), ZERO)
        return Amount.total(amount for _, amount in parts), on_record, reach
    recorded = add(lambda amount: replace(amount, central=amount.quoted, high=amount.quoted))
    reached = add(lambda amount: replace(amount, high=amount.quoted) if amount.high is None else amount)
    return add(lambda amount: amount), recorded.high or ZERO, reached.high or ZERO


@dataclass(frozen=True, slots=True)
class HeldPart:
    """What of a flow is part of some umbrellas whose parts on several flows are together no more than they have.

    Parameters
    ----------
    flow : int
        The place of the flow in its network.
    on_record, high : float
        What it is by itself, with each deal as on record, and at most.
    limits : mapping of str to float
        What each of the umbrellas has at most.
    """

    flow: int
    on_record: float
    high: float
    limits: Mapping[str, float]


def held_parts(parts: Iterable[Parts], ceilings: Ceilings) -> tuple[HeldPart, ...]:
    """Find the parts of several flows that are together held to less than what each can be by itself.

    Parameters
    ----------
    parts : iterable of Parts
        The deals of each flow, in the order of the network.
    """
    groups: dict[tuple[int, tuple[Ceiling, ...]], list[tuple[str, Amount]]] = {}
    for flow, deals in enumerate(parts) if ceilings else ():
        for name, amount in deals:
            above = _ceilings_of(name, ceilings)
            if above and amount.high is not None:
                groups.setdefault((flow, above), []).append((name, amount))
    if not are_held((amount, above) for (_, above), inside in groups.items() for _, amount in inside):
        return ()
    found: list[tuple[int, tuple[Ceiling, ...], float, Amount]] = []
    for (flow, above), inside in groups.items():
        amount, on_record, _ = sum_parts(inside, ceilings)
        found.append((flow, above, float(on_record), amount))
    together: dict[Ceiling, list[Amount]] = {}
    for _, above, _, amount in found:
        for ceiling in above:
            together.setdefault(ceiling, []).append(amount)
    binding = {ceiling for ceiling, amounts in together.items() if _is_binding(ceiling, Amount.total(amounts))}
    return tuple(
        HeldPart(flow, on_record, float(amount.high or ZERO), limits)
        for flow, above, on_record, amount in found
        if (limits := {one.umbrella: float(one.high) for one in above if one in binding and one.high is not None})
    )


def _is_binding(ceiling: Ceiling, total: Amount) -> bool:
    return held_to(total, ceiling.high) != total


def _ceilings_of(name: str, ceilings: Ceilings) -> tuple[Ceiling, ...]:
    return ceilings.get(name.removesuffix(REMAINDER_SUFFIX), ())
