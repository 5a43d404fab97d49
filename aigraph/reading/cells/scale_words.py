"""Words for powers of ten, in the languages and scripts of finance, and words after a figure that make it no money."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from aigraph.model.money import money_words

_MORE = {
    10
    ** 3: "nghìn ngàn พัน אלף χιλ χιλιάδες هزار mii хил tisuća tisuće hiljada hiljade elfu libo migliaia migliaio milhares milhar millares millar tausende tausenden tisíc duizend duizenden tusental tuhansia ezer тысячах тысячу tsd. tausend mila tuhat th ths tys тыс тысяч тысячи mille milliers miles tusen bin ribu 千元 हज़ार हजार ألف الف",
    10**5: "lac lacs लाख",
    10
    ** 6: "mi millionen millón millon millones milhão milhao milhões milhoes milione milioni milj miljoen miljoner milyon mill juta miljoonaa miljoona millió milióny milionů milionów triệu מיליון εκατ εκατομμύρια میلیون milioane milijun milijuna miliona milyon мільйон мільйонів miljoenen miljoner millioner миллионах млн миллион миллиона миллионов 百萬 백만 मिलियन مليون ملايين ล้าน",
    10**7: "করোড় करोड़ करोड़ 千万 千萬 천만",
    10
    ** 9: "tỷ tỉ พันล้าน מיליארד δισ δισεκατομμύρια میلیارد miliarde milijarda milijardi milijarde bilyon мільярд мільярдів miliardów milliarder миллиардах bi bilhão bilhao bilhões bilhoes mld mia mds milliarde miljard miljarden miljarder miliardo miliardi miliar milyar miljardi miljardia miljarder miljarda miliardy milliárd mlrd млрд миллиард миллиарда миллиардов 十亿 十億 십억 बिलियन अरब مليار",
    10**10: "百亿 百億 백억",
    10**11: "千亿 千億 천억",
    10
    ** 12: "triliun trilion trilyon τρισ تریلیون tln billionen billones billón biliones trilhão trilhões трлн 万亿 萬億 تريليون",
}

DOUBTFUL_SCALES: Mapping[str, tuple[Decimal, Decimal]] = {
    "mil": (Decimal(10**3), Decimal(10**6)),
    "cr": (Decimal(10**7), Decimal(1)),
    "l": (Decimal(10**5), Decimal(1)),
    "bio": (Decimal(10**9), Decimal(10**12)),
}
"""Words for one of two powers of ten: which of them, the currency or the column tells, or nobody."""

SCALES: Mapping[str, Decimal] = {
    **{word: factor for word, factor in money_words.SCALES.items() if word not in DOUBTFUL_SCALES},
    **{word: Decimal(factor) for factor, words in _MORE.items() for word in words.split()},
}
"""Words and letters for a power of ten, in small letters, to the power."""

LONG_OR_SHORT_SCALE = frozenset({"billion", "billions", "trillion", "trillions"})
"""Words for 10^9 and 10^12 in English, and for 10^12 and 10^18 in most languages of Europe."""

LONG_SCALE = frozenset(
    "milliarde milliarden mrd milliard milliards mia mds md miljard miljarden miljarder miliardo miliardi millionen mio teur".split()  # noqa: SIM905  a list of words
)
"""Words of languages in which a billion is 10^12: beside them an English word may be none."""

Settled = Mapping[str, Decimal | None]
"""What doubtful words count in a column; None where the column itself makes a word doubtful."""

SCALE_BY_CURRENCY: Mapping[str, Mapping[str, Decimal]] = {
    "mil": dict.fromkeys(("BRL", "COP", "CLP", "ARS", "MXN", "PEN", "UYU", "PTE", "ESP"), Decimal(10**3))
    | dict.fromkeys(("CZK", "SKK", "RON"), Decimal(10**6)),
    "cr": dict.fromkeys(("INR", "BDT", "PKR", "NPR", "LKR"), Decimal(10**7)),
    "l": dict.fromkeys(("INR", "BDT", "PKR", "NPR", "LKR"), Decimal(10**5)),
    "bio": {},
}
"""What a doubtful word counts beside a currency whose users write it in one sense only."""

COUNTED = frozenset(
    """
    gw mw kw tw gwh mwh kwh twh gigawatt gigawatts megawatt megawatts watt watts gpu gpus cpu cpus tpu tpus npu npus chip chips share shares
    stock stocks option options warrant warrants unit units user users customer customers server servers rack racks wafer wafers core cores
    accelerator accelerators token tokens barrel barrels ton tons tonne tonnes acre acres sqft ft sq m2 m² home homes seat seats hour hours hr
    hrs subscriber subscribers employee employees people parameter parameters flop flops petaflop petaflops exaflop exaflops systems system node
    nodes site sites campus campuses building buildings store stores vehicle vehicles car cars aircraft plane planes license licenses licence
    licences subscription subscriptions contract contracts deal deals investor investors tranche tranches aktien anteile azioni ações aandelen
    aktier feet metres meters stück stk acciones actions akcji акций 股 株 주 台 枚 ইউনিট bps bp pct percent prozent ppm x nm km kg
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""Nouns for things that are counted, and units of power, area and share: a figure before one is no money."""

THINGS = COUNTED - frozenset(
    [
        "contract",
        "contracts",
        "deal",
        "deals",
        "license",
        "licenses",
        "licence",
        "licences",
        "subscription",
        "subscriptions",
        "investor",
        "investors",
        "tranche",
        "tranches",
        "chip",
        "chips",
        "gpu",
        "gpus",
        "server",
        "servers",
        "system",
        "systems",
        "site",
        "sites",
        "campus",
        "campuses",
        "building",
        "buildings",
        "x",
    ]
)
"""Of these the ones that are counted in millions, also behind an adjective: "80 million new shares"."""

TERMS = frozenset(
    """
    y yr yrs year years jahr jahre jahren an ans año años anos month months mo mos mth mths monate monaten week weeks wk wks day days quarter
    quarters qtr qtrs decade decades лет года год ay yıl 年 か月 ヶ月 个月 বছর মাস
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""Nouns of a length of time: a figure before one is a term."""

MONTHS_OF_TERM: Mapping[str, Decimal] = {
    **dict.fromkeys(
        ["y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años", "anos", "年", "বছর"],
        Decimal(12),
    ),
    **dict.fromkeys(["month", "months", "mo", "mos", "mth", "mths", "monate", "monaten", "মাস", "个月"], Decimal(1)),
    **dict.fromkeys(["quarter", "quarters", "qtr", "qtrs"], Decimal(3)),
}
"""How many months they last."""
