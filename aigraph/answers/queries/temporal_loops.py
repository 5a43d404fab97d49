"""Loops of single payments: their rows, documents, cells and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import day_words
from aigraph.language.sentences import company_name, count, money, scope
from aigraph.language.translation import gettext
from aigraph.loops.payment_edges import PaymentEdges, PaymentQuery
from aigraph.loops.temporal_loops import PaymentLoop, PaymentLoops
from aigraph.model.dates import UNDATED
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger


def amounts_sentence() -> str:
    """Say what the amounts of loops of single payments are."""
    return gettext(
        "Amounts are those of whole deals at the certainty of the view, in {currency}. Loops share payments, so their "
        "amounts must not be added up.",
        currency=money_unit().currency,
    )


def payment_loop_documents(loops: Iterable[PaymentLoop]) -> list[Row]:
    """Write loops with their payments, as JSON has them."""
    documents = []
    for loop in loops:
        row = loop.row()
        payments = [
            {
                "deal": arrow.deal.id,
                "payer": arrow.payer,
                "payee": arrow.payee,
                "day": day,
                "time": moment,
                "usd_bn": usd_bn,
                "reported": next((event.reported for event in reversed(arrow.events) if event.reported), ""),
                "share_of_previous": share,
            }
            for arrow, day, moment, usd_bn, share in zip(
                loop.arrows, loop.days, row["times"], loop.usd_bn, loop.shares, strict=True
            )
        ]
        row = {name: cell for name, cell in row.items() if name not in ("deals", "days", "times", "usd_bn")}
        documents.append(row | {"payments": payments})
    return documents


def payment_cells(ledger: Ledger, loops: Iterable[PaymentLoop]) -> Iterator[tuple[str, ...]]:
    """Write a line for each payment: of the first also the number of its loop, and how many days the loop takes."""
    for number, loop in enumerate(loops, start=1):
        for place, (arrow, day, share) in enumerate(zip(loop.arrows, loop.days, loop.shares, strict=True)):
            span = gettext("unknown") if loop.span_days is None else gettext("{number:,}", number=loop.span_days)
            yield (
                "" if place else gettext("{number:,}", number=number),
                company_name(ledger, arrow.payer),
                company_name(ledger, arrow.payee),
                " ".join([day_words(UNDATED if day is None else day), *map(str, loop.times[place : place + 1])]),
                money(arrow.amount),
                "" if share is None else gettext("{share:.1%}", share=share),
                "" if place else span,
            )


def query_words(query: PaymentQuery) -> str:
    """Say which loops of single payments the query is about, to go on "loops of single payments"."""
    words = [gettext("of at most {number:,} companies", number=query.max_length)]
    if query.in_order:
        words.append(gettext("each payment later than the one before"))
    if query.tolerance is not None:
        least, most = (gettext("{number}", number=Decimal(f"{share:.4g}")) for share in query.tolerance)
        words.append(gettext("each {least} to {most} times the one before", least=least, most=most))
    if query.within is not None:
        words.append(gettext("within {days}", days=count(query.within, "day")))
    if query.seeds:
        words.append(gettext("through one of {seeds}", seeds=count(len(query.seeds), "seed")))
    return ", ".join(words)


def payment_loops_sentence(found: PaymentLoops) -> str:
    """Say how many loops there are and which the query is about, without a full stop."""
    return gettext(
        "{loops} of single payments {which}; {scope}",
        loops=count(len(found), "loop"),
        which=query_words(found.query),
        scope=scope(found.view),
    )


def left_out_sentences(edges: PaymentEdges, query: PaymentQuery) -> list[str]:
    """Say which payments could not be looked at, and which dates are rough."""
    sentences = []
    if edges.undated:
        payments = count(edges.undated, "payment")
        sentences.append(gettext("{payments} without a day left out: nothing says when it was", payments=payments))
    if edges.unpriced:
        payments = count(edges.unpriced, "payment")
        sentences.append(
            gettext("{payments} without a figure left out: there is nothing to compare", payments=payments)
        )
    if edges.imprecise:
        payments = count(edges.imprecise, "payment")
        sentences.append(
            gettext(
                "{payments} known only to the month or the year: counted from the last day of it", payments=payments
            )
        )
    if query.in_order:
        by_times = gettext("payments of one day follow each other by their times of day, and a day is 24 hours")
        sentences.append(by_times if edges.times else gettext("payments of one day do not follow each other"))
    return sentences


def query_row(query: PaymentQuery) -> Row:
    """Give the query as plain values, for the envelope of an answer."""
    return {
        "max_length": query.max_length,
        "within_days": query.within,
        "in_order": query.in_order,
        "tolerance": query.tolerance,
        "seeds": query.seeds,
    }


def left_out_row(edges: PaymentEdges) -> Row:
    """Give what could not be looked at as plain values."""
    return {"undated": edges.undated, "unpriced": edges.unpriced, "known_to_month_or_year": edges.imprecise}
