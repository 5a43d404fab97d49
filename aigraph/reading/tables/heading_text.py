"""A heading, and what it says of unit and currency; and headings that leave open who pays whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aigraph.model.origin import DataError
from aigraph.reading.cells.amount_wordings import BESIDE_AMOUNTS
from aigraph.reading.cells.scale_words import COUNTED
from aigraph.reading.tables.headings import HEADINGS, NO_DIRECTION, OBLIGATION_WORDS, PAYEES_BESIDE_A_COMPANY
from aigraph.reading.tables.unit_text import FILLERS, UnitText, read_unit_text


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, and what it says of unit and currency apart from the name."""

    name: str
    says: UnitText


def parse_heading(text: str) -> Heading:
    """Take the unit and the currency off a heading.

    Examples
    --------
    >>> parse_heading("Amount (USD bn)").name, str(parse_heading("Amount (USD bn)").says.unit)
    ('amount', '1000000000')
    >>> parse_heading("From Company").name
    'fromcompany'
    """
    end = _NEO4J_END.fullmatch(text)
    text = end[1] if end else _NEO4J_TYPE.sub("", text)
    says = read_unit_text(text)
    rest = [word for word in says.rest if word != "in"]
    if not rest and says.says_something:
        rest = ["amount"]
    while len(rest) > 1 and says.says_something and rest[-1] in _BEFORE_UNITS:
        rest.pop()
    name = "".join(rest) or "".join(re.findall(r"[^\W_]+", text.casefold()))
    found = _IN_BRACKETS.fullmatch(text) if name not in _KNOWN else None
    if found is None:
        return Heading(name, says)
    outer = parse_heading(found["outer"])
    return _with_own_unit(outer, found["inner"], says) if outer.name in _KNOWN else Heading(name, says)


def _with_own_unit(outer: Heading, inner: str, says: UnitText) -> Heading:
    """Read what stands in brackets behind a word that is known: a unit of the table's own counts as a currency without a rate."""
    if outer.name not in _AMOUNTS or says.currency or says.is_share or says.is_doubtful:
        return Heading(outer.name, says)
    words = [word for word in re.findall(r"[^\W\d_]+", inner) if len(word) > 1 and read_unit_text(word).rest]
    strange = [word for word in words if word.casefold() not in BESIDE_AMOUNTS | FILLERS | _BESIDE_HEADINGS]
    if any(word.casefold() in COUNTED for word in strange):
        return Heading(outer.name, UnitText(rest=outer.says.rest, is_share=True))
    if len(strange) != 1:
        return Heading(outer.name, replace(says, is_doubtful=bool(strange)))
    unit = read_unit_text(inner.replace(strange[0], "USD", 1)).unit
    return Heading(outer.name, UnitText(unit or says.unit, strange[0].upper(), outer.says.rest))


_IN_BRACKETS = re.compile(r"\s*(?P<outer>[^()\[\]]*[^()\[\]\s])\s*[(\[](?P<inner>[^()\[\]]+)[)\]]\s*")
_BEFORE_UNITS = frozenset({"en", "em", "di", "de", "von", "i", "w", "x", "as"})
_KNOWN = frozenset(word for ranks in HEADINGS.values() for rank in ranks for word in rank)
_AMOUNTS = frozenset(word for role in ("amount", "low", "high", "paid") for rank in HEADINGS[role] for word in rank)
_BESIDE_HEADINGS = frozenset(
    [
        "net",
        "gross",
        "approx",
        "estimated",
        "excl",
        "incl",
        "vat",
        "tax",
        "taxes",
        "nominal",
        "real",
        "local",
        "original",
        "converted",
        "rounded",
        "final",
        "signed",
        "announced",
        "agreed",
        "disclosed",
        "undisclosed",
        "optional",
        "known",
        "base",
        "case",
        "text",
        "raw",
        "number",
        "numbers",
        "see",
        "note",
        "notes",
        "headline",
        "aggregate",
        "contract",
        "committed",
        "planned",
        "actual",
        "expected",
        "minimum",
        "maximum",
        "low",
        "high",
        "per",
        "year",
        "annual",
        "netto",
        "brutto",
        "ca",
        "geschätzt",
        "ht",
        "ttc",
        "hors",
        "taxe",
        "estimé",
        "estimado",
        "neto",
        "bruto",
        "lordo",
        "stimato",
        "bedragen",
    ]
)
"""Words in brackets behind a heading that are no unit."""


_NEO4J_END = re.compile(r"\w*:(START_ID|END_ID|TYPE|ID)(?:\(.*\))?")
_NEO4J_TYPE = re.compile(
    r"(?<=\w):(?:int|long|float|double|boolean|byte|short|char|string|point|date|(?:local|zoned)?(?:date)?time)\b.*"
)
"""What Neo4j's import tool has in the headings of its files: which column is an end, and of what type a value is."""


def place_ends(
    name: str, columns: Sequence[str], headings: Sequence[Heading], places: dict[str, tuple[int, ...]], line: int
) -> None:
    """Place the ends whose headings mean one thing or the other by what stands beside them."""
    at = {it.name: place for place, it in reversed(list(enumerate(headings)))}
    if "payer" in places or "payee" in places:
        return
    if {"kreditor", "debitor"} <= set(at):
        # In German books these are supplier and customer, and no lender and borrower.
        places |= {"payer": (at["debitor"],), "payee": (at["kreditor"],)}
        return
    owed = {"debtor", "creditor"} <= set(at)
    if owed and any(word in " ".join(columns).casefold() for word in OBLIGATION_WORDS):
        places |= {"payer": (at["debtor"],), "payee": (at["creditor"],)}
    elif owed:
        message = (
            "'debtor' and 'creditor' do not say who pays whom: who owes pays a debt, who lends pays out a loan; say which by "
            f"--map payer={columns[at['debtor']]} --map payee={columns[at['creditor']]}, or the other way round"
        )
        raise DataError.at(name, message, line)
    company = next(
        (
            at[word]
            for word in ("company", "companyname", "firm", "organisation", "organization", "entity")
            if word in at
        ),
        None,
    )
    other = next((at[word] for word in PAYEES_BESIDE_A_COMPANY if word in at), None)
    payer_words = {word for rank in HEADINGS["payer"] for word in rank}
    if company is not None and other is not None and not any(it.name in payer_words for it in headings):
        places |= {"payer": (company,), "payee": (other,)}
    customer = next(
        (at[word] for word in ("customer", "client", "buyer", "purchaser", "user", "tenant") if word in at), None
    )
    provider = next((at[word] for word in _SELLERS_BESIDE_A_CUSTOMER if word in at), None)
    if customer is not None and provider is not None and "payer" not in places:
        places |= {"payer": (customer,), "payee": (provider,)}
    receiver = next((at[word] for word in ("beneficiary", "recipient", "grantee", "warrantholder") if word in at), None)
    if "issuer" in at and receiver is not None:
        places |= {"payer": (at["issuer"],), "payee": (receiver,)}
    elif "issuer" in at and "holder" in at:
        places |= {"payer": (at["holder"],), "payee": (at["issuer"],)}


_SELLERS_BESIDE_A_CUSTOMER = (
    "provider",
    "serviceprovider",
    "counterparty",
    "reportingcompany",
    "reportingentity",
    "reporter",
    "filer",
    "registrant",
)
"""Headings of who is paid by the customer in the column beside."""


def refuse_without_direction(name: str, columns: Sequence[str], headings: Sequence[Heading], line: int) -> None:
    """Refuse a table with two columns of companies whose headings do not say who pays whom."""
    known = {it.name: columns[place] for place, it in enumerate(headings)}
    for one, other in NO_DIRECTION:
        if one in known and other in known:
            message = (
                f"columns {known[one]!r} and {known[other]!r} do not say who pays whom; say which by "
                f"--map 'payer={known[one]}' --map 'payee={known[other]}', or the other way round"
            )
            raise DataError.at(name, message, line)


def stems(column: str) -> set[str]:
    """Give what may be the word in a heading, without the words that only say that a company is meant: "Name of the lender", "Paying company (legal name)"."""
    words = re.findall(r"[^\W_]+", column.casefold())
    stem = "".join(word for word in words if word not in _OF_COMPANIES)
    if not stem.isascii():
        bare = _SUFFIX.sub("", stem)
        return {bare, *(bare + end for end in _ENDS_OF_NAMES)}
    return {stem, stem.removesuffix("s")}


_ENDS_OF_NAMES = ("方", "人", "者", "家", "先", "元", "公司", "企业", "企業", "会社", "사", "자", "회사")
_SUFFIX = re.compile(r"(?:の?名称|の?名前|全称|名|企業|企业|公司|会社|法人|单位|主体|회사명|기업명|회사|기업)+$")


_OF_COMPANIES = frozenset(
    [
        "all",
        "name",
        "names",
        "of",
        "the",
        "legal",
        "full",
        "company",
        "companies",
        "entity",
        "entities",
        "party",
        "organisation",
        "organization",
        "firm",
        "corporate",
        "id",
        "code",
        "account",
        "no",
        "number",
        "nom",
        "du",
        "de",
        "la",
        "le",
        "des",
        "l",
        "société",
        "entreprise",
        "nombre",
        "del",
        "empresa",
        "nome",
        "da",
        "do",
        "società",
        "azienda",
        "firma",
        "der",
        "des",
        "unternehmen",
        "gesellschaft",
        "naam",
        "van",
    ]
)
