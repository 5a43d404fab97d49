"""Columns that play no role: what their cells say may change what the other cells of a row mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aigraph.model.origin import DataError
from aigraph.reading.cells.answers import NO, YES
from aigraph.reading.cells.instrument_words import comes_back
from aigraph.reading.cells.status_words import is_status_word, names_off, read_status
from aigraph.reading.cells.text import MISSING_WORDS, Cell, as_text
from aigraph.reading.tables.captions import unit_of_line
from aigraph.reading.tables.column_samples import Samples, is_currency, is_sum, is_unit, may_be_amount, mostly


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadColumns:
    """What columns without a role can say of a row.

    Parameters
    ----------
    words : tuple of int
        The places of columns whose cells may say that a deal is off.
    questions : mapping of int to bool
        The places of columns whose heading is a status and whose cells say yes or no; whether the status is that a deal is off.
    shares : tuple of int
        The places of columns that say what part of a sum is meant.
    columns : tuple of str
        The headings of all columns.
    notes : tuple of str
        What is said of whole columns.
    """

    words: tuple[int, ...] = ()
    questions: Mapping[int, bool] = field(default_factory=dict)
    shares: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether no cell of a row has to be looked at."""
        return not (self.words or self.questions or self.shares)


def look_at_unread(
    name: str, columns: Sequence[str], places: Mapping[str, tuple[int, ...]], samples: Samples, line: int
) -> UnreadColumns:
    """Look what the columns without a role hold.

    Raises
    ------
    DataError
        If a column says by row which way money goes: payer and payee would be wrong in some rows.
    """
    used = {place for role, found in places.items() if role not in {"title", "instrument"} for place in found}
    titles = set(places.get("title", ()))
    words, questions, shares, notes = [], {}, [], []
    for place, column in enumerate(columns):
        if place in used or not column:
            continue
        texts = [text.strip() for text in samples(place) if text.strip()]
        folded = {text.casefold() for text in texts}
        if len(folded) > 1 and (
            folded <= _DIRECTIONS or (place not in places.get("instrument", ()) and _are_directions(folded))
        ):
            both = " and ".join(map(repr, sorted(folded)[:3]))
            message = (
                f"column {column!r} says by row which way money goes ({both}), and payer and payee are columns: swap them in the rows of one kind, "
                "and take the column away"
            )
            raise DataError.at(name, message, line)
        if place in places.get("instrument", ()):
            continue
        status_off = _status_of_heading(column)
        if status_off is not None and folded and (folded <= _ANSWERS or status_off):
            questions[place] = status_off
        elif said := _of_share(column, texts, has_amount="amount" in places):
            shares.append(place)
            notes.append(
                f"column {column!r} {said} what part of a sum counts, and is not used: where it says less than 100 %, the amount is unknown"
            )
        elif "amount" in places and (said := _note_of_sums(column, texts, is_title=place in titles)):
            notes.append(said)
        elif not _is_of_other_sum(column, columns, used):
            words.append(place)
    return UnreadColumns(
        words=tuple(words), questions=questions, shares=tuple(shares), columns=tuple(columns), notes=tuple(notes)
    )


def _of_share(column: str, texts: Sequence[str], *, has_amount: bool) -> str:
    """Tell whether a column says what part of a sum is meant, or may say it: percentages that are no rate, tax or stake; empty if not."""
    heading = column.casefold()
    if _SHARES.search(heading) and mostly(_is_share, texts):
        return "says"
    return "may say" if has_amount and mostly(_is_percentage, texts) and not _RATES.search(heading) else ""


def _note_of_sums(column: str, texts: Sequence[str], *, is_title: bool) -> str:
    """Say that a column holds sums of money, or figures that may be some or weigh them; empty if not."""
    if _PROBABILITY.search(column.casefold()):
        return f"column {column!r} is not used: amounts are whole, and not weighed by it"
    if not is_title and mostly(is_sum, texts):
        what = "sums of money"
    elif mostly(may_be_amount, texts) and not _NO_SUMS.search(column.casefold()):
        what = "figures that may be sums of money"
    else:
        return ""
    return f"column {column!r} holds {what} and is not used; --map amount={column!r} uses it instead"


def _is_of_other_sum(column: str, columns: Sequence[str], used: set[int]) -> bool:
    """Whether a heading is that of another column without a role and a word for its unit: "Money Raised Currency" beside "Money Raised"."""
    others = [other.casefold() for place, other in enumerate(columns) if place not in used and other]
    return any(re.fullmatch(rf"{re.escape(other)} (currency|unit|ccy)", column.casefold()) for other in others)


def _are_directions(texts: set[str]) -> bool:
    """Whether all texts are short and begin with words for the way of money, which are not the same: "incoming payment"."""
    firsts = {text.split()[0].strip("():,") for text in texts if text.split()}
    return len(firsts) > 1 and firsts <= _DIRECTIONS and all(len(text.split()) <= _FEW for text in texts)


def name_by_cells(
    columns: Sequence[str], rows: Sequence[tuple[int, Sequence[Cell]]]
) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
    """Give columns without a heading the one that their cells are for: units, currencies, directions, statuses, or remarks against a deal."""
    named = list(columns)
    found = []
    for place, column in enumerate(columns):
        if column or not rows:
            continue
        texts = [text for text in (as_text(cells[place]).strip() for _, cells in rows[:_LOOKED_AT]) if text]
        heading = _heading_of(texts)
        if heading and heading not in {name.casefold() for name in named}:
            named[place] = heading
            found.append((place, heading))
    return tuple(named), found


def _heading_of(texts: Sequence[str]) -> str:
    folded = {text.casefold() for text in texts}
    if folded and folded <= _DIRECTIONS:
        return "direction"
    if mostly(is_unit, texts):
        return "unit"
    if mostly(is_currency, texts):
        return "currency"
    if mostly(is_status_word, texts):
        return "status"
    return "remarks" if any(map(says_off, texts)) else ""


def off_beside(cells: Sequence[str], unread: UnreadColumns) -> str:
    """Give what a row says, beside its status, against its deal; nothing if it says nothing of the kind."""
    for place, is_off in unread.questions.items():
        answer = cells[place].strip().casefold()
        is_no = answer in NO
        if (is_no and not is_off) or (is_off and answer and not is_no and answer not in MISSING_WORDS):
            return f"{unread.columns[place]}: {cells[place]}"
    found = next((place for place in unread.words if cells[place] and says_off(cells[place])), None)
    return "" if found is None else f"{unread.columns[found]}: {cells[found]}"


@lru_cache(maxsize=50_000)
def says_off(text: str) -> bool:
    """Whether a remark says that a deal is off, or that its row is not to count.

    Examples
    --------
    >>> says_off("Cancelled in May"), says_off("storno"), says_off("not cancelled"), says_off("cloud"), says_off("same as row 4, duplicate")
    (True, True, False, False, True)
    """
    if len(text) > _LONGEST_REMARK or not any(map(str.isalpha, text)):
        return False
    return _VOID.search(text.casefold()) is not None or names_off(text) or comes_back(text)


def share_beside(cells: Sequence[str], unread: UnreadColumns) -> str:
    """Give the cell that says that a part of the sum of a row counts; nothing if the whole does."""
    parts = (cells[place].strip() for place in unread.shares)
    return next((part for part in parts if part and part.rstrip(" %") not in _WHOLE), "")


def unit_beside(cells: Sequence[str], unread: UnreadColumns) -> str:
    """Give what a remark says of the unit or the currency of a row; nothing if it says nothing of the kind."""
    return next((cells[place] for place in unread.words if cells[place] and _says_unit(cells[place])), "")


@lru_cache(maxsize=50_000)
def _says_unit(text: str) -> bool:
    return len(text) <= _LONGEST_REMARK and _MAY_BE_A_UNIT.search(text) is not None and unit_of_line(text) is not None


def _status_of_heading(column: str) -> bool | None:
    """Tell whether a heading such as "Cancelled?" names a status that a deal is off, or another; None if it names none."""
    word = _AROUND.sub(" ", column.casefold()).strip(" ?")
    status, known = read_status(word) if word else (None, False)
    return None if status is None or not known else status.rank < 0


def _is_share(text: str) -> bool:
    return re.fullmatch(r"[~≈]?\s?\d{1,3}(?:[.,]\d+)?\s?%|[01]?[.,]\d+|100|1", text.strip()) is not None


def _is_percentage(text: str) -> bool:
    return re.fullmatch(r"[~≈]?\s?\d{1,3}(?:[.,]\d+)?\s?[%％]", text.strip()) is not None


_AROUND = re.compile(r"\b(?:is|was|on|date|at|flag|y/n|yes/no|am|le|deal)\b|[()?]")
_ANSWERS = YES | NO | MISSING_WORDS | {"-"}
_SHARES = re.compile(
    r"share of|allocation|portion|split|participation|multipl|factor|% of|pct of|percent of|anteil|quote\b|\bpart\b|quota|"
    r"parte\b|\bdoli|\bудел|доля|分担|比例|份额|割合|비율"
)
_RATES = re.compile(
    r"rate|interest|coupon|yield|margin|spread|irr\b|apr\b|apy\b|roi\b|roe\b|return|ltv|growth|change|chg|delta|discount|premium|vat|gst|tax|fee|commission|cost|duty|"
    r"stake|equity|owner|held|holding|hold|voting|votes?\b|share(?:s|holding)?\b|interest|control|acquired|dilution|probab|likelihood|odds|chance|confidence|score|margin|utili[sz]ation|"
    r"zins|satz|rendite|wachstum|steuer|mwst|ust\b|rabatt|beteiligung|anteile|stimm|taux|tva|croissance|participation au capital|tasa|tipo|iva|interés|crecimiento|tasso|juros|taxa|rente|btw|"
    r"ставк|процент|ндс|рост|持股|持分|股权|利率|税率|金利|出資比率|지분|금리|세율|ब्याज|সুদ|progress|complete|drawn|paid"
)
"""Headings of percentages of something else than the sum: rates, taxes, stakes in a company."""
_PROBABILITY = re.compile(r"probab|likelihood|wahrscheinlich|\bodds\b|chance|confidence|вероятн|概率|確率|확률")
_NO_SUMS = re.compile(
    r"id\b|\bno\b|\bnr\b|number|\bref|code|phone|zip|postal|postcode|index|rank|latitude|longitude|\blat\b|\blon|year|jahr|employ|headcount|staff|quantity|qty|units?\b|"
    r"score|hash|block|nonce|gas|time|rate|kurs|fx|(?:19|20)\d\d|\btax|\bfee|fee\(|vat\b|gst\b|mwst|steuer|impôt|impuesto|balance|running|revenue|turnover|saldo"
)
"""Headings of figures that are numbers, counts, places and rates."""
_VOID = re.compile(
    r"\b(?:duplicate[sd]?|dup|dupe|double[- ]count\w*|test (?:row|entry|data)|reversal|reversed|storno\w*|refunded|do not (?:count|use|include)|ignore|excluded|written off|"
    r"erroneous|in error|repaid|doppelt|dublette|doublon|annul\w+|duplicado|duplicata|doppione)\b|重复|作废|重複|取消|중복|дубл|отмен"
)
_FEW = 3
_LONGEST_REMARK, _LOOKED_AT = 80, 200
_DIRECTIONS = frozenset(
    """
    in out inflow outflow incoming outgoing inbound outbound debit credit dr cr dr. cr. d c + - buy sell bought sold buys sells received sent receipt receive pay
    receives pays payable receivable payables receivables eingang ausgang einnahme ausgabe soll haben s h entrée sortie débit crédit ingreso egreso entrada salida saída
    débito crédito cargo abono dare avere uscita debet kredit приход расход дебет кредит 收入 支出 借 贷 貸 入 出 收 付 入金 出金 입금 출금 জমা খরচ जमा नामे -> <- → ← >> <<
    to from long short lent borrowed lend borrow
    """.split()  # noqa: SIM905  a list of words
)
REMARKS = re.compile(
    r"\b(?:notes?|remarks?|comments?|bemerkung\w*|anmerkung\w*|kommentar\w*|remarques?|notas?|observaciones|opmerking\w*|uwagi|примечани\w*)\b|备注|備考|비고"
)
"""Headings of columns whose cells say something of their row."""
_MAY_BE_A_UNIT = re.compile(
    r"[$€£¥₹₩₽]|\b[A-Z]{3}\b|(?i:\b(?:thousands?|millions?|billions?|mio|mrd|mln|bn|lakhs?|crores?|euros?|dollars?)\b)"
)
_WHOLE = frozenset(["1", "1.0", "1.00", "100", "100.0", "100,0", "100.00"])
