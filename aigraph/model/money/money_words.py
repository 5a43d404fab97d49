"""Words for currencies and for millions, crores and the like: what people write in tables and in sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal

_WORDS = {
    "USD": "us$ usd dollar dollars us_dollar us_dollars ডলার 美元 ドル 달러",
    "EUR": "€ eur euro euros ইউরো 欧元 ユーロ 유로",
    "GBP": "£ gbp uk_pound british_pound pound pounds sterling পাউন্ড 英镑 ポンド",
    "JPY": "jp¥ jpy yen japanese_yen 円 ইয়েন 日元 日圓 엔",
    "CNY": "cn¥ cny rmb yuan renminbi chinese_yuan 元 ইউয়ান 人民币 人民幣 위안",
    "INR": "₹ inr rs rs. rupee rupees indian_rupee রুপি ভারতীয়_রুপি",
    "KRW": "₩ krw won ওন 韩元 ウォン 원",
    "CHF": "chf sfr swiss_franc swiss_francs ফ্রাঁ フラン",
    "CAD": "c$ ca$ cad canadian_dollar",
    "AUD": "a$ au$ aud australian_dollar",
    "NZD": "nz$ nzd",
    "HKD": "hk$ hkd 港元 港币",
    "SGD": "s$ sgd",
    "TWD": "nt$ twd 台币 台幣 新台币",
    "BRL": "r$ brl real reais brazil_real",
    "MXN": "mx$ mxn mexican_peso",
    "RUB": "₽ rub ruble rouble roubles",
    "ILS": "₪ ils shekel shekels",
    "SAR": "sar saudi_riyal",
    "AED": "aed dirham",
    "SEK": "sek swedish_krona",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln zł zloty",
    "CZK": "czk",
    "TRY": "₺ try",
    "ZAR": "zar rand",
    "BDT": "৳ bdt taka tk টাকা",
    "BTC": "₿ btc bitcoin bitcoins",
    "ETH": "eth ether",
}

CURRENCIES: Mapping[str, str] = {
    unicodedata.normalize("NFKC", word).replace("_", " "): code
    for code, words in _WORDS.items()
    for word in words.split()
}
"""Signs, codes and names, in small letters, to the code of ISO 4217 (or the common one of a coin)."""

SHARED_SIGNS: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN"),
    "¥": ("JPY", "CNY"),
}
"""Signs of several currencies: the one that the table names if it is among them, else the first."""

_SCALE_WORDS = {
    10**3: "k thousand thousands tsd হাজার 千 천",
    10**4: "万 萬 만",
    10**5: "lakh lakhs লাখ লক্ষ",
    10**6: "m mn mm mio mln mil million millions মিলিয়ন 百万",
    10**7: "cr crore crores কোটি",
    10**8: "億 亿 억",
    10**9: "b bn bln bio billion billions mrd md milliard milliards milliarden বিলিয়ন",
    10**12: "t tn trn trillion trillions ট্রিলিয়ন 兆 조",
}
SCALES: Mapping[str, Decimal] = {
    unicodedata.normalize("NFKC", word): Decimal(factor)
    for factor, words in _SCALE_WORDS.items()
    for word in words.split()
}
"""Words that multiply the figure before them, in small letters, to their factor."""
