"""What a deal can be made of: the one table of instruments, their class, layer and verb."""

from __future__ import annotations

from aigraph.engine.frozen import dataclass
from aigraph.model.names import Choice


class DealClass(Choice):
    """What a transfer does for the one who makes it."""

    FUNDING = "funding"
    PURCHASE = "purchase"
    INCENTIVE = "incentive"
    BACKSTOP = "backstop"
    PLAIN = "plain"

    @classmethod
    def noun(cls) -> str:
        """Give the word for one of them."""
        return "class of deals"


class Layer(Choice):
    """What moves: money, something worth money, or a promise that may never be called."""

    CASH = "cash"
    VALUE = "value"
    CONTINGENT = "contingent"


LAYERS = tuple(Layer)
DEFAULT_LAYERS = (Layer.CASH, Layer.VALUE)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One way in which value is given up.

    Parameters
    ----------
    name : str
        The word in the data.
    deal_class : DealClass
        What it counts as when loops are typed.
    layer : Layer
        Where it may follow other deals.
    verb : str
        How a sentence says it between payer and payee.
    counter_leg : str
        What comes back under the same contract. An attribute, never an arrow of its own.
    """

    name: str
    deal_class: DealClass
    layer: Layer
    verb: str
    counter_leg: str


_F, _P, _I, _B, _N = DealClass
_CASH, _VALUE, _CONTINGENT = Layer

INSTRUMENTS: dict[str, Instrument] = {
    row.name: row
    for row in (
        Instrument("equity", _F, _CASH, "buys shares of", "shares"),
        Instrument("convertible", _F, _CASH, "buys convertible notes of", "notes that turn into shares"),
        Instrument("loan", _F, _CASH, "lends to", "interest and repayment"),
        Instrument("bond", _F, _CASH, "buys bonds of", "coupons and repayment"),
        Instrument("prepayment", _F, _CASH, "pays in advance", "later supply"),
        Instrument("grant", _F, _CASH, "gives a grant to", "conditions"),
        Instrument("compute", _P, _CASH, "buys computing from", "computing"),
        Instrument("chips", _P, _CASH, "buys chips from", "chips"),
        Instrument("equipment", _P, _CASH, "buys equipment from", "equipment"),
        Instrument("energy", _P, _CASH, "buys power from", "power"),
        Instrument("lease", _P, _CASH, "pays rent to", "use of a site or of machines"),
        Instrument("licence", _P, _CASH, "pays for the software of", "licence or service"),
        Instrument("revenue_share", _P, _CASH, "shares revenue with", "licence or distribution"),
        Instrument("acquisition", _P, _CASH, "buys out", "the business or the shares sold"),
        Instrument("supply", _P, _CASH, "buys goods or services from", "goods or services"),
        Instrument("warrant", _I, _VALUE, "gives warrants to", "the holder's purchases"),
        Instrument("stock_grant", _I, _VALUE, "gives shares to", "the holder's purchases"),
        Instrument("credits", _I, _VALUE, "gives credits to", "shares or use of its service"),
        Instrument("guarantee", _B, _CONTINGENT, "gives a guarantee in favour of", "a fee or warrants"),
        Instrument("capacity_backstop", _B, _CONTINGENT, "must take the unsold capacity of", "capacity"),
        Instrument("transfer", _N, _CASH, "pays", "not recorded"),
    )
}

ORDERS = frozenset({"chips", "equipment"})
"""Instruments that order goods which are delivered within years, as capacity and leases are not."""

SHARES, CHIPS = "equity", "chips"
"""The instrument that makes the payer an owner of the payee, and the one that orders chips."""

DEBT = frozenset({"convertible", "loan", "bond"})
"""The instruments that make the payee a debtor of the payer."""

OWED = frozenset({"loan", "bond"})
"""The instruments whose money enters as debt; convertible notes are meant to become shares."""

SHARE_PURCHASES = frozenset({"equity", "convertible"})
"""The instruments that make, or are meant to make, the payer an owner of the payee."""

SHARES_AS_REWARD = frozenset({"warrant", "stock_grant"})
"""The incentives that make the payee an owner of the payer."""

SELLERS: dict[str, frozenset[str]] = {
    "chips": frozenset({"chip_maker", "hardware"}),
    "compute": frozenset({"cloud", "landlord"}),
    "energy": frozenset({"power"}),
    "equipment": frozenset({"hardware", "chip_maker", "power"}),
    "lease": frozenset({"landlord", "cloud", "power", "hardware", "chip_maker"}),
    "licence": frozenset({"lab", "software", "application", "data", "cloud", "chip_maker", "hardware"}),
}
"""For an instrument the roles of companies that sell what it buys; of the others anybody sells it."""

ONE_WAY = frozenset({"equity", "convertible", "bond", "loan", *SELLERS} - {"licence"})
"""The instruments that two companies do not both have with each other."""

PAID_AT_CLOSING = frozenset({"equity", "convertible", "bond", "grant", "prepayment", "acquisition"})
"""The instruments of which the whole sum moves on the day of closing, where no source tells of a schedule."""

COUNTER_LEGS = frozenset(
    {"repayment", "interest", "dividend", "coupon", "shares", "service", "services", "goods", "fee"}
)
"""Words that users try as instruments: they are what comes back, so as arrows they would make every loan a loop."""

UNSTATED = next(name for name, row in INSTRUMENTS.items() if row.deal_class is DealClass.PLAIN)
"""The instrument of a payment whose purpose is not recorded."""

_OTHER_WORDS = {
    "equity": "investment invest invests investor funding shares share stock stake ownership owner owns shareholding "
    "shareholder subscription round seed series|a series|b series|c series|d series|e series|f venture|capital vc "
    "private|placement capital|increase equity|investment capital|injection ipo",
    "convertible": "convertible|note convertible|notes convertible|bond convertible|debt safe",
    "loan": "debt credit lending lends lender credit|facility facility term|loan borrowing mortgage private|credit",
    "bond": "bonds note notes senior|notes debenture",
    "prepayment": "advance advance|payment prepaid deposit",
    "grant": "grants subsidy donation donations gift gifts aid award",
    "compute": "cloud computing hosting cloud|services cloud|contract gpu|rental",
    "chips": "chip gpu gpus semiconductor semiconductors",
    "equipment": "hardware machines machinery servers",
    "energy": "power electricity ppa",
    "lease": "rent rental leasing tenancy",
    "licence": "license licences licenses licensing software subscription|fee royalty royalties",
    "revenue_share": "revenue|sharing rev|share commission",
    "acquisition": "takeover buyout merger acquires m&a purchase|of|company",
    "supply": "purchase purchases buy buys order orders invoice invoices sale sales procurement contract goods service "
    "services customer commercial supplier vendor supplies trade",
    "warrant": "warrants",
    "stock_grant": "stock|grants stock|compensation",
    "credits": "cloud|credits voucher vouchers",
    "guarantee": "guaranty guarantees surety letter|of|credit",
    "capacity_backstop": "backstop",
    "transfer": "plain payment payments pay pays paid wire ach cheque check cash transaction transactions remittance "
    "money|transfer bank|transfer cash_out cash_in debit reinvestment credit|card credit|cards bitcoin",
}

SYNONYMS = {
    other.replace("|", " "): name
    for name, others in _OTHER_WORDS.items()
    for other in (name.replace("_", " "), *others.replace("_", " ").split())
}
"""What people call the instruments in tables of their own, in small letters, to the name in the table."""
