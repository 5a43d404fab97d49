"""Lines above and below a table that say in what its figures are."""

from __future__ import annotations

import re

from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.tables.unit_text import AMOUNT_WORDS, FILLERS, UnitText, read_unit_text

_LONGEST, _LONGEST_OF_UNITS = 200, 60
_AFTER_A_WORD_FOR_UNIT = re.compile(
    r"(?:单位|單位|単位|단위|통화|币种|货币|通貨|\b(?:units?|einheit|unité|unidade?|unità|eenheid|currency|währung|devise|divisa|moneda|moeda|valuta)\b"
    r"|единицы? измерения|ед\. ?изм\.)\s*[:：=]?\s*([^()（）;；|.]{1,30})"
)
_NAMES_A_UNIT = re.compile(
    r"(?<![\d.,] )(?<![\d.,-])(?:\b(?:(?:hundred|thousand|million|billion|trillion)s?|mln|mrd|mio|mlrd|tsd|teur|mille|milliers|miles|migliaia|mila|milhares|millares|millones|milhões|bilhões|duizend\w*|miljoen\w*|miljard\w*|tusen\w*|miljon\w*|tys|tisíc\w*|milion\w*|"
    r"milioni|miliardi|milliards|milliarden|millionen|tausend|lakhs?|crores?|миллион\w*|тыс\w*|млн|млрд|हज़ार|लाख|करोड़|হাজার|লাখ|কোটি|ألف|مليون|مليار)\b(?!(?:-| )(?:dollar|euro|pound|rupee|yen)s?[ -]\w)"
    r"|[$€£¥₹₩]\s?(?:k|m|mm|mn|bn|b)\b|[百千]?[万萬億亿억만]|[百千천백][万萬만]|[百千] ?[元円원])"
)


def _is_plain_line(text: str) -> bool:
    """Whether some word of a line is one of the languages that are read, or it is a word or a name alone."""
    words = [word.strip(".,:;()[]\"'“”").casefold() for word in text.split()]
    words = [word for word in words if any(map(str.isalpha, word))]
    return len(words) < _SENTENCE or any(word in _OF_LINES for word in words)


_SENTENCE = 3
_OF_LINES = frozenset(
    """
    the of in and for to by from with at as on all see note notes source sources data table list deals deal payments payment loans loan transactions investments flows companies company
    funding who pays report der die das und von im in für aus alle quelle le la les des du et de en dans source el los las del y fuente il lo gli di da fonte
    het een van bron na os as do dos em updated prepared draft confidential total totals end page sheet figures amounts is are was
    """.split()  # noqa: SIM905  a list of words
)
"""Small words by which a line is seen to be in a language whose units are known."""
_LIKE_A_UNIT = re.compile(
    r"\b(?:euro\w{1,5}|dollar\w{2,4}|dolar\w*|dólar\w*|rubl\w+|rupi\w+|frank\w*|kron\w+|korun\w*|forint\w*|zł|zlot\w*|złot\w*|долл\w*|руб\w*|грив\w*|"
    r"milj\w+|milio\w+|miliar\w+|miljar\w+|bilj\w+|milijun\w*|tuhan\w+|tusen\w*|tūkst\w*|hilja\w+|tisíc\w*|tisuć\w*|tysi\w+|ezer\b|ribu|juta|maelfu|elfu|mamilioni|nghìn|triệu|"
    r"χιλι\w+|εκατ\w+|тисяч\w*|хиляд\w*|мили\w+|мільй\w+|bin tl|milyon\w*)\b"
)
"""Inflected words for currencies and powers of ten, of languages whose lines are not read."""
_OTHER_MEANINGS = frozenset({"real", "won", "sol", "try", "all", "mad", "rand", "pound", "crown"})
"""Names and codes of currencies that are words of English, too."""


def unit_of_line(text: str) -> UnitText | None:
    """Read a line above or below a table that says in what its figures are; None if it says something else.

    Examples
    --------
    >>> unit_of_line("(US$ in millions)").unit, unit_of_line("All figures in EUR bn unless stated otherwise").currency
    (Decimal('1000000'), 'EUR')
    >>> unit_of_line("Ten billion dollar deals of 2025") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    text = re.sub(r"\bU\.\s?S\.?(?=\s?(?:\$|[Dd]ollars?))", "US", text)
    parts = [text, *re.findall(r"[(\[（]([^()\[\]（）]*)[)\]）]", text), *re.split(r"[;|•·–—]|\.\s|, ", text)]
    parts += [found[1] for found in _AFTER_A_WORD_FOR_UNIT.finditer(text.casefold())]
    for part in parts:
        found = read_unit_text(part)
        if (found.unit is not None or found.currency) and all(
            word in FILLERS or word in AMOUNT_WORDS for word in found.rest
        ):
            return found
    inside = re.search(
        r"\b(?:figures|amounts|values|numbers|all|data|angaben|beträge|zahlen|montants|importes|cifras|valores|expressed|stated|reported)\b.*?\b(?:in|en|em)\s+([^.;,()]{1,40})",
        text.casefold(),
    )
    # "Exposures in EUR million": what stands at the end says it, whatever the line is about.
    inside = inside or re.search(
        r"\b(?:in|en|em)\s+((?:[a-z]{3}|us\$|[$€£¥₹])?\s?[^.;,()\d]{1,40})$", text.casefold().strip(" .:")
    )
    if inside:
        words = " ".join(inside[1].split()[:_WORDS_OF_A_UNIT])
        for end in range(len(words.split()), 0, -1):
            found = read_unit_text(" ".join(words.split()[:end]))
            if any(currency_of(word) for word in words.split()[end:]):
                # What is left out names a currency.
                continue
            says_unit = found.unit is not None or (found.currency and words not in _OTHER_MEANINGS)
            if says_unit and not [word for word in found.rest if word not in FILLERS]:
                return found
    return None


def may_name_a_unit(text: str) -> bool:
    """Whether a line that `unit_of_line` does not understand may still say in what figures are: it has a word such as million, and no figure before it.

    Examples
    --------
    >>> may_name_a_unit("Figures below: millions, mostly"), may_name_a_unit("A round of $40 million"), may_name_a_unit("Deals")
    (True, False, False)
    """
    return _NAMES_A_UNIT.search(text.casefold()) is not None or _names_a_currency(text)


def _names_a_currency(text: str) -> bool:
    """Whether a short line without a figure names a currency: the words beside it may be a power of ten that is not known."""
    if len(text) > _LONGEST_OF_UNITS or re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b|\b10[., ]?000\b", "", text)):
        return False
    if _LIKE_A_UNIT.search(text.casefold()) or not _is_plain_line(text):
        return True
    words = re.findall(r"[^\s_/()\[\],;:.]+", text)
    return any(
        currency_of(word) is not None
        and word.casefold() not in _OTHER_MEANINGS
        and (word.isupper() or not word.isascii() or len(word) > len("all"))
        for word in words
    )


def unit_of_title(text: str) -> UnitText | None:
    """Read the unit and the currency that the title of a sheet or the corner of a matrix names; None if it names none.

    Examples
    --------
    >>> unit_of_title("Q1 2025 EUR").currency, unit_of_title("Loans USD m").unit, unit_of_title("All deals") is None
    ('EUR', Decimal('1000000'), True)
    """
    words = re.findall(r"[^\s_/()\[\],;-]+", text)
    for at, word in enumerate(words):
        if not (word.isupper() and len(word) == len("EUR")) and not re.search(r"[$€£₹₩]", word):
            continue
        for length in (_TWO, 1):
            found = read_unit_text(" ".join(words[at : at + length]))
            if found.currency and not found.rest and word.casefold() not in _OTHER_MEANINGS:
                return found
    return unit_of_line(text)


_TWO, _WORDS_OF_A_UNIT = 2, 6
