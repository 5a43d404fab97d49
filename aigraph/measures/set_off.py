"""Multilateral set-off: which obligations can be struck out against one another without any cash, one notice each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from aigraph.flows.measure import Measure
from aigraph.language.bounds import NO_AMOUNT
from aigraph.language.sentences import scope
from aigraph.model.amount import Bounds
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.extras import needs_extra
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View

Pair = tuple[str, str]

_CENT = Decimal("0.01") / 10**9
_DIGITS = Decimal(10) ** -12
"""Below that share of the largest obligation a linear program tells no figures apart."""


@dataclass(frozen=True, slots=True)
class Notice(Displayed):
    """How much of one obligation is set off.

    Parameters
    ----------
    arrow : Arrow
        The obligation: its payer owes its payee.
    set_off_usd_bn : Decimal
        What is struck out, in US$ billions.
    """

    arrow: Arrow
    set_off_usd_bn: Decimal

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        owed = self.arrow.amount.central or Decimal(0)
        return {
            "deal": self.arrow.deal.id,
            "debtor": self.arrow.payer,
            "creditor": self.arrow.payee,
            "owed_usd_bn": float(owed),
            "set_off_usd_bn": float(self.set_off_usd_bn),
            "remaining_usd_bn": float(owed - self.set_off_usd_bn),
            "set_off_share": float(self.set_off_usd_bn / owed) if owed else None,
            "reported": next((event.reported for event in reversed(self.arrow.events) if event.reported), ""),
        }


@dataclass(frozen=True, kw_only=True)
class SetOff(Displayed):
    """The largest multilateral set-off of the obligations of a view.

    Parameters
    ----------
    total : Measure
        The sum of what is struck out, in US$ billions.
    notices : Records
        One for each obligation of which something is struck out, in the order of the ledger.
    """

    total: Measure
    notices: Records[Notice] = field(repr=False)

    def rows(self) -> list[Row]:
        """Give one row for each notice."""
        return [notice.row() for notice in self.notices]


@needs_extra
def set_off(view: View) -> SetOff:
    """Find the largest multilateral set-off: every company is relieved of as much as it gives up.

    Parameters
    ----------
    view : View
        Each cash deal with a known amount is an obligation of its payer. Unnamed parties take no part.

    Returns
    -------
    SetOff
        The sum, which is the `max_circulation` of these obligations, and a notice for each obligation that is struck out in
        whole or in part. Of several obligations from one company to another the oldest is struck out first.

    See Also
    --------
    max_circulation : The same sum with bounds, of any network.
    clearing : What could be paid, with cash from outside.

    Notes
    -----
    A linear program over the pairs of companies [1]_, whose solution is split into cycles and rounded to whole cents, so that
    what each company gives up and is relieved of is the same to the last figure. Which obligations are struck out need not be
    unique; the sum is.

    References
    ----------
    .. [1] T. Fleischman, P. Dini, "Mathematical foundations for balancing the payment system in the trade credit
       market", J. Risk Financ. Manag. 14(9), 452, 2021. https://doi.org/10.3390/jrfm14090452

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> owed = pd.DataFrame({"payer": [10, 20, 30, 40], "payee": [20, 30, 10, 30], "amount": [100, 100, 200, 100]})
    >>> found = set_off(load(owed).view())
    >>> round(found.total.on_record * 1e9, 2)
    300.0
    >>> [(notice.arrow.payer, round(notice.row()["remaining_usd_bn"] * 1e9)) for notice in found.notices]
    [('10', 0), ('20', 0), ('30', 100)]
    """
    cash = [arrow for arrow in view.arrows if arrow.layer is Layer.CASH]
    nameless = view.ledger.nameless
    known = [
        arrow
        for arrow in cash
        if arrow.amount.central is not None and not {arrow.payer, arrow.payee} & nameless and arrow.amount.central > 0
    ]
    by_pair: dict[Pair, list[Arrow]] = defaultdict(list)
    for arrow in sorted(known, key=lambda arrow: (arrow.since, arrow.deal.id)):
        by_pair[arrow.payer, arrow.payee].append(arrow)
    owed = {
        pair: sum((arrow.amount.central or Decimal(0) for arrow in arrows), Decimal(0))
        for pair, arrows in by_pair.items()
    }
    struck: dict[str, Decimal] = {}
    for pair, left in _set_off_of_pairs(owed).items():
        rest = left
        for arrow in by_pair[pair]:
            part = min(rest, arrow.amount.central or Decimal(0))
            struck[arrow.deal.id] = part
            rest -= part
    total = Measure(
        name="set_off",
        unit="usd_bn",
        bounds=_bounds(cash, known, float(sum(struck.values(), Decimal(0)))),
        n_edges_used=len(known),
        n_edges_missing=len(cash) - len(known),
        scenario=scope(view),
        denominators={"owed_usd_bn": float(sum(owed.values(), Decimal(0)))},
    )
    notices = Records(Notice(arrow, struck[arrow.deal.id]) for arrow in known if struck.get(arrow.deal.id))
    return SetOff(total=total, notices=notices)


def _bounds(cash: Sequence[Arrow], known: Sequence[Arrow], total: float) -> Bounds:
    if cash and not known:
        return Bounds.undefined(NO_AMOUNT)
    is_certain = len(known) == len(cash) and all(arrow.amount.is_exact for arrow in known)
    return Bounds.exactly(total) if is_certain else Bounds.without_ends(total)


def _set_off_of_pairs(owed: Mapping[Pair, Decimal]) -> dict[Pair, Decimal]:
    """Give what is struck out between each two companies."""
    import numpy as np

    from aigraph.flows.methods.linear_programs import maximum_circulation
    from aigraph.flows.methods.strong_components import cyclic_edges

    if not owed:
        return {}
    companies = sorted({end for pair in owed for end in pair})
    index = {company: place for place, company in enumerate(companies)}
    listed = sorted(pair for pair, amount in owed.items() if amount)
    payers, payees = (np.array([index[pair[end]] for pair in listed], dtype=np.intp) for end in (0, 1))
    edges = cyclic_edges(payers, payees, len(companies))
    payers, payees = payers[edges], payees[edges]
    capacity = np.array([float(owed[listed[edge]]) for edge in edges.tolist()])
    flow = maximum_circulation(payers, payees, capacity, len(companies))
    unit = max(_CENT, max(owed.values()) * _DIGITS)
    found: dict[Pair, Decimal] = defaultdict(Decimal)
    pairs = zip(payers.tolist(), payees.tolist(), flow.tolist(), strict=True)
    for cycle, usd_bn in _cycles({(payer, payee): value for payer, payee, value in pairs}, float(unit)):
        legs = [(companies[payer], companies[payee]) for payer, payee in cycle]
        # Obligations that are no whole number of cents are struck out down to the last of their own figures.
        whole = min((Decimal(usd_bn) / unit).quantize(Decimal(1)) * unit, *(owed[leg] - found[leg] for leg in legs))
        for leg in legs:
            found[leg] += whole
    return found


def _cycles(flow: Mapping[tuple[int, int], float], least: float) -> Iterable[tuple[Sequence[tuple[int, int]], float]]:
    """Split a circulation into at most as many cycles as it has edges, leaving out what is below the least."""
    left = {edge: value for edge, value in flow.items() if value > least / 2}
    payees: dict[int, list[int]] = defaultdict(list)
    for payer, payee in left:
        payees[payer].append(payee)
    while left:
        path = [next(iter(left))[0]]
        place = {path[0]: 0}
        while True:
            node = path[-1]
            while payees[node] and (node, payees[node][-1]) not in left:
                payees[node].pop()
            if not payees[node]:
                # What rounding left over leads nowhere.
                path.pop()
                del place[node]
                if not path:
                    break
                left.pop((path[-1], node), None)
                continue
            after = payees[node][-1]
            if after in place:
                nodes = [*path[place[after] :], after]
                legs = list(pairwise(nodes))
                amount = min(left[leg] for leg in legs)
                for leg in legs:
                    left[leg] -= amount
                    if left[leg] <= least / 2:
                        del left[leg]
                yield legs, amount
                break
            place[after] = len(path)
            path.append(after)
