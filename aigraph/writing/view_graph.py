"""A view as nodes and edges with named, typed attributes: what every graph format writes in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aigraph.loops.loop_list import LoopList
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View

TEXT, NUMBER, COUNT, FLAG, DAY, LIST = "text", "number", "count", "flag", "day", "list"

Value = str | Decimal | int | bool | date | tuple[str, ...]

NODE_ATTRIBUTES: dict[str, str] = {
    "name": TEXT,
    "kind": TEXT,
    "roles": LIST,
    "country": TEXT,
    "parent": TEXT,
    "parent_since": TEXT,
    "ticker": TEXT,
    "lei": TEXT,
    "cik": TEXT,
    "wikidata": TEXT,
    "aliases": LIST,
    "in_loop": FLAG,
    "loops": COUNT,
    "loop_names": LIST,
}
"""The attributes of a company and their types; the names are public."""

EDGE_ATTRIBUTES: dict[str, str] = {
    "instrument": TEXT,
    "deal_class": TEXT,
    "layer": TEXT,
    "status": TEXT,
    "low_usd_bn": NUMBER,
    "usd_bn": NUMBER,
    "high_usd_bn": NUMBER,
    "paid_usd_bn": NUMBER,
    "basis": TEXT,
    "since": DAY,
    "term_start": TEXT,
    "term_end": TEXT,
    "title": TEXT,
    "package": TEXT,
    "part_of": TEXT,
    "replaces": LIST,
    "tied_to": LIST,
    "recorded_payer": TEXT,
    "recorded_payee": TEXT,
    "reported": TEXT,
    "sources": LIST,
    "source_urls": LIST,
    "in_loop": FLAG,
    "loops": COUNT,
    "loop_names": LIST,
}
"""The attributes of a deal and their types; the names are public. Recorded ends differ where a subsidiary was merged."""


@dataclass(frozen=True, slots=True)
class CompanyNode:
    """A company of the view; what is unknown or empty is not among its values."""

    id: str
    company: Company
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class DealEdge:
    """A deal of the view, from payer to payee; what is unknown or empty is not among its values."""

    id: str
    payer: str
    payee: str
    arrow: Arrow
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ViewGraph:
    """The companies and deals of a view, ready to be written."""

    view: View
    loops: LoopList
    nodes: tuple[CompanyNode, ...]
    edges: tuple[DealEdge, ...]

    @property
    def written(self) -> dict[str, int]:
        """How many companies and deals there are."""
        return {"companies": len(self.nodes), "deals": len(self.edges)}


def graph_of_view(view: View, loops: LoopList) -> ViewGraph:
    """Put the companies and deals of a view together, each with the loops that it is on.

    O(companies + deals + events + legs on loops).
    """
    on_node: dict[str, dict[str, None]] = defaultdict(dict)
    on_edge: dict[str, dict[str, None]] = defaultdict(dict)
    for loop in loops:
        for company in loop.companies:
            on_node[company][loop.name] = None
        for arrow in loop.arrows:
            on_edge[arrow.deal.id][loop.name] = None
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in view.ledger.aliases:
        aliases[alias.company].append(alias.alias)
    return ViewGraph(
        view,
        loops,
        tuple(CompanyNode(c.id, c, _node(c, aliases[c.id], tuple(on_node[c.id]))) for c in view.companies),
        tuple(
            DealEdge(arrow.deal.id, arrow.payer, arrow.payee, arrow, _edge(view, arrow, tuple(on_edge[arrow.deal.id])))
            for arrow in view.arrows
        ),
    )


def _node(company: Company, aliases: Sequence[str], loops: tuple[str, ...]) -> dict[str, Value]:
    return _known(
        name=company.name,
        kind=company.kind,
        roles=company.roles,
        country=company.country,
        parent=company.parent,
        parent_since=str(company.parent_since or ""),
        ticker=company.ticker,
        lei=company.lei,
        cik=company.cik,
        wikidata=company.wikidata,
        aliases=tuple(aliases),
    ) | _membership(loops)


def _edge(view: View, arrow: Arrow, loops: tuple[str, ...]) -> dict[str, Value]:
    deal, amount = arrow.deal, arrow.amount
    sources = tuple(dict.fromkeys(event.source for event in arrow.events if event.source))
    addresses = (view.ledger.source_by_id[source].url for source in sources if source in view.ledger.source_by_id)
    paid = next((event.paid_usd_bn for event in reversed(arrow.events) if event.paid_usd_bn is not None), None)
    return _known(
        instrument=deal.instrument_name,
        deal_class=str(arrow.deal_class),
        layer=str(arrow.layer),
        status=str(arrow.status),
        # A floor of 0 with nothing else is how an amount says that nothing is known.
        low_usd_bn=amount.low if amount.is_known else None,
        usd_bn=amount.central,
        high_usd_bn=amount.high,
        paid_usd_bn=paid,
        basis=deal.basis,
        since=None if arrow.since == UNDATED else arrow.since,
        term_start=str(deal.start or ""),
        term_end=str(deal.end or ""),
        title=deal.title,
        package=deal.package,
        part_of=deal.part_of,
        replaces=deal.replaces,
        tied_to=deal.tied_to,
        recorded_payer=deal.payer,
        recorded_payee=deal.payee,
        reported=next((event.reported for event in reversed(arrow.events) if event.reported), ""),
        sources=sources,
        source_urls=tuple(filter(None, addresses)),
    ) | _membership(loops)


def _membership(loops: tuple[str, ...]) -> dict[str, Value]:
    membership: dict[str, Value] = {"in_loop": bool(loops), "loops": len(loops)}
    return membership | ({"loop_names": loops} if loops else {})


def _known(**values: Value | None) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None and value not in ("", ())}


def value_text(value: Value) -> str:
    """Write a value as text: figures digit by digit, days as ISO 8601, lists with semicolons between their items."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return ";".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def used_attributes(attributes: Mapping[str, str], records: Iterable[CompanyNode | DealEdge]) -> dict[str, str]:
    """Give the attributes that some record has, in their order, so that no column is empty throughout."""
    used = {name for record in records for name in record.values}
    return {name: type_ for name, type_ in attributes.items() if name in used}
