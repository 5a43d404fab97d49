"""Joins the public record to a table of one's own, to see which known loops its companies touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from aigraph.datasets.decisions import COMPANY, Decision, Verdict
from aigraph.datasets.merge import merge
from aigraph.language.sentences import count
from aigraph.model.amount import Amount
from aigraph.model.company_forms import company_key
from aigraph.model.deal import Deal
from aigraph.model.instruments import UNSTATED
from aigraph.model.intake import Intake
from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin, Problem, Severity, UnknownNameError
from aigraph.reading.load import load

_RULE = "intake"


def with_public_record(own: Ledger, public: Ledger | None = None) -> Ledger:
    """Join the public record to a table of one's own.

    A company of the table is one of the record if the record knows it by one of its names, the company form aside. A row is a
    deal of the record if pair and instrument are the same, the amounts are compatible, and the record is as certain of it: it
    counts once, as there. Every other row is a deal beside those of the record. All of this is said in `Ledger.intake`.

    Parameters
    ----------
    own : Ledger
        A table, as `load` reads it.
    public : Ledger, optional
        The record; by default the shipped data.

    Raises
    ------
    DataError
        If `own` is no table: a whole ledger is put together with another by `merge`.

    See Also
    --------
    merge : Puts two whole ledgers together.

    Examples
    --------
    >>> import pandas as pd
    >>> own = load(pd.DataFrame({"buyer": ["OpenAI, Inc.", "Acme"], "supplier": ["Acme", "Nvidia"]}))
    >>> joined = with_public_record(own)
    >>> sorted(joined.intake.companies), len(joined.deals) - len(load().deals)
    (['acme', 'nvidia', 'openai'], 2)
    """
    if own.intake is None:
        raise DataError.at("--with-public", "is for a table of your own; whole data sets are joined by `aigraph merge`")
    record = load() if public is None else public
    found = dict(_known_companies(own, record))
    confirmed = dict(_confirmed_rows(own, record, found))
    dropped = set(confirmed)
    rest = replace(
        own,
        deals=tuple(deal for deal in own.deals if deal.id not in dropped),
        events=tuple(event for event in own.events if event.deal not in dropped),
    )
    same = [
        Decision(what=COMPANY, first=theirs, second=mine, verdict=Verdict.SAME, reason="the record knows the name")
        for mine, theirs in found.items()
    ]
    merged = merge(record, rest, same)
    intake = own.intake
    lines: dict[str, list[int]] = defaultdict(list)
    for mine, theirs in confirmed.items():
        lines[theirs.id].append(own.deal_by_id[mine].origin.line)
    ends = {end for deal in own.deals for end in (deal.payer, deal.payee)}
    made = {(company.origin, company.name): company.id for company in merged.ledger.companies}
    known = own.company_by_id
    ids = {found.get(end) or made.get((known[end].origin, known[end].name), end) for end in ends}
    notes = (*intake.notes, *_notes(own, record, intake, found, confirmed))
    return replace(
        merged.ledger,
        intake=replace(
            intake,
            notes=notes,
            options=(*intake.options, "--with-public"),
            companies=frozenset(ids),
            confirmed={deal: tuple(sorted(rows)) for deal, rows in lines.items()},
        ),
    )


def _known_companies(own: Ledger, record: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the companies of a table that the record knows, each with its id there."""
    for company in own.companies:
        if company.is_placeholder:
            continue
        spellings = [company.name, *(alias.alias for alias in own.aliases if alias.company == company.id)]
        for name in dict.fromkeys((*spellings, *(company_key(name)[0] for name in spellings))):
            try:
                known = record.company(name)
            except UnknownNameError:
                continue
            if not known.is_placeholder:
                yield company.id, known.id
                break


def _confirmed_rows(own: Ledger, record: Ledger, companies: Mapping[str, str]) -> Iterator[tuple[str, Deal]]:
    """Yield the deals of a table that are deals of the record."""
    by_pair: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in record.deals:
        by_pair[deal.payer, deal.payee].append(deal)
    day = record.last_day
    states = record.states(day) if day else {}
    own_states = own.states(own.last_day) if own.last_day else {}
    for deal in own.deals:
        pair = by_pair.get((companies.get(deal.payer, ""), companies.get(deal.payee, "")), ())
        state = own_states.get(deal.id)
        if not state:
            continue
        likely = [
            (abs(_central(states[one.id].amount) - _central(state.amount)), one.id, one)
            for one in pair
            if one.id in states
            and deal.instrument_name in {one.instrument_name, UNSTATED}
            and states[one.id].status.rank >= state.status.rank
            and _compatible(state.amount, states[one.id].amount)
        ]
        if likely:
            yield deal.id, min(likely)[-1]


def _central(amount: Amount) -> Decimal:
    return amount.central or Decimal(0)


def _compatible(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be one: nothing is known of either, or their ranges meet within a twentieth."""
    if not one.is_known or not other.is_known:
        return True
    return _reaches(one, other) and _reaches(other, one)


def _reaches(one: Amount, other: Amount) -> bool:
    return one.high is None or one.high * _ROUNDING >= other.low


_ROUNDING = Decimal("1.05")


def _notes(
    own: Ledger, record: Ledger, intake: Intake, found: Mapping[str, str], confirmed: Mapping[str, Deal]
) -> Iterator[Problem]:
    names, known = own.company_by_id, record.company_by_id

    def note(text: str, origin: Origin | None = None) -> Problem:
        return Problem(origin or Origin(intake.path), text, rule=_RULE, severity=Severity.WARNING)

    renamed = [
        f"{names[mine].name!r} as {known[theirs].name!r}"
        for mine, theirs in found.items()
        if names[mine].name != known[theirs].name
    ]
    others = [names[company.id].name for company in own.companies if company.id not in found]
    yield note(
        f"the public record is joined: it knows {len(found):,} of {len(own.companies):,} companies"
        f"{_listed(', of them ', renamed)}{_listed('; it does not know ', list(map(repr, others)))}"
    )
    for mine, theirs in list(confirmed.items())[:_SHOWN]:
        deal = own.deal_by_id[mine]
        pair = f"{names[deal.payer].name} to {names[deal.payee].name}"
        yield note(f"{pair} is {theirs.id} of the public record: it counts once, as there", deal.origin)
    if len(confirmed) > _SHOWN:
        yield note(f"and {len(confirmed) - _SHOWN:,} more rows are deals of the public record, which count once")
    pairs = {(deal.payer, deal.payee) for deal in record.deals}
    beside = [
        deal
        for deal in own.deals
        if deal.id not in confirmed and (found.get(deal.payer, ""), found.get(deal.payee, "")) in pairs
    ]
    if beside:
        shown = [f"line {deal.origin.line}, {names[deal.payer].name} to {names[deal.payee].name}" for deal in beside]
        yield note(
            f"{count(len(beside), 'row')} of pairs that have deals in the public record too, by another instrument, of another size or less "
            f"certain there, counted beside these{_listed(': ', shown)}"
        )


def _listed(before: str, words: Sequence[str]) -> str:
    if not words:
        return ""
    more = f" and {len(words) - _LISTED:,} more" if len(words) > _LISTED else ""
    return f"{before}{', '.join(words[:_LISTED])}{more}"


_LISTED, _SHOWN = 6, 20
