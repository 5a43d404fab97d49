"""Joins the records of two data sets: fields filled in, ids kept apart, conflicts listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

from aigraph.model.company import Alias, Company
from aigraph.model.deal import Deal
from aigraph.model.ledger import Ledger
from aigraph.model.names import fold
from aigraph.model.source import Source

Record = TypeVar("Record", Company, Deal, Source)

_NOT_JOINED = ("id", "origin", "name", "roles")
_DEFAULTS = {"kind": "firm", "basis": "total", "grade": "D"}
"""What a column holds by default: another word says more."""


class Join:
    """A merge in progress: the records so far, and the conflicts in the order in which they were found."""

    def __init__(self) -> None:
        self.conflicts: list[str] = []
        self.packages: dict[str, str] = {}
        self.merged_companies: tuple[Company, ...] = ()
        self.merged_sources: tuple[Source, ...] = ()
        self.merged_deals: tuple[Deal, ...] = ()
        self._extra_names: list[Alias] = []
        self._named: dict[str, str] = {}
        self._tickers: dict[str, str] = {}

    @staticmethod
    def ids(names: Mapping[str, str]) -> Callable[[str], str]:
        """Give a function from an id of the second data set to the one it has in the merged."""
        return lambda name: names.get(name, name)

    def companies(self, one: Ledger, other: Ledger, same: Mapping[str, str]) -> dict[str, str]:
        """Join the companies; give the new id of each of the second data set."""
        made = dict(one.company_by_id)
        self._named = {fold(name): known.id for known in made.values() for name in (known.id, known.name)}
        self._tickers = {fold(known.ticker): known.id for known in made.values() if known.ticker}
        names: dict[str, str] = {}
        for company in other.companies:
            home = same.get(company.id) or _free(company.id, made, partial(_is_copy, company))
            names[company.id] = home
        for company in other.companies:
            home = names[company.id]
            theirs = replace(company, id=home, parent=names.get(company.parent, company.parent))
            if theirs.parent == home:
                theirs = replace(theirs, parent="", parent_since=None)
            if home in made:
                made[home] = self._filled("company", made[home], theirs)
                roles = (*made[home].roles, *(role for role in theirs.roles if role not in made[home].roles))
                made[home] = replace(made[home], roles=roles)
                if fold(theirs.name) != fold(made[home].name):
                    self.conflicts.append(
                        f"company {home}: called {made[home].name!r} in the first ({made[home].origin}) and {theirs.name!r} in the "
                        f"second ({company.origin}); taken for one, the second name as an alias"
                    )
                    self._extra_names.append(Alias(company=home, alias=theirs.name, origin=company.origin))
            else:
                made[home] = self._apart(theirs, company.id)
        self.merged_companies = tuple(made.values())
        return names

    def _apart(self, theirs: Company, id_before: str) -> Company:
        """Add a company of the second data set, kept apart from those that share its id, name or ticker."""
        if theirs.id != id_before:
            self.conflicts.append(f"company {id_before}: another company has this id; the second's is now {theirs.id}")
        holder = self._named.get(fold(theirs.name), theirs.id)
        if holder != theirs.id:
            name = f"{theirs.name} ({theirs.id})"
            self.conflicts.append(
                f"company {theirs.id}: {holder} is called {theirs.name!r} too; it is now called {name!r}"
            )
            theirs = replace(theirs, name=name)
        for name in (theirs.id, theirs.name):
            self._named.setdefault(fold(name), theirs.id)
        holder = self._tickers.setdefault(fold(theirs.ticker), theirs.id) if theirs.ticker else theirs.id
        if holder != theirs.id:
            self.conflicts.append(f"company {theirs.id}: ticker {theirs.ticker} is that of {holder}; kept there only")
            theirs = replace(theirs, ticker="")
        return theirs

    def aliases(self, one: Ledger, other: Ledger, names: Mapping[str, str]) -> tuple[Alias, ...]:
        """Join the aliases; a name that another company already has is left out, which is a conflict."""
        owner = {fold(name): c.id for c in self.merged_companies for name in (c.id, c.name, c.ticker) if name}
        rows = list(one.aliases)
        for alias in one.aliases:
            owner.setdefault(fold(alias.alias), alias.company)
        own = {alias.alias for alias in one.aliases}
        theirs = [replace(alias, company=names.get(alias.company, alias.company)) for alias in other.aliases]
        for alias in (*theirs, *self._extra_names):
            holder = owner.setdefault(fold(alias.alias), alias.company)
            if holder != alias.company:
                self.conflicts.append(
                    f"alias {alias.alias!r} stands for {holder} and for {alias.company}; kept for {holder} only"
                )
            elif alias.alias not in own:
                rows.append(alias)
        return tuple(dict.fromkeys(rows))

    def sources(self, one: Ledger, other: Ledger) -> dict[str, str]:
        """Join the sources by address, or by id and title where one has no address; give the new ids."""
        made = dict(one.source_by_id)
        by_url = {_address(source.url): source.id for source in reversed(one.sources) if source.url}
        ids: dict[str, str] = {}
        quoting: list[str] = []
        for source in other.sources:
            home = by_url.get(_address(source.url)) if source.url else None
            if home is None:
                home = _free(source.id, made, partial(_is_same_source, source))
            ids[source.id] = home
            if source.quotes and not (home in made and made[home].quotes):
                quoting.append(home)
            if home in made:
                made[home] = self._filled("source", made[home], replace(source, id=home))
                continue
            if home != source.id:
                self.conflicts.append(f"source {source.id}: another source has this id; the second's is now {home}")
            made[home] = replace(source, id=home)
            if source.url:
                by_url[_address(source.url)] = home
        # A source may quote one that stands below it.
        for home in quoting:
            made[home] = replace(made[home], quotes=ids.get(made[home].quotes, made[home].quotes))
        self.merged_sources = tuple(made.values())
        return ids

    def deals(self, one: Ledger, other: Ledger, same: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
        """Join the deals; give the new id of each of the second data set."""
        made = dict(one.deal_by_id)
        ids: dict[str, str] = {}
        for deal in other.deals:
            ends = (names.get(deal.payer, deal.payer), names.get(deal.payee, deal.payee), deal.instrument_name)
            ids[deal.id] = same.get(deal.id) or _free(deal.id, made, partial(_has_ends, ends))
        self._rename_packages(one, other, ids)
        for deal in other.deals:
            home = ids[deal.id]
            theirs = replace(
                deal,
                id=home,
                payer=names.get(deal.payer, deal.payer),
                payee=names.get(deal.payee, deal.payee),
                package=self.packages.get(deal.package, deal.package),
                part_of=ids.get(deal.part_of, deal.part_of),
                replaces=tuple(ids.get(name, name) for name in deal.replaces),
                tied_to=tuple(names.get(name, name) for name in deal.tied_to),
                vests_with=ids.get(deal.vests_with, deal.vests_with),
                covers=ids.get(deal.covers, deal.covers),
            )
            if home in made:
                made[home] = self._filled("deal", made[home], theirs)
                continue
            if home != deal.id:
                self.conflicts.append(f"deal {deal.id}: another deal has this id; the second's is now {home}")
            made[home] = theirs
        self.merged_deals = tuple(made.values())
        return ids

    def _rename_packages(self, one: Ledger, other: Ledger, ids: Mapping[str, str]) -> None:
        """Keep agreements apart that share a name and no deal."""
        mine: dict[str, set[str]] = {}
        for deal in one.deals:
            mine.setdefault(deal.package, set()).add(deal.id)
        theirs: dict[str, set[str]] = {}
        for deal in other.deals:
            theirs.setdefault(deal.package, set()).add(ids[deal.id])
        for package, deals in theirs.items():
            if package and package in mine and not deals & mine[package]:
                home = _free(package, mine, partial(_meets, deals))
                self.packages[package] = home
                self.conflicts.append(f"package {package}: names another agreement; the second's is now {home}")

    def _filled(self, what: str, mine: Record, theirs: Record) -> Record:
        """Fill what the first does not say from the second; where both say something, the first is kept, which is a conflict."""
        filled: dict[str, Any] = {}
        for column in fields(mine):
            if column.name in _NOT_JOINED:
                continue
            kept, offered = getattr(mine, column.name), getattr(theirs, column.name)
            if kept == offered or offered in (None, "", ()) or offered == _DEFAULTS.get(column.name):
                continue
            if kept in (None, "", ()) or kept == _DEFAULTS.get(column.name):
                filled[column.name] = offered
            else:
                self.conflicts.append(
                    f"{what} {mine.id}: {column.name.removesuffix('_name')} is {_quoted(kept)} in the first ({mine.origin}) and "
                    f"{_quoted(offered)} in the second ({theirs.origin}); kept {_quoted(kept)}"
                )
        return replace(mine, **filled)


def _free(name: str, taken: Mapping[str, Any], fits: Callable[[Any], bool]) -> str:
    """Give the id itself, or with the first number that is free or already the same."""
    number, home = 1, name
    while (
        home in taken
        and not (number > 1 and fits(taken[home]))
        and not (number == 1 and _fits_plain(taken[home], fits))
    ):
        number += 1
        home = f"{name}-{number}"
    return home


def _fits_plain(known: Any, fits: Callable[[Any], bool]) -> bool:
    # A company that has the id of another, and was not found to be the same, is not the same.
    return not isinstance(known, Company) and fits(known)


def _is_copy(company: Company, known: Company) -> bool:
    return fold(known.name) in (fold(company.name), fold(f"{company.name} ({known.id})"))


def _is_same_source(source: Source, known: Source) -> bool:
    return not (known.url and source.url) and fold(known.title) == fold(source.title)


def _has_ends(ends: tuple[str, str, str], deal: Deal) -> bool:
    return (deal.payer, deal.payee, deal.instrument_name) == ends


def _meets(some: set[str], others: set[str]) -> bool:
    return bool(some & others)


def _address(url: str) -> str:
    return (
        url.split("#", maxsplit=1)[0].rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    )


def _quoted(value: Any) -> str:
    return repr(";".join(value) if isinstance(value, tuple) else str(value))
