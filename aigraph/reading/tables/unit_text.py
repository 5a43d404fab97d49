"""The unit and the currency that a heading, a line above a table or a cell of a column of units says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from aigraph.reading.cells.currencies import CURRENCIES, SHARED_SIGNS, UNDECIDED, currency_of, merged_unit
from aigraph.reading.cells.numbers import known_pieces
from aigraph.reading.cells.scale_words import COUNTED, DOUBTFUL_SCALES, SCALE_BY_CURRENCY, SCALES

MINOR_UNITS = frozenset({"minor", "cents", "pence", "paise", "centimes", "centavos", "grosze"})
_LETTERS = frozenset(["k", "m", "b", "t", "d"])
AMOUNT_WORDS = frozenset(
    """
    amount amounts value values size deal sum price total paid raised low high min max spend revenue principal volume betrag montant
    importe valor wert ticket cost turnover funding investment consideration figures figure zahlen angaben cifras valores chiffres
    data all
    """.split()  # noqa: SIM905  as a list it would be eighty lines
)
FILLERS = frozenset(
    """
    de di d do da des von av af i w z in of the as are is all amounts amount figures figure values value numbers stated reported expressed unless otherwise noted except
    per share data unit units currency einheit einheiten angaben betrag beträge alle zahlen währung en montants exprimés valores
    importes cifras em valor di importi single 單位 单位 単位 단위 통화 通貨 货币 unité unidad unidade unità stückelung montant importe importo 金額
    金额 money usd note notes table below column columns shown given for and dollars currency: u.s us
    """.split()  # noqa: SIM905  as a list it would be eighty lines
)


@dataclass(frozen=True, slots=True)
class UnitText:
    """What a text says of the figures below or beside it.

    Parameters
    ----------
    unit : Decimal or None
        What a figure counts.
    currency : str
        The code of the currency, or empty.
    rest : tuple of str
        The words that say something else.
    is_share : bool
        Whether figures are percentages or counts of things, and no money.
    is_doubtful : bool
        Whether it names a power of ten, and nothing tells which.
    """

    unit: Decimal | None = None
    currency: str = ""
    rest: tuple[str, ...] = ()
    is_share: bool = False
    is_doubtful: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it names a unit, a currency, or what is no money."""
        return self.unit is not None or bool(self.currency) or self.is_share


def read_unit_text(text: str, usual: str = "USD") -> UnitText:  # noqa: C901, PLR0912  one branch for each thing that a word can be
    """Take unit and currency out of a text.

    Examples
    --------
    >>> read_unit_text("Amount (US$m)")
    UnitText(unit=Decimal('1000000'), currency='USD', rest=('amount',), is_share=False, is_doubtful=False)
    >>> read_unit_text("$000s").unit, read_unit_text("in T€").unit, read_unit_text("INR crore").unit
    (Decimal('1000'), Decimal('1000'), Decimal('10000000'))
    """
    if _MINOR_CODE.search(text):
        return _in_hundredths(text)
    words = _words(text)
    unit, currency, rest, share, doubtful = None, "", [], False, False
    place = 0
    while place < len(words):
        word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
        if named := _currency_of_words(words, place):
            currency, place = currency or named[0], named[1]
            continue
        code = currency_of(word, usual) if len(words) > 1 or word not in _LETTERS else None
        beside = bool(currency) or bool(following and currency_of(following, usual))
        if word == "000" or (word in {"t", "T"} and following in {"€", "eur", "euro", "£", "chf"}):
            unit = Decimal(1000)
        elif merged := merged_unit(word):
            unit, currency = merged[0], currency or merged[1]
        elif code and not (word in {"real", "sol", "won", "try"} and len(words) > 1 and not beside and place == 0):
            currency = currency or code
        elif word in DOUBTFUL_SCALES:
            codes = (currency or currency_of(following) or "").split(UNDECIDED)
            factors = {SCALE_BY_CURRENCY[word].get(code) for code in codes}
            factor = factors.pop() if len(factors) == 1 else None
            unit = unit or factor
            if factor is None:
                # A deal size in "S$ mil" is not in dollars, whatever it is in.
                doubtful = doubtful or len(words) > 1
                rest.append(word)
        elif word in SCALES and word != "t" and (word not in _LETTERS or _letter_counts(words, place, beside)):
            # "thousand million", "lakh crore" and "hundred million" multiply.
            unit = SCALES[word] if unit is None else unit * SCALES[word]
        elif word in MINOR_UNITS:
            unit = Decimal("0.01")
        elif word in _HUNDREDS:
            unit = Decimal(100) if unit is None else unit * 100
        elif word == "%" or (word in {"percent", "pct", "prozent"}):
            share = True
        else:
            # A "t" beside a currency is a thousand to some and a trillion to others.
            doubtful = doubtful or (word == "t" and beside)
            rest.append(word)
        place += 1
    said = tuple(word for word in rest if word not in {"in", "of"} or len(rest) == 1)
    return UnitText(unit, currency, said, share, unit is None and (doubtful or _has_unknown_unit(text)))


def _currency_of_words(words: list[str], place: int) -> tuple[str, int] | None:
    """Give the currency that several words name from a place on, and the place behind them.

    A country before a word that several have is a currency of its own, though nobody here knows its code: "Namibian dollars".
    """
    for length in (_MOST_WORDS, _TWO_WORDS):
        several = words[place : place + length]
        if len(several) == length and (code := CURRENCIES.get(" ".join(several))):
            return code, place + length
    country, following = words[place], words[place + 1] if place + 1 < len(words) else ""
    if following in _OF_COUNTRIES and _COUNTRY.fullmatch(country) and country not in FILLERS | AMOUNT_WORDS:
        return f"{country} {following}".upper(), place + _TWO_WORDS
    return None


_MOST_WORDS, _TWO_WORDS = 3, 2
_OF_COUNTRIES = frozenset(
    [
        "dollar",
        "dollars",
        "pound",
        "pounds",
        "franc",
        "francs",
        "peso",
        "pesos",
        "rupee",
        "rupees",
        "dinar",
        "dinars",
        "rial",
        "riyal",
        "krone",
        "kroner",
        "krona",
        "kronor",
        "crown",
        "crowns",
        "shillings",
        "lira",
    ]
)
_COUNTRY = re.compile(r"[a-z]{3,}(?:an|ian|ese|ish|ss|ic|ch|ani|ari|i|er|kong)")
"""Adjectives of countries, before a word for money that several countries have."""


def _in_hundredths(text: str) -> UnitText:
    """Read a text with the code of a hundredth part, in which the exchanges of London, Johannesburg and Tel Aviv quote."""
    code = _MINOR_CODES[_MINOR_CODE.findall(text)[0]]
    return UnitText(Decimal("0.01"), code, tuple(_words(_MINOR_CODE.sub(" ", text))))


def _has_unknown_unit(text: str) -> bool:
    """Whether brackets hold what looks like a power of ten and is none that is known: "Amount (mlns)", "Value (10^x)"."""
    inside = re.findall(r"[(\[（]([^()\[\]（）]*)[)\]）]", text.casefold())
    return any(_LIKE_A_UNIT.search(part) for part in inside)


def unit_of_cell(text: str) -> UnitText | None:
    """Read a cell of a column of units; None if it is none.

    Examples
    --------
    >>> unit_of_cell("USD m").unit, unit_of_cell("GW").is_share, unit_of_cell("furlongs") is None
    (Decimal('1000000'), True, True)
    """
    plain = text.strip()
    if re.fullmatch(r"10*|1(?:[ ,.']?000)+", plain):
        return UnitText(Decimal(re.sub(r"\D", "", plain)))
    found = read_unit_text(plain)
    if len(_words(plain)) == 1 and plain.casefold() in {"k", "m", "b", "t"}:
        return UnitText(SCALES[plain.casefold()])
    rest = [word for word in found.rest if word not in FILLERS]
    if not rest and found.says_something:
        return found
    if (rest and all(word in COUNTED for word in rest)) or plain == "%":
        return UnitText(is_share=True)
    if (
        set(found.rest)
        <= {
            "dollars",
            "units",
            "unit",
            "single",
            "full",
            "whole",
            "each",
            "ones",
        }
        and found.rest
    ):
        return UnitText(Decimal(1), found.currency)
    return None


def _letter_counts(words: list[str], place: int, beside: bool) -> bool:
    """Whether a single letter is a unit: beside a currency, alone, or after words for amounts; "Company B" has none."""
    others = [word for at, word in enumerate(words) if at != place]
    if len(words) == 1:
        return False
    return (
        beside
        or (place > 0 and words[place - 1] == "in")
        or all(word in AMOUNT_WORDS or word in {"in", "("} or currency_of(word) for word in others)
    )


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted((word for word in (*CURRENCIES, *SHARED_SIGNS) if not word[-1].isalpha()), key=len, reverse=True)
    return re.compile(
        rf"(?<!\d)['’]?000['’]?s?\b|{'|'.join(map(re.escape, signs))}|%|[^\s\d!-/:-@\[-`{{-~€£¥₹₩₽₪₺৳₿（）、：’“”]+\d*|\d+"
    )


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    plain = _WORD.sub(_apart, plain) if not _UNIT_IN_CAMEL.search(plain) else plain
    found = _pattern().findall(plain.casefold().replace("_", " "))
    words: list[str] = []
    for word in found:
        if "000" in word and not word.strip("0'’s"):
            words.append("000")
        elif word.isascii() or word in SCALES or word in CURRENCIES:
            words.append(word.rstrip("."))
        else:
            words += known_pieces(word)
    return [word for word in words if word]


_MINOR_CODES = {"GBp": "GBP", "GBX": "GBP", "ZAc": "ZAR", "ILA": "ILS"}
_MINOR_CODE = re.compile(r"\b(?:GBp|GBX|ZAc|ILA)\b")
_HUNDREDS = frozenset({"hundred", "hundreds", "hunderte", "hunderten", "centaines", "cientos", "centinaia", "centenas"})
_LIKE_A_UNIT = re.compile(
    r"\b(?:kilo|mega|giga|thou\w*|thsnds?|mill?\w{0,3}|mlns?|mlrd|bill?\w{0,2}|blns?|trill?\w*|lk|lks|lacs?|x ?10|10\^)\b|[×x] ?1?0{2,}|\b10\d\b"
)


def _apart(found: re.Match[str]) -> str:
    """Divide a word where a capital follows a small letter, unless it is a unit such as tUSD."""
    return found[0] if merged_unit(found[0].casefold()) else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", found[0])


_WORD = re.compile(r"[A-Za-z]+")
_UNIT_IN_CAMEL = re.compile(r"^\W*(?:Mio|Mrd|Tsd|Tn|Bn|Mn)\W*[A-Z€$£]")
_SINGLE = frozenset(["dollars", "units", "unit", "single", "full", "whole", "each", "ones"])


def has_strange_figure(heading: str) -> bool:
    """Whether a heading has a figure that may be a factor: it is no year, thousand, note or number of a column.

    Examples
    --------
    >>> has_strange_figure("Amount (10 million yen)"), has_strange_figure("Amount 2025 ($000s)"), has_strange_figure("Amount [2]")
    (True, False, False)
    """
    return any(map(str.isdigit, _PLAIN_FIGURES.sub(" ", heading)))


_PLAIN_FIGURES = re.compile(
    r"(?:19|20)\d\d(?:[/-]\d\d)?|['’]?\b0?00s?\b|\[\d+\]|\(\d\)|\b[qh][1-4]\b|\bfy ?\d\d\b|\b1[ ,.']000\b|\b1 ?usd\b|\d$|_\d+\b",
    re.IGNORECASE,
)
"""Figures of a heading that are years, thousands, notes or numbers of a column."""
