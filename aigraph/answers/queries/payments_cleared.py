"""What could be paid if all recorded deals fell due at once: which payments are listed, their cells, and sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from aigraph.language.sentences import company_name, count, dollars
from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.clearing import Clearing, Payment
    from aigraph.measures.set_off import SetOff


def cash_by_company(view: View, cash: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Add up the outside cash of each company, by any of its names and as the view consolidates it, in US$ billions."""
    sums: dict[str, float] = {}
    for name, usd_bn in cash:
        (company,) = view.company_ids(name)
        sums[company] = sums.get(company, 0.0) + usd_bn
    return sums


def largest_payments(found: Clearing, companies: Collection[str]) -> list[Payment]:
    """Give the payments of some companies, or of all, largest first."""
    kept = [payment for payment in found.payments if not companies or payment.company in companies]
    return sorted(kept, key=lambda payment: (-(payment.greatest.on_record or 0), payment.company))


def clearing_sentence(found: Clearing, cash: Mapping[str, float]) -> str:
    """Say how much could be paid at most and at least, with the outside cash and with none."""
    return gettext(
        "If all recorded cash deals fell due at once, {most} of {owed} owed could be paid at most and {least} at least, {scope}, with "
        "{cash} of cash from outside. With no outside cash at all {believed} would clear if everybody believes it, and {none} if nobody "
        "does.",
        most=dollars(found.greatest.on_record),
        owed=dollars(found.greatest.denominators["owed_usd_bn"]),
        least=dollars(found.least.on_record),
        scope=found.greatest.scenario,
        cash=dollars(sum(cash.values())),
        believed=dollars(found.self_clearing.on_record),
        none=dollars(0),
    )


def payment_cells(ledger: Ledger, payment: Payment) -> tuple[str, ...]:
    """Write who owes: what it owes, and what it could pay at most and at least."""
    return (
        company_name(ledger, payment.company),
        dollars(payment.greatest.denominators["owed_usd_bn"]),
        dollars(payment.greatest.on_record),
        dollars(payment.least.on_record),
    )


def set_off_sentence(found: SetOff, notices: int) -> str:
    """Say how much can be set off, by how many notices, and what could not be looked at."""
    missing = found.total.n_edges_missing
    said = gettext(
        "{notices}; of {owed} owed {set_off} can be set off without any cash",
        notices=count(notices, "notice"),
        owed=dollars(found.total.denominators["owed_usd_bn"]),
        set_off=dollars(found.total.on_record),
    )
    if not missing:
        return said
    return gettext(
        "{said}; {obligations} of unknown size or of unnamed parties left out",
        said=said,
        obligations=count(missing, "obligation"),
    )


def basis_sentence(found: Clearing) -> str:
    """Say which deals fell due, and that this is no forecast."""
    return gettext(
        "{deals} of known size, over their whole terms; {unknown:,} of unknown size are left out. Contracts fall due over years, so "
        "this is no forecast: it says how much of what is owed rests on money that only goes round.",
        deals=count(found.greatest.n_edges_used, "deal"),
        unknown=found.greatest.n_edges_missing,
    )
