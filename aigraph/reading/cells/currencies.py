"""Currencies: their names and signs, also in one word with a power of ten, and rates to dollars."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import Self

from aigraph.model.money import money_words
from aigraph.reading.cells.scale_words import SCALES
from aigraph.store.bounded_decimal import DECIMALS, WHOLE_DIGITS

DEFAULT_CURRENCY = "USD"

_MORE = {
    "USD": "u.s._dollars 美金 美圓 डॉलर доллар долларов دولار 米ドル 米国ドル 美刀 미국달러 미달러 미화 달러화 us-dollar us-dollars dollars_américains dollar_américain dólares dólar dólares_estadounidenses dólares_americanos dollari dollaro dollari_usa dolarów dolary dolar долларах долл अमेरिकी_डॉलर",
    "EUR": "евро يورو 歐元 евра eura evro 유로화 यूरो avro eurot euron euroa",
    "GBP": "英鎊 uk_pounds british_pounds pounds_sterling 英ポンド 파운드 pfund britische_pfund pfund_sterling livres_sterling livre_sterling libras_esterlinas libra_esterlina sterline sterlina lire_sterline पाउंड фунтов",
    "TRY": "tl türk_lirası turkish_lira turkish_liras lira",
    "CZK": "kč korun koruna",
    "BGN": "bgn лв leva",
    "AED": "dirhams uae_dirham uae_dirhams 迪拉姆",
    "MAD": "mad moroccan_dirham moroccan_dirhams",
    "ALL": "albanian_lek lek",
    "ISK": "isk",
    "KES": "kes ksh",
    "GHS": "ghs gh₵",
    "CNY": "人民元 人民幣 人民币 人民元 위안화 中国元 yuans юаней",
    "TWD": "新台幣 新臺幣 臺幣 台元 台湾ドル taiwan_dollars new_taiwan_dollars",
    "HKD": "港幣 港圓 香港ドル hk_dollars hong_kong_dollars hong_kong_dollar 홍콩달러",
    "KRW": "韓元 韓圓 韓国ウォン 원화 韩币",
    "SGD": "新加坡元 新币 新幣 シンガポールドル 新元 坡币 singapore_dollars singapore_dollar 싱가포르달러",
    "CAD": "canadian_dollars 加元 加ドル カナダドル kanadische_dollar dollars_canadiens 캐나다달러",
    "AUD": "australian_dollars 澳元 豪ドル オーストラリアドル 호주달러 australische_dollar",
    "CHF": "瑞士法郎 fr fr. swiss_franc スイスフラン 瑞郎 schweizer_franken francs_suisses franc_suisse francos_suizos franchi_svizzeri 스위스프랑",
    "SEK": "swedish_kronor svenska_kronor svensk_krona schwedische_kronen",
    "NOK": "norwegian_kroner norske_kroner norwegian_krone norwegische_kronen",
    "DKK": "danish_kroner danske_kroner danish_krone dänische_kronen",
    "NZD": "new_zealand_dollar",
    "INR": "indian_rupees रुपये रुपए インドルピー 印度卢比 印度盧比 rupien indische_rupien roupies рупий 루피",
    "BRL": "r$ reales_brasileños brazilian_real brazilian_reais",
    "RUB": "руб рублей 卢布 ルーブル рубли рубля",
    "PKR": "pkr pakistani_rupee pakistani_rupees",
    "LKR": "lkr",
    "NPR": "npr",
    "IDR": "idr rupiah rp",
    "VND": "₫ vnd dong",
    "THB": "฿ thb baht 泰铢 タイバーツ",
    "MYR": "rm myr ringgit",
    "PHP": "₱ php",
    "NGN": "₦ ngn naira",
    "EGP": "egp",
    "KZT": "₸ kzt",
    "UAH": "₴ uah",
    "GEL": "₾ gel",
    "HUF": "huf forint",
    "RON": "ron lei",
    "COP": "cop col$",
    "CLP": "clp clp$",
    "ARS": "ars ar$",
    "PEN": "pen s/",
    "UYU": "uyu",
    "KWD": "kwd",
    "QAR": "qar qatari_riyal",
    "JPY": "日币 日幣 엔화 yenes येन иен",
    "PLN": "złotych złote złoty zlotych",
    "SAR": "saudi_riyals",
    "MXN": "pesos_mexicanos mexican_pesos",
    "USDC": "usdc",
    "USDT": "usdt tether",
}

CURRENCIES: Mapping[str, str] = {
    **money_words.CURRENCIES,
    **{word.replace("_", " "): code for code, words in _MORE.items() for word in words.split()},
}
"""Signs, codes and names, in small letters, to the code of ISO 4217 (or the common one of a coin)."""

SHARED_SIGNS: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "COP", "CLP", "ARS", "UYU", "BRL"),
    "¥": ("JPY", "CNY"),
    **dict.fromkeys(("rs", "rs.", "rupee", "rupees"), ("INR", "PKR", "LKR", "NPR")),
    **dict.fromkeys(
        ("kr", "kr.", "kroner", "kronor", "krone", "krona", "kronen", "couronnes", "coronas"), ("SEK", "NOK", "DKK")
    ),
    **dict.fromkeys(("peso", "pesos"), ("MXN", "COP", "ARS", "CLP", "PHP", "UYU")),
    **dict.fromkeys(("franc", "francs", "franken", "francos", "franchi"), ("CHF", "XOF", "XAF")),
    **dict.fromkeys(("riyal", "riyals", "rial"), ("SAR", "QAR", "OMR", "IRR")),
    **dict.fromkeys(("dinar", "dinars"), ("KWD", "RSD", "BHD", "IQD")),
}
"""Signs of several currencies: the one that the table names if it is among them."""

UNITS_OF_ANY = frozenset({"元", "圓", "圆"})
"""Words for the unit of any currency: what stands before the figure says which."""

UNDECIDED = " or "
"""Stands between the codes of currencies that a sign can mean, where nothing decides which."""


def currency_of(word: str, usual: str = DEFAULT_CURRENCY) -> str | None:
    """Give the code of a currency, or None if the word names none.

    Parameters
    ----------
    word : str
        A sign, code or name in any case.
    usual : str
        The currency of the table, for signs that several share.

    Examples
    --------
    >>> currency_of("€"), currency_of("$"), currency_of("$", "CAD"), currency_of("Saudi Riyal"), currency_of("gold")
    ('EUR', 'USD', 'CAD', 'SAR', None)
    >>> currency_of("¥"), currency_of("¥", "CNY")
    ('JPY or CNY', 'CNY')
    """
    name = " ".join(word.casefold().split())
    if name in SHARED_SIGNS:
        shared = SHARED_SIGNS[name]
        # A dollar without more is one of the United States; of the others none is so much more common.
        return usual if usual in shared else shared[0] if name == "$" else UNDECIDED.join(shared[:2])
    if name in CURRENCIES:
        return CURRENCIES[name]
    return None


def settle_shared(currencies: str, *named: AbstractSet[str]) -> str:
    """Give the currency that is meant by a sign of several: the one that is named, by the first who names one and no other.

    Examples
    --------
    >>> settle_shared("INR or PKR", {"USD"}, {"INR"}), settle_shared("MXN or COP", {"USD"}, {"MXN", "CHF"})
    ('INR', 'MXN or COP')
    """
    possible = next((shared for shared in SHARED_SIGNS.values() if UNDECIDED.join(shared[:2]) == currencies), ())
    for codes in named:
        if len(codes) == 1 and codes <= set(possible):
            return next(iter(codes))
    return currencies


def usd_bn(amount: Decimal, rate: Decimal) -> Decimal:
    """Turn an amount into US$ billions, without zeros at the end.

    Parameters
    ----------
    amount : Decimal
        In units of its currency.
    rate : Decimal
        Dollars for one unit.

    Examples
    --------
    >>> usd_bn(Decimal("1200000000"), Decimal(1)), usd_bn(Decimal("30000000000.0"), Decimal(1))
    (Decimal('1.2'), Decimal('30'))
    """
    exact = _EXACT.multiply(amount, rate).scaleb(-BILLION_DIGITS, _EXACT)
    if exact.adjusted() >= WHOLE_DIGITS:
        return exact
    # A billionth of a dollar: what is smaller no format holds.
    figure = _EXACT.normalize(_EXACT.quantize(exact, _LEAST))
    return _EXACT.quantize(figure, _ONE) if figure == figure.to_integral_value(context=_EXACT) else figure


BILLION_DIGITS = 9
_ONE, _LEAST = Decimal(1), Decimal(1).scaleb(-DECIMALS)
_EXACT = Context(prec=120)


@dataclass(frozen=True)
class Rates:
    """US dollars for one unit of a currency, on days or for good.

    Parameters
    ----------
    usd : mapping of str to (days, rates)
        For each currency its days in order, `datetime.date.min` for a rate without a day, and the rates of those days.
    counted : str
        The currency that is counted in place of dollars; empty for dollars.
    """

    usd: Mapping[str, tuple[tuple[date, ...], tuple[Decimal, ...]]]
    counted: str = ""

    @classmethod
    def counting(cls, currency: str) -> Self:
        """Count amounts of a currency as they are, where no rate is known: then nothing of another currency is counted."""
        return cls({currency: ((date.min,), (Decimal(1),))}, currency)

    def rate(self, currency: str, day: date | None) -> Decimal | None:
        """Give the rate of the last day on or before one; without a day the newest; None if there is none.

        Examples
        --------
        >>> rates = Rates({"EUR": ((date(2025, 1, 1), date(2025, 7, 1)), (Decimal("1.04"), Decimal("1.18")))})
        >>> [str(rates.rate("EUR", day)) for day in (date(2025, 3, 1), None, date(2024, 1, 1))]
        ['1.04', '1.18', 'None']
        """
        if currency == DEFAULT_CURRENCY and not self.counted:
            return Decimal(1)
        days, rates = self.usd.get(currency, ((), ()))
        place = len(days) if day is None else bisect_right(days, day)
        return rates[place - 1] if place else None


_TYPICAL_USD = {
    "JPY": 0.0067, "CNY": 0.14, "INR": 0.012, "KRW": 0.00072, "HKD": 0.128, "TWD": 0.031, "BRL": 0.18, "MXN": 0.054, "RUB": 0.012,
    "ILS": 0.28, "SAR": 0.267, "AED": 0.272, "SEK": 0.1, "NOK": 0.095, "DKK": 0.15, "PLN": 0.26, "CZK": 0.045, "TRY": 0.025,
    "ZAR": 0.055, "BDT": 0.0083, "PKR": 0.0036, "LKR": 0.0033, "NPR": 0.0075, "IDR": 0.000061, "VND": 0.000039, "THB": 0.03,
    "MYR": 0.23, "PHP": 0.017, "NGN": 0.00065, "EGP": 0.02, "HUF": 0.0028, "COP": 0.00025, "CLP": 0.00105, "ARS": 0.0008,
}  # fmt: skip
"""Roughly what a unit was worth in 2025, in dollars: enough to see that a rate is turned round."""


def roughly_in_dollars(currency: str) -> Decimal:
    """Give roughly what one of a currency is worth in dollars, to see whether a sum can be meant."""
    return Decimal(str(_TYPICAL_USD.get(currency, 1)))


def looks_turned(currency: str, rate: Decimal) -> bool:
    """Whether a rate looks like units for a dollar in place of dollars for a unit.

    Examples
    --------
    >>> looks_turned("KRW", Decimal(1400)), looks_turned("KRW", Decimal("0.0007")), looks_turned("EUR", Decimal("0.9"))
    (True, False, False)
    """
    typical = _TYPICAL_USD.get(currency)
    if typical is None:
        return False
    off = max(float(rate) / typical, typical / float(rate))
    turned = max(1 / (float(rate) * typical), float(rate) * typical)
    return off > _FAR_OFF and turned < off


_FAR_OFF = 4

NO_RATES = Rates({})


_CODE = "(?P<{}>eur|usd|chf|gbp|jpy|cad|aud|sek|nok|dkk|pln|inr|cny|rmb|brl|krw|kr)"
_SCALE = "k|m|mm|mn|mio|mrd|md|bn|b"
_MERGED = re.compile(rf"(?P<ahead>t|tsd|{_SCALE}){_CODE.format('behind')}|{_CODE.format('code')}(?P<scale>{_SCALE})")


def merged_unit(word: str) -> tuple[Decimal, str] | None:
    """Give what a word in small letters counts, and its currency; None if it is no such word.

    Examples
    --------
    >>> merged_unit("teur"), merged_unit("usdm"), merged_unit("euro")
    ((Decimal('1000'), 'EUR'), (Decimal('1000000'), 'USD'), None)
    """
    found = _MERGED.fullmatch(word)
    if found is None:
        return None
    return scale_ahead(found["ahead"] or found["scale"]), currency_of(found["code"] or found["behind"]) or ""


def scale_ahead(letters: str) -> Decimal:
    """Give what letters before a currency count: "T€" and "TEUR" are thousands in German; the letter alone is a trillion."""
    return Decimal(1000) if letters == "t" else SCALES[letters]
