"""Loops of single payments for the page: for each its payments, with their days and amounts, in the language of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from aigraph.answers.queries.temporal_loops import amounts_sentence, left_out_sentences, payment_loops_sentence
from aigraph.language.loops import stopped_text
from aigraph.language.sentence_parts import day_words
from aigraph.language.sentences import company_name, count, money
from aigraph.language.translation import gettext
from aigraph.loops.temporal_loops import PaymentLoop, PaymentLoops
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import Ledger

MOST_SHOWN = 50
"""How many loops of single payments a page lists, the largest first; the command line lists all."""


def payment_loops(found: PaymentLoops) -> dict[str, Any]:
    """Write loops of single payments as the template prints them."""
    left = len(found) - MOST_SHOWN
    notes = [
        amounts_sentence(),
        *left_out_sentences(found.edges, found.query),
        *([gettext("the search {stopped}", stopped=stopped_text(found.truncated))] if found.truncated else []),
    ]
    return {
        "title": gettext("Loops in time"),
        "sentence": gettext("{sentence}.", sentence=payment_loops_sentence(found)),
        "loops": [_loop(found.view.ledger, loop) for loop in found.loops[:MOST_SHOWN]],
        "more": gettext("and {number:,} smaller ones, which `aigraph cycles` lists", number=left) if left > 0 else "",
        "notes": [gettext("{sentence}.", sentence=f"{note[0].upper()}{note[1:]}".removesuffix(".")) for note in notes],
    }


def _moment(deal: str, day: date | None, times: Sequence[time]) -> dict[str, str]:
    return {"deal": deal, "day": (day or UNDATED).isoformat(), "time": "".join(map(str, times))}


def _loop(ledger: Ledger, loop: PaymentLoop) -> dict[str, Any]:
    names = [company_name(ledger, company) for company in (*loop.companies, loop.companies[0])]
    return {
        "ring": " → ".join(names),
        "moments": [
            _moment(arrow.deal.id, day, loop.times[place : place + 1])
            for place, (arrow, day) in enumerate(zip(loop.arrows, loop.days, strict=True))
        ],
        "span": "" if loop.span_days is None else count(loop.span_days, "day"),
        "payments": [
            {
                "day": " ".join([day_words(day or UNDATED), *map(str, loop.times[place : place + 1])]),
                "payer": company_name(ledger, arrow.payer),
                "payee": company_name(ledger, arrow.payee),
                "amount": money(arrow.amount),
                "share": "" if share is None else gettext("{share:.0%} of the one before", share=share),
            }
            for place, (arrow, day, share) in enumerate(zip(loop.arrows, loop.days, loop.shares, strict=True))
        ],
    }
