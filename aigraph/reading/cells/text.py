"""What a cell holds, as text: plain, without invisible characters, with the digits 0 to 9; and why its row is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


class RowError(ValueError):
    """A row cannot be a deal, because of one cell or as a whole; the text says what was expected.

    Parameters
    ----------
    rule : str
        The kind of fault, by which refused rows are counted.
    """

    def __init__(self, message: str, rule: str) -> None:
        self.rule = rule
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedNumber:
    """A number of a spreadsheet whose format says what it counts, such as ``0.0"bn"`` or ``0%``.

    Parameters
    ----------
    unit : Decimal
        What one counts.
    currency : str
        The code of the currency, or empty.
    is_share : bool
        Whether it is shown as a percentage.
    """

    value: int | float
    unit: Decimal = Decimal(1)
    currency: str = ""
    is_share: bool = False


Cell = str | int | float | Decimal | date | FormattedNumber | None
"""What a cell holds: text from text files, values from formats that have types."""

MOST_CACHED = 50_000
"""How many different cells a reading remembers, so that a table of millions does not fill the memory."""

MISSING_WORDS = frozenset(
    word.replace("_", " ")
    for word in [
        "-",
        "--",
        "?",
        ".",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "#n/a",
        "nan",
        "none",
        "null",
        "unknown",
        "undisclosed",
        "tbd",
        "tba",
        "tbc",
        "confidential",
        "unspecified",
        "private",
        "not_disclosed",
        "not_available",
        "not_applicable",
        "not_public",
        "not_known",
        "not_specified",
        "not_reported",
        "undisclosed_amount",
        "undisclosed_sum",
        "amount_not_disclosed",
        "amount_undisclosed",
        "unknown_amount",
        "terms_not_disclosed",
        "terms_undisclosed",
        "k.a.",
        "n.n.",
        "s/o",
        "millions",
        "billions",
        "multi-million",
        "multi-billion",
        "n/d",
        "n.d.",
        "nd",
        "n.v.",
        "k.a",
        "–",
        "—",
        "...",
        "…",
        "withheld",
        "not_public",
        "not_stated",
        "not_given",
        "n/k",
        "non_communiqué",
        "non_divulgué",
        "nicht_bekannt",
        "unbekannt",
        "no_divulgado",
        "не_раскрыта",
        "未披露",
        "非公開",
        "অজানা",
        *"""未定 待定 待确认 待確認 不详 不詳 保密 未公开 未公開 未披露 暂无 無 无 なし 該当なし 不适用 不適用 非開示 開示なし 미정 미공개 비공개 비공시 해당없음 해당_없음 없음 불명
        s.o. nc n.c. nr non_précisé non_renseigné à_définir a_definir à_confirmer por_definir por_confirmar sin_datos no_disponible no_revelado
        da_definire non_noto non_reso_noto importo_non_reso_noto n.p. a_confirmar não_divulgado nao_divulgado não_informado offen noch_offen unbek. keine_angabe
        nicht_veröffentlicht onbekend niet_bekend okänt ej_angivet brak nieujawniona не_раскрывается не_раскрыт нет_данных н/д неизвестно अज्ञात अघोषित
        অঘোষিত উল্লেখ_নেই غير_معروف غير_معلن""".split(),  # noqa: SIM905  as a list it would be a hundred lines
    ]
)
"""Words for a missing value."""

REPLACEMENT = "\ufffd"
_CONTROL = ("Cc", "Cs")

_FAR = 400
"""More digits than a double has."""

JOINERS = "\u200c\u200d"
"""Joiners are part of words in Bengali and other scripts, though they are invisible."""


def as_text(cell: Cell) -> str:
    """Write a cell as text: figures in plain digits, days as YYYY-MM-DD, a missing value as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, FormattedNumber):
        return (
            f"{100 * Decimal(repr(cell.value)):f}".rstrip("0").rstrip(".") + "%"
            if cell.is_share
            else as_text(cell.value)
        )
    if isinstance(cell, float):
        return "" if cell != cell else as_text(Decimal(repr(cell)))  # noqa: PLR0124  only NaN differs from itself
    if isinstance(cell, Decimal):
        # A figure with an absurd exponent would be gigabytes of zeros.
        return "" if not cell.is_finite() else f"{cell:f}" if -_FAR < cell.adjusted() < _FAR else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def clean(text: str) -> str:
    r"""Take invisible characters out of a text: marks of direction, byte order marks, runs of white space.

    Control characters and halves of characters, which a terminal or a file cannot take, become U+FFFD.

    Examples
    --------
    >>> clean("\ufeffOpen\u200f  AI\n"), clean("a\x1b[2Jb")
    ('Open AI', 'a�[2Jb')
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = "".join(
        sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf" or sign in JOINERS
    )
    return plain(" ".join(visible.split()))


def clean_lines(text: str) -> str:
    """Clean a cell, but keep the breaks between its lines."""
    lines = [clean(line) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    r"""Put U+FFFD in the place of control characters and halves of characters, but for white space.

    Examples
    --------
    >>> plain("a\x9b1mb")
    'a�1mb'
    """
    if text.isprintable():
        return text
    return "".join(
        REPLACEMENT if unicodedata.category(sign) in _CONTROL and not sign.isspace() else sign for sign in text
    )


def was_replaced(text: str, cleaned: str) -> bool:
    """Whether cleaning put U+FFFD into a text."""
    return REPLACEMENT in cleaned and REPLACEMENT not in text


def western_digits(text: str) -> str:
    """Write digits of any script as 0 to 9.

    Examples
    --------
    >>> western_digits("২০২৫")
    '2025'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
