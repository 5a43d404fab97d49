"""Loops of single payments: their rows, documents, cells and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import company_name, count, money, scope
from aigraph.loops.payment_edges import PaymentEdges, PaymentQuery
from aigraph.loops.temporal_loops import PaymentLoop, PaymentLoops
from aigraph.model.dates import day_text
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger


def amounts_sentence() -> str:
    """Say what the amounts of loops of single payments are."""
    return (
        f"Amounts are those of whole deals at the certainty of the view, in {money_unit().currency}. Loops share payments, so their "
        "amounts must not be added up."
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
            span = "unknown" if loop.span_days is None else str(loop.span_days)
            yield (
                "" if place else str(number),
                company_name(ledger, arrow.payer),
                company_name(ledger, arrow.payee),
                " ".join(["undated" if day is None else day_text(day), *map(str, loop.times[place : place + 1])]),
                money(arrow.amount),
                "" if share is None else f"{share:.1%}",
                "" if place else span,
            )


def query_words(query: PaymentQuery) -> str:
    """Say which loops of single payments the query is about, to go on "loops of single payments"."""
    words = [f"of at most {query.max_length} companies"]
    if query.in_order:
        words.append("each payment later than the one before")
    if query.tolerance is not None:
        least, most = query.tolerance
        words.append(f"each {least:.4g} to {most:.4g} times the one before")
    if query.within is not None:
        words.append(f"within {count(query.within, 'day')}")
    if query.seeds:
        words.append(f"through one of {count(len(query.seeds), 'seed')}")
    return ", ".join(words)


def payment_loops_sentence(found: PaymentLoops) -> str:
    """Say how many loops there are and which the query is about, without a full stop."""
    return f"{count(len(found), 'loop')} of single payments {query_words(found.query)}; {scope(found.view)}"


def left_out_sentences(edges: PaymentEdges, query: PaymentQuery) -> list[str]:
    """Say which payments could not be looked at, and which dates are rough."""
    sentences = []
    if edges.undated:
        sentences.append(f"{count(edges.undated, 'payment')} without a day left out: nothing says when it was")
    if edges.unpriced:
        sentences.append(f"{count(edges.unpriced, 'payment')} without a figure left out: there is nothing to compare")
    if edges.imprecise:
        rough = f"{count(edges.imprecise, 'payment')} known only to the month or the year"
        sentences.append(f"{rough}: counted from the last day of it")
    if query.in_order:
        day = "payments of one day follow each other by their times of day, and a day is 24 hours"
        sentences.append(day if edges.times else "payments of one day do not follow each other")
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
