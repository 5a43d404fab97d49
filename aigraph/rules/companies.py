"""Rules on who pays whom: no one pays itself, no name means two companies, no unnamed group closes a loop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.names import fold
from aigraph.model.origin import Origin, Problem, Severity
from aigraph.model.status import Status

_NOBODY = re.compile(
    r"\b(lenders|banks|investors|suppliers|customers|holders|others|various|undisclosed|unnamed|not named|syndicate)\b"
)


def no_one_pays_itself(ledger: Ledger) -> Iterator[Problem]:
    """The payer and the payee of a deal differ."""
    for deal in ledger.deals:
        if deal.payer == deal.payee:
            message = f"{deal.payer!r} is both payer and payee; a deal needs two companies"
            yield Problem(deal.origin, message, rule="no_one_pays_itself")


def a_name_means_one_company(ledger: Ledger) -> Iterator[Problem]:
    """No alias, name or ticker, read without regard to case, means two companies."""
    owner: dict[str, str] = {}
    names: list[tuple[Origin, str, str]] = []
    for company in ledger.companies:
        owner.setdefault(fold(company.id), company.id)
    for company in ledger.companies:
        names += [(company.origin, name, company.id) for name in (company.name, company.ticker) if name]
    names += [(alias.origin, alias.alias, alias.company) for alias in ledger.aliases]
    for origin, name, company_id in names:
        other = owner.setdefault(fold(name), company_id)
        if other != company_id:
            message = f"{name!r} stands for {company_id!r}, but already for {other!r}"
            yield Problem(origin, message, rule="a_name_means_one_company")


def groups_without_a_name_say_so(ledger: Ledger) -> Iterator[Problem]:
    """A company called "lenders", "investors", "others" or the like is of kind placeholder."""
    for company in ledger.companies:
        if not company.is_placeholder and _NOBODY.search(fold(company.name)):
            message = f"{company.name!r} names nobody, but its kind is {company.kind!r}; expected 'placeholder'"
            yield Problem(company.origin, message, rule="groups_without_a_name_say_so", severity=Severity.WARNING)


def placeholders_close_no_loop(ledger: Ledger) -> Iterator[Problem]:
    """Money that reaches a placeholder cannot be said to come back from it: it may be another bank or supplier.

    Deals that never came about or were refuted do not count.
    """
    alive = _alive(ledger)
    onward: dict[str, list[str]] = defaultdict(list)
    for deal in ledger.deals:
        if deal.id in alive:
            onward[deal.payer].append(deal.payee)
    paid = {end for ends in onward.values() for end in ends}
    for company in ledger.companies:
        if not company.is_placeholder or company.id not in paid:
            continue
        reached, todo = set[str](), list(onward[company.id])
        while todo:
            end = todo.pop()
            if end not in reached:
                reached.add(end)
                todo += onward[end]
        if company.id in reached:
            deals = [d for d in ledger.deals if d.payer == company.id and d.id in alive]
            blamed = next((d for d in deals if d.payee in reached), deals[0])
            message = f"placeholder {company.id!r} would close a loop through {blamed.payee!r}; name the companies"
            yield Problem(blamed.origin, message, rule="placeholders_close_no_loop")


def _alive(ledger: Ledger) -> set[str]:
    dead = (Status.CANCELLED, Status.REPLACED, Status.REFUTED)
    return {deal for deal, history in ledger.history.items() if history[-1][1].status not in dead}


def identifiers_are_well_formed(ledger: Ledger) -> Iterator[Problem]:
    """A country, LEI, SEC number or Wikidata item has its form, and the check digits of an LEI are right (ISO 17442)."""
    for company in ledger.companies:
        for column, form in _FORMS.items():
            value = getattr(company, column)
            if value and not form.fullmatch(value):
                message = f"{column} {value!r} has not the form of one: expected one as {_EXAMPLES[column]}"
                yield Problem(company.origin, message, rule="identifiers_are_well_formed")
        if _FORMS["lei"].fullmatch(company.lei) and int("".join(str(int(sign, 36)) for sign in company.lei)) % 97 != 1:
            message = f"lei {company.lei!r} has wrong check digits; look for a mistyped sign"
            yield Problem(company.origin, message, rule="identifiers_are_well_formed")


def identifiers_mean_one_company(ledger: Ledger) -> Iterator[Problem]:
    """No two companies have one LEI, SEC number, Wikidata item or ticker."""
    owner: dict[tuple[str, str], str] = {}
    for company in ledger.companies:
        for column in ("lei", "cik", "wikidata", "ticker"):
            value = fold(getattr(company, column))
            other = owner.setdefault((column, value), company.id) if value else company.id
            if other != company.id:
                message = f"{column} {getattr(company, column)!r} of {company.id!r} is already that of {other!r}"
                yield Problem(company.origin, message, rule="identifiers_mean_one_company")


_FORMS = {
    # ISO 3166 keeps UK for no other use; the code is GB.
    "country": re.compile(r"(?!UK)[A-Z]{2}"),
    "lei": re.compile(r"[A-Z0-9]{18}\d{2}"),
    "cik": re.compile(r"[1-9]\d{0,9}"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
}
_EXAMPLES = {
    "country": "GB",
    "lei": "549300S4KLFTLO7GSQ80",
    "cik": "1045810, without zeros before it",
    "wikidata": "Q182477",
}


def parents_end_somewhere(ledger: Ledger) -> Iterator[Problem]:
    """Following a company's parents never leads back to it, and a day of consolidation has a parent."""
    for company in ledger.companies:
        if company.parent_since and not company.parent:
            message = f"parent_since {company.parent_since} stands without a parent"
            yield Problem(company.origin, message, rule="parents_end_somewhere")
        seen, above = [company.id], company.parent
        while above and above not in seen:
            seen.append(above)
            record = ledger.company_by_id.get(above)
            above = record.parent if record else ""
        if above == company.id:
            message = f"parent {company.parent!r} leads back to {company.id!r}"
            yield Problem(company.origin, message, rule="parents_end_somewhere")


RULES: list[Callable[[Ledger], Iterator[Problem]]] = [
    no_one_pays_itself,
    a_name_means_one_company,
    groups_without_a_name_say_so,
    placeholders_close_no_loop,
    identifiers_are_well_formed,
    identifiers_mean_one_company,
    parents_end_somewhere,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {}
