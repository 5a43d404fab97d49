"""Which column of a table means what: by the names that people give them, in any order and case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aigraph.model.names import suggest
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.raw_table import refuse

_NAMES: dict[str, tuple[str, ...]] = {
    # For each role the names by strength: a weaker one counts only where no stronger one is there.
    "payer": (
        "payer payor",
        (
            "from sender investor buyer lender creditor funder backer fromcompany fromentity fromaccount fromname fromid "
            "fromnode fromnodeid originator nameorig origin remitter sourcecompany sourceaccount sourcename sourcenode sourceid src startid "
            "payername senderaccount sendername senderid donor acquirer purchaser shareholder owner giver accountfrom origacct "
            "interestedparty client customer u von zahler payeur"
        ),
        "source company1 party1 node1",
    ),
    "payee": (
        "payee",
        (
            "to target receiver recipient investee seller borrower debtor beneficiary tocompany toentity toaccount toname toid "
            "tonode tonodeid namedest dest destination destinationaccount dst targetcompany targetaccount targetname targetnode targetid "
            "endid payeename receiveraccount receivername receiverid recipientname grantee acquired acquiree issuer asset vendor "
            "supplier counterparty accountto beneacct portfoliocompany subject v an nach empfänger empfaenger bénéficiaire beneficiaire"
        ),
        "company startup organisation organization company2 party2 node2",
    ),
    "amount": (
        "amount",
        (
            "value sum size dealsize dealvalue dealamount paymentamount transactionamount invoiceamount invoicetotal investmentamount "
            "amountpaid amountraised moneyraised raised consideration amt price total betrag montant transactionvalue totalamount"
        ),
        "weight cost volume",
    ),
    "low": ("low lowamount amountlow minamount amountmin minimum min lower",),
    "high": ("high highamount amounthigh maxamount amountmax maximum max upper",),
    "paid": ("paid paidamount drawn disbursed",),
    "currency": (
        "currency ccy curr currencycode paymentcurrency transactioncurrency currencypaid devise waehrung währung",
    ),
    "date": (
        "date day",
        (
            "dealdate transactiondate paymentdate invoicedate announced announceddate announcementdate dateannounced closingdate "
            "closedate datetime since datum when bookingdate valuedate tradedate"
        ),
        "timestamp time year month period",
    ),
    "start": ("start startdate validfrom termstart",),
    "end": ("end enddate validto termend",),
    "status": ("status dealstatus", "state stage"),
    "instrument": (
        "instrument",
        "type dealtype transactiontype investmenttype paymenttype paymentformat roundtype edgetype relationshiptype",
        "kind category relation relationship round",
    ),
    "source": ("url sourceurl link", "source sources citation reference evidence sourcefile"),
    "title": ("title dealname", "description purpose memo narrative details", "label note notes comment comments"),
    "id": ("id dealid transactionid txid paymentid", "uuid key ref invoiceno invoicenumber invoiceid recordid edgeid"),
}
ROLES = tuple(_NAMES)
"""What a column can mean."""

_TIERS = {role: tuple(tuple(names.split()) for names in tiers) for role, tiers in _NAMES.items()}
_MUST_BE_PLAIN = ("payer", "payee", "amount", "date")
_FIGURES = ("amount", "low", "high", "paid")

_UNITS = {
    word: factor
    for factor, words in {
        Decimal(10**3): "k thousand thousands tsd",
        Decimal(10**6): "m mn mm mio million millions",
        Decimal(10**9): "b bn bln billion billions mrd",
        Decimal(10**12): "tn trn trillion trillions",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column without what it says of unit and currency."""

    name: str
    unit: Decimal | None = None
    currency: str = ""


def heading(text: str) -> Heading:
    """Take the unit and the currency off a heading.

    Examples
    --------
    >>> heading("Amount (USD bn)")
    Heading(name='amount', unit=Decimal('1000000000'), currency='USD')
    >>> heading("From Company").name
    'fromcompany'
    """
    import_name = _NEO4J_END.fullmatch(text)
    text = import_name[1] if import_name else _NEO4J_TYPE.sub("", text)
    words = re.findall(r"[^\W_]+|[$€£¥₹]", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold())
    unit, currency, rest = None, "", []
    for word in words:
        code = currency_of(word) if len(words) > 1 else None
        sign_and_unit = re.fullmatch(r"(usd|eur|gbp)(m|mn|bn|k)", word)
        if sign_and_unit:
            currency, unit = sign_and_unit[1].upper(), _UNITS[sign_and_unit[2]]
        elif code:
            currency = code
        elif word in _UNITS and len(words) > 1:
            unit = _UNITS[word]
        elif word != "in":
            rest.append(word)
    if not rest and (unit or currency):
        rest = ["amount"]
    return Heading("".join(rest), unit, currency)


_NEO4J_END = re.compile(r"\w*:(START_ID|END_ID|TYPE|ID)(?:\(.*\))?")
_NEO4J_TYPE = re.compile(
    r"(?<=\w):(?:int|long|float|double|boolean|byte|short|char|string|point|date|(?:local|zoned)?(?:date)?time)\b.*"
)
"""What Neo4j's import tool has in the headings of its files: which column is an end, and of what type a value is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which columns mean what, by their places; several places of one role are joined.

    Parameters
    ----------
    unit, currency
        What the heading of the amounts says, if anything.
    status : Status or None
        How far the rows have got, where the headings are those of a list of payments.
    """

    places: Mapping[str, tuple[int, ...]]
    unit: Decimal | None = None
    currency: str = ""
    status: Status | None = None

    def told(self, columns: Sequence[str]) -> dict[str, str]:
        """Say for each role the heading of its column."""
        return {role: " + ".join(columns[place] for place in places) for role, places in self.places.items()}


def plan_columns(path: str, columns: Sequence[str], given: Mapping[str, str], line: int = 1) -> Plan:
    """Find out which column means what.

    Parameters
    ----------
    columns : sequence of str
        The headings.
    given : mapping of str to str
        What the user or the format says: role to heading.

    Raises
    ------
    DataError
        If no column can be the payer or the payee, if two columns can mean the same, or two have one name.
    """
    special = _transactions_of_amlworld(columns)
    if special and not given:
        return special
    _refuse_twins(path, columns, line)
    places = {role: (_place(path, columns, role, name, line),) for role, name in given.items()}
    headings = [heading(column) for column in columns]
    for role in _order(headings):
        if role not in places:
            taken = {place for used in places.values() for place in used}
            found = _find(path, columns, headings, role, taken, line)
            if found is not None:
                places[role] = (found,)
    for role in ("payer", "payee"):
        if role not in places:
            listed = ", ".join(repr(column[:40]) for column in columns if column) or "none"
            message = f"no column can be the {role}: there is {listed}; say which by --map {role}=COLUMN"
            raise refuse(path, message, line)
    figures = [headings[places[role][0]] for role in _FIGURES if role in places]
    unit = next((it.unit for it in figures if it.unit), None)
    currency = next((it.currency for it in figures if it.currency), "")
    return Plan({role: places[role] for role in ROLES if role in places}, unit, currency)


def _order(headings: Sequence[Heading]) -> Sequence[str]:
    # "source" beside "target" is who pays; beside "payee" it is where the row was read.
    names = {it.name for it in headings}
    paired = names & {"target", "destination", "dest", "dst", "to", "receiver"}
    return ROLES if paired else ("source", *(role for role in ROLES if role != "source"))


def _find(
    path: str, columns: Sequence[str], headings: Sequence[Heading], role: str, taken: set[int], line: int
) -> int | None:
    for names in _TIERS[role]:
        found = [place for place, it in enumerate(headings) if it.name in names and place not in taken]
        if len(found) > 1 and role in _MUST_BE_PLAIN:
            both = " and ".join(repr(columns[place]) for place in found)
            message = f"columns {both} can each be the {role}; say which by --map {role}={columns[found[0]]}"
            raise refuse(path, message, line)
        if found:
            return min(found, key=lambda place: names.index(headings[place].name))
    return None


def _place(path: str, columns: Sequence[str], role: str, name: str, line: int) -> int:
    if role not in _NAMES:
        near = suggest(role, ROLES)
        hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(ROLES)}"
        raise refuse(path, f"{role!r} in --map {role}={name} is no part of a deal; {hint}")
    squeezed = [column.casefold().strip() for column in columns]
    if name in columns:
        return list(columns).index(name)
    if name.casefold().strip() in squeezed:
        return squeezed.index(name.casefold().strip())
    near = suggest(name, columns)
    hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(map(repr, columns))}"
    raise refuse(path, f"column {name!r} in --map {role}={name} is not there; {hint}", line)


def _refuse_twins(path: str, columns: Sequence[str], line: int) -> None:
    first: dict[str, int] = {}
    for place, column in enumerate(columns, start=1):
        name = " ".join(column.casefold().split())
        if name and name in first:
            message = f"two columns are called {column[:60]!r}, columns {first[name]} and {place}; rename one of them"
            raise refuse(path, message, line)
        first.setdefault(name, place)


def _transactions_of_amlworld(columns: Sequence[str]) -> Plan | None:
    """Know the transactions of IBM's AMLworld, which have two columns of the same name.

    References
    ----------
    E. Altman et al., "Realistic Synthetic Financial Transactions for Anti-Money Laundering Models", NeurIPS 2023,
    https://arxiv.org/abs/2306.16424
    """
    names = [re.sub(r"[^a-z]", "", column.casefold()) for column in columns]
    if names[: len(_AMLWORLD)] != list(_AMLWORLD):
        return None
    places = {"payer": (1, 2), "payee": (3, 4), "amount": (7,), "currency": (8,), "date": (0,), "instrument": (9,)}
    return Plan({role: places[role] for role in ROLES if role in places}, status=Status.CLOSED)


_AMLWORLD = (
    "timestamp",
    "frombank",
    "account",
    "tobank",
    "account",
    "amountreceived",
    "receivingcurrency",
    "amountpaid",
    "paymentcurrency",
    "paymentformat",
)
