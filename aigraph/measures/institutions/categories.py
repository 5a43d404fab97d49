"""Which funding deals are between firms that also trade, and what the Bank for International Settlements calls them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aigraph.measures.institutions.rules import AI_ROLES, ANY, HELD, NONE, TIED, CategoryRule, layer_of_role
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import SHARES_AS_REWARD, DealClass
from aigraph.model.ledger import View

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorisedDeal(Displayed):
    """A deal that finances somebody, with its category.

    Parameters
    ----------
    arrow : Arrow
        The deal as the view shows it.
    category : str
        The first category whose rule fits.
    year : int
        The year in which it came to stand at the certainty of the view.
    is_linked : bool
        Whether payer and payee also trade, in either direction, at the same certainty.
    payer_layer, payee_layer : str
        The layers of the two firms; empty for a company that is no AI firm.
    """

    arrow: Arrow
    category: str
    year: int
    is_linked: bool
    payer_layer: str
    payee_layer: str

    @property
    def is_investment(self) -> bool:
        """Whether it is funding, which the shares count; a guarantee, credits and warrants have a category alone."""
        return self.arrow.deal_class is DealClass.FUNDING

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        arrow, amount = self.arrow, self.arrow.contracted
        return {
            "deal": arrow.deal.id,
            "payer": arrow.payer,
            "payee": arrow.payee,
            "instrument": arrow.deal.instrument_name,
            "category": self.category,
            "year": self.year,
            "is_linked": self.is_linked,
            "payer_layer": self.payer_layer,
            "payee_layer": self.payee_layer,
            "contracted_low_usd_bn": float(amount.low),
            "contracted_usd_bn": float(amount.quoted) if amount.is_known else None,
            "contracted_high_usd_bn": None if amount.high is None else float(amount.high),
        }


def categorise(view: View, rules: Sequence[CategoryRule]) -> tuple[CategorisedDeal, ...]:
    """Give each deal of a view that finances somebody its category; purchases have none."""
    trade = {(arrow.payer, arrow.payee) for arrow in view.arrows if arrow.deal_class is DealClass.PURCHASE}
    companies = {company.id: company for company in view.companies}
    states = view.ledger.states(view.as_of)

    def layer(company: str) -> str:
        return layer_of(companies[company])

    return tuple(
        CategorisedDeal(
            arrow=arrow,
            category=_category(arrow, trade, rules),
            year=states[arrow.deal.id].since[view.status].year,
            is_linked=bool({(arrow.payer, arrow.payee), (arrow.payee, arrow.payer)} & trade),
            payer_layer=layer(arrow.payer),
            payee_layer=layer(arrow.payee),
        )
        for arrow in view.arrows
        if arrow.deal_class in _FINANCES
    )


_FINANCES = (DealClass.FUNDING, DealClass.INCENTIVE, DealClass.BACKSTOP)


def is_ai_firm(company: Company) -> bool:
    """Whether it is a named company with a role in making AI."""
    return not company.is_placeholder and not set(AI_ROLES).isdisjoint(company.roles)


def layer_of(company: Company) -> str:
    """Give the layer of an AI firm, that of its first role that has one; empty for all others."""
    layers = layer_of_role()
    return next((layers[role] for role in company.roles if role in layers), "") if is_ai_firm(company) else ""


def _category(arrow: Arrow, trade: Iterable[Pair], rules: Sequence[CategoryRule]) -> str:
    return next((rule.category for rule in rules if _fits(rule, arrow, set(trade))), NONE)


def _fits(rule: CategoryRule, arrow: Arrow, trade: set[Pair]) -> bool:
    payer, payee = arrow.payer, arrow.payee
    is_seller, is_buyer = (payee, payer) in trade, (payer, payee) in trade
    held = arrow.deal.instrument_name in SHARES_AS_REWARD
    if held and HELD in rule.instruments:
        # Who holds warrants of a seller finances it; their arrow leads from the issuer to the holder.
        return rule.payer_is == ANY or is_seller
    if not (
        arrow.deal.instrument_name in rule.instruments
        or (TIED in rule.instruments and arrow.deal.tied_to)
        or (ANY in rule.instruments and arrow.deal_class is DealClass.FUNDING)
        or rule.payer_is == ANY
    ):
        return False
    return {"seller": is_seller, "buyer": is_buyer, "either": is_seller or is_buyer}.get(rule.payer_is, True)
