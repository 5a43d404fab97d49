"""A view as FollowTheMoney entities, one JSON object a line: what Aleph, OpenSanctions and their tools read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from aigraph.language.sentences import money
from aigraph.model.company import Company
from aigraph.model.instruments import DEBT, SHARES, Layer
from aigraph.writing.unsupported_text import Cleaner
from aigraph.writing.view_graph import DealEdge, ViewGraph, value_text

_SCHEMATA = {"government": "PublicBody", "placeholder": "LegalEntity"}
_BILLION = Decimal(10) ** 9

Entity = dict[str, Any]


def ftm_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write companies as Company, PublicBody or (for parties without a name) LegalEntity, and each deal as an interval.

    Loans, bonds and convertible notes are a Debt from debtor (our payee) to creditor (our payer); shares bought are an
    Ownership of the asset (payee) by the owner (payer); all other cash is a Payment from payer to beneficiary. Warrants, shares and
    credits given away and guarantees move no money: they are an UnknownLink with the instrument as ``role``. A parent owns
    its subsidiary. Amounts are US dollars; one without a figure to quote has its range in ``description`` only.

    References
    ----------
    FollowTheMoney, the data model, https://followthemoney.tech/explorer/
    """
    clean = Cleaner.for_xml()
    entities = [*_companies(graph), *(_deal(graph, edge) for edge in graph.edges)]
    lines = [json.dumps(_cleaned(entity, clean), ensure_ascii=False) for entity in entities]
    ranges = sum("low_usd_bn" in edge.values and not edge.arrow.amount.is_exact for edge in graph.edges)
    lost = [
        f"the typed range of {ranges} amounts: low and high are in the description" if ranges else "",
        "status, basis, layer and loops of the deals as fields: status is in the description",
    ]
    return "".join(f"{line}\n" for line in lines), (*clean.lost, *filter(None, lost))


def _cleaned(entity: Entity, clean: Cleaner) -> Entity:
    held = {name: [clean(value) for value in values if value] for name, values in entity["properties"].items()}
    return {
        "id": clean(entity["id"]),
        "schema": entity["schema"],
        "properties": {name: values for name, values in held.items() if values},
    }


def _companies(graph: ViewGraph) -> Iterator[Entity]:
    listed = {node.id: node for node in graph.nodes}
    for node in graph.nodes:
        company = node.company
        aliases = node.values.get("aliases", ())
        schema = _SCHEMATA.get(company.kind, "Company")
        yield _entity(
            _company(node.id),
            schema,
            name=company.name,
            alias=aliases if isinstance(aliases, tuple) else (),
            country=company.country.lower(),
            leiCode=company.lei,
            wikidataId=company.wikidata,
            keywords=company.roles,
            **({"cikCode": company.cik, "ticker": company.ticker} if schema == "Company" else {}),
        )
        if company.parent in listed:
            yield _parent(company)


def _parent(company: Company) -> Entity:
    return _entity(
        f"aigraph-parent-{company.id}",
        "Ownership",
        owner=_company(company.parent),
        asset=_company(company.id),
        startDate=str(company.parent_since or ""),
        role="parent",
    )


def _deal(graph: ViewGraph, edge: DealEdge) -> Entity:
    arrow, deal = edge.arrow, edge.arrow.deal
    payer, payee = _company(edge.payer), _company(edge.payee)
    central = arrow.amount.central
    dollars = "" if central is None else value_text(central * _BILLION).removesuffix(".0")
    ends: dict[str, Any]
    if arrow.layer is not Layer.CASH:
        schema, ends = "UnknownLink", {"subject": payer, "object": payee, "role": deal.instrument_name}
    elif deal.instrument_name in DEBT:
        schema, ends = "Debt", {"debtor": payee, "creditor": payer}
    elif deal.instrument_name == SHARES:
        schema, ends = "Ownership", {"owner": payer, "asset": payee, "status": str(arrow.status)}
    else:
        schema, ends = "Payment", {"payer": payer, "beneficiary": payee, "purpose": deal.instrument_name}
    if dollars and schema == "Ownership":
        ends |= {"sharesValue": dollars, "sharesCurrency": "USD"}
    elif dollars and schema in ("Debt", "Payment"):
        ends |= {"amount": dollars, "amountUsd": dollars, "currency": "USD"}
    sources = {
        source: graph.view.ledger.source_by_id.get(source) for source in dict.fromkeys(e.source for e in arrow.events)
    }
    reported = edge.values.get("reported", "")
    return _entity(
        f"aigraph-deal-{deal.id}",
        schema,
        **ends,
        recordId=deal.id,
        date=value_text(edge.values.get("since", "")),
        startDate=str(deal.start or ""),
        endDate=str(deal.end or ""),
        summary=deal.title,
        description=f"{deal.instrument.verb}: {money(arrow.amount)}, {arrow.status}"
        + (f"; reported: {reported}" if reported else ""),
        sourceUrl=tuple(source.url for source in sources.values() if source),
        publisher=tuple(dict.fromkeys(source.publisher for source in sources.values() if source)),
    )


def _company(name: str) -> str:
    return f"aigraph-company-{name}"


def _entity(key: str, schema: str, **properties: str | tuple[str, ...]) -> Entity:
    held = {name: [value] if isinstance(value, str) else list(value) for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": held}
