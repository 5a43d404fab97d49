"""What words for one of two powers of ten count in a table: mil, Cr, and the billion of the long and the short scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from aigraph.reading.cells.amounts import doubtful_words
from aigraph.reading.cells.scale_words import LONG_OR_SHORT_SCALE, LONG_SCALE
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.options import ReadingOptions


def settle_words(options: ReadingOptions, columns: Sequence[str], figures: Sequence[str]) -> dict[str, Decimal | None]:
    """Settle doubtful words by the other words of the column: "mi" beside "mil" is Portuguese, "Dr" beside "Cr" is debit.

    A billion is 10^12 in most languages of Europe: where others of their words stand, it may be either.
    """
    settled: dict[str, Decimal | None] = dict(options.settled)
    used = {word for text in figures for word in re.findall(r"[^\W\d_]+", text.casefold())}
    if any(map(_is_continental, columns)) or not LONG_SCALE.isdisjoint(used):
        settled = {**dict.fromkeys(used & LONG_OR_SHORT_SCALE), **settled}
    words = {word for text in figures for word in doubtful_words(text)}
    if not words:
        return settled
    whole = " ".join(figures).casefold()
    if (
        "mil" in words
        and "mil" not in settled
        and any(word in whole for word in (" mi ", "milh", "millon", "millón", "milioni"))
    ):
        settled["mil"] = Decimal(1000)
    if "cr" in words and "cr" not in settled:
        lakh = any(word in whole for word in ("lakh", "lac", "crore")) or any(_is_indian(text) for text in figures)
        if lakh and " dr" not in whole:
            settled["cr"] = Decimal(10**7)
    return settled


def _is_indian(text: str) -> bool:
    return re.search(r"\d{1,2}(?:,\d{2})+,\d{3}", text) is not None


def _is_continental(heading: str) -> bool:
    return parse_heading(heading).name in _CONTINENTAL_HEADINGS


_CONTINENTAL_HEADINGS = frozenset(
    [
        "zahler",
        "auftraggeber",
        "empfänger",
        "empfaenger",
        "zahlungsempfänger",
        "betrag",
        "wert",
        "montant",
        "payeur",
        "bénéficiaire",
        "beneficiaire",
        "importe",
        "importo",
        "pagador",
        "ordenante",
        "bedrag",
        "betaler",
        "ontvanger",
        "belopp",
        "beløb",
        "beløp",
        "kwota",
        "płatnik",
        "odbiorca",
        "částka",
    ]
)
"""Headings in languages in which a billion is 10^12."""
