"""Four shares of the money and deals that go into AI firms, and the linked deals from layer to layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aigraph.language.bounds import NO_AMOUNT
from aigraph.language.sentences import company_name, count, scope
from aigraph.language.translation import gettext
from aigraph.measures.institutions.categories import CategorisedDeal
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.basis import Money
from aigraph.model.money.leg_sum import added
from aigraph.model.origin import UnknownNameError

MEANINGS = {
    "A": "Of all that goes into AI firms, what comes from AI firms, by value.",
    "A by number": "The same by number of deals; deals of unknown size count.",
    "B": "Of what AI firms put into AI firms, what is between firms that also trade, by value.",
    "C": "The same by number of deals.",
    "D": "Of all that AI firms put out, what goes into AI firms, by value.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerCell(Displayed):
    """The linked deals from one layer to another.

    Parameters
    ----------
    payer_layer, payee_layer : str
        The layers.
    number : int
        How many deals, of unknown size too.
    usd_bn : Bounds
        Their sum as contracted.
    """

    payer_layer: str
    payee_layer: str
    number: int
    usd_bn: Bounds

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        ends = {f"usd_bn_{name}": value for name, value in self.usd_bn.ends().items()}
        return {"payer_layer": self.payer_layer, "payee_layer": self.payee_layer, "number": self.number, **ends}


@dataclass(frozen=True, kw_only=True)
class InstitutionShares(Displayed):
    """Deals by the categories of an institution, and shares of them.

    Parameters
    ----------
    view : View
        Where it was looked.
    years : tuple of (int, int) or None
        The first and last year in which a deal came to stand; None for all.
    deals : tuple of CategorisedDeal
        Every deal of these years that finances somebody.
    a, a_by_number, b, c, d : Bounds
        The shares, as `MEANINGS` has them.
    matrix : tuple of LayerCell
        Linked investments by layer of payer and payee, the most deals first.
    """

    view: View
    years: tuple[int, int] | None
    deals: tuple[CategorisedDeal, ...]
    a: Bounds
    a_by_number: Bounds
    b: Bounds
    c: Bounds
    d: Bounds
    matrix: tuple[LayerCell, ...]

    @property
    def shares(self) -> dict[str, Bounds]:
        """The shares by their names."""
        return {"A": self.a, "A by number": self.a_by_number, "B": self.b, "C": self.c, "D": self.d}

    @property
    def scenario(self) -> str:
        """Day, certainty and layers, and the years."""
        if self.years is None:
            return gettext("{scope}; contracted sums, all years", scope=scope(self.view))
        first, last = map(str, self.years)
        return gettext(
            "{scope}; contracted sums, deals of {first} to {last}", scope=scope(self.view), first=first, last=last
        )

    def category(self, deal: str) -> str:
        """Give the category of a deal by its id, in any case.

        Raises
        ------
        UnknownNameError
            If no deal has that id, with the nearest, or it finances nobody in these years.
        """
        found = self.view.ledger.deal(deal).id
        categories = {one.arrow.deal.id: one.category for one in self.deals}
        if found not in categories:
            raise UnknownNameError(f"the deal {found} finances nobody in these years")
        return categories[found]

    def numbers(self) -> dict[str, int]:
        """Count the deals between AI firms of each category, backstops and warrants too."""
        found: dict[str, int] = {}
        for one in self.deals:
            if one.payer_layer and one.payee_layer:
                found[one.category] = found.get(one.category, 0) + 1
        return found

    def rows(self) -> list[Row]:
        """Give one row for each share."""
        return [
            {"share": name, **bounds.ends(), "scenario": self.scenario, "meaning": MEANINGS[name]}
            for name, bounds in self.shares.items()
        ]


def shares_of(view: View, years: tuple[int, int] | None, deals: Sequence[CategorisedDeal]) -> InstitutionShares:
    """Work the shares out of deals with their categories."""
    into = [one for one in deals if one.is_investment and one.payee_layer]
    inside = [one for one in into if one.payer_layer]
    out = [one for one in deals if one.is_investment and one.payer_layer]
    linked = [one for one in inside if one.is_linked]
    ledger = view.ledger
    return InstitutionShares(
        view=view,
        years=years,
        deals=tuple(deals),
        a=_by_value(ledger, into, lambda one: bool(one.payer_layer)),
        a_by_number=_by_number(inside, into),
        b=_by_value(ledger, inside, lambda one: one.is_linked),
        c=_by_number(linked, inside),
        d=_by_value(ledger, out, lambda one: bool(one.payee_layer)),
        matrix=_matrix(ledger, linked),
    )


def _by_number(part: Sequence[CategorisedDeal], whole: Sequence[CategorisedDeal]) -> Bounds:
    return Bounds.exactly(len(part) / len(whole)) if whole else Bounds.undefined("no such deal is on record")


def _by_value(ledger: Ledger, whole: Iterable[CategorisedDeal], is_part: Callable[[CategorisedDeal], bool]) -> Bounds:
    """Give the share of a part in a sum: the part at one end, the rest at the other; they are different deals."""
    whole = list(whole)
    part = [one for one in whole if is_part(one)]
    rest = [one for one in whole if not is_part(one)]
    (low, some, high), (rest_low, rest_some, rest_high) = _sum(part), _sum(rest)
    if not some + rest_some:
        return Bounds.undefined(NO_AMOUNT)
    open_part, open_rest = high is None, rest_high is None
    if not rest:
        return Bounds.exactly(1.0)
    if not part:
        return Bounds.exactly(0.0)
    least = None if open_rest else _share(low, rest_high or 0.0)
    most = None if open_part else _share(high or 0.0, rest_low)
    why = _why_open(ledger, [one for one in whole if one.arrow.contracted.high is None])
    return Bounds.around(some / (some + rest_some), least, most, why_open=why if None in (least, most) else "")


def _share(part: float, rest: float) -> float:
    return part / (part + rest) if part + rest else 0.0


def _sum(deals: Iterable[CategorisedDeal]) -> tuple[float, float, float | None]:
    arrows = [one.arrow for one in deals]
    total = added(arrows, Money.CONTRACTED)
    on_record = float(sum(arrow.contracted.quoted for arrow in arrows))
    high = None if total.high is None else float(total.high)
    return float(total.low), on_record if high is None else min(on_record, high), high


def _why_open(ledger: Ledger, deals: Sequence[CategorisedDeal]) -> str:
    if not deals:
        return ""
    first = " → ".join(company_name(ledger, end) for end in (deals[0].arrow.payer, deals[0].arrow.payee))
    if len(deals) == 1:
        return gettext("{arrow} is a sum without a ceiling", arrow=first)
    return gettext(
        "{arrow} and {others} are sums without a ceiling", arrow=first, others=count(len(deals) - 1, "other")
    )


def _matrix(ledger: Ledger, linked: Iterable[CategorisedDeal]) -> tuple[LayerCell, ...]:
    cells: dict[tuple[str, str], list[CategorisedDeal]] = {}
    for one in linked:
        cells.setdefault((one.payer_layer, one.payee_layer), []).append(one)
    found = []
    for (payer, payee), deals in cells.items():
        low, some, high = _sum(deals)
        why = _why_open(ledger, [one for one in deals if one.arrow.contracted.high is None])
        bounds = Bounds.around(some, low, high, why_open=why)
        found.append(LayerCell(payer_layer=payer, payee_layer=payee, number=len(deals), usd_bn=bounds))
    return tuple(sorted(found, key=lambda cell: (-cell.number, cell.payer_layer, cell.payee_layer)))
