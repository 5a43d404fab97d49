"""Amounts as people write them: what is read, what is unknown, and what is refused because it can mean two things."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.numbers import AmountError, decimal_mark
from aigraph.reading.cells.quoted_amount import (
    DOUBTFUL_MARK,
    DOUBTFUL_SCALE,
    NO_UNIT,
    SEVERAL,
    TWO_CURRENCIES,
    UNREAD,
    AmountStyle,
)

BN, M = 10**9, 10**6


def ends(text, **how):
    amount = read_amount(text, AmountStyle(**how)).amount
    return tuple(None if end is None else Decimal(end) for end in (amount.low, amount.central, amount.high))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1.2bn", (1.2, 1.2, 1.2)),
        ("1,200,000", (0.0012, 0.0012, 0.0012)),
        ("1.200.000,50", (0.0012000005, 0.0012000005, 0.0012000005)),
        ("1'200'000", (0.0012, 0.0012, 0.0012)),
        ("US$ 1 200 000", (0.0012, 0.0012, 0.0012)),
        ("12,00,000", (0.0012, 0.0012, 0.0012)),
        ("2.5e9", (2.5, 2.5, 2.5)),
        ("EUR 30 Mio.", (0.03, 0.03, 0.03)),
        ("5 crore", (0.05, 0.05, 0.05)),
        ("৩০ billion", (30, 30, 30)),
        ("up to $100 billion", (0, None, 100)),
        ("less than 5m", (0, None, 0.005)),
        ("at least $100bn", (100, 100, None)),
        ("$100bn+", (100, 100, None)),
        ("more than 1bn", (1, 1, None)),
        ("about $30bn", (27, 30, 33)),
        ("~30m", (0.027, 0.03, 0.033)),
        ("12–15bn", (12, None, 15)),
        ("$12bn to $14bn", (12, None, 14)),
        ("between $10m and $20m", (0.01, None, 0.02)),
        ("£2.5bn a year", (2.5, 2.5, 2.5)),
    ],
)
def test_the_wording_decides_what_is_known(text, expected):
    assert ends(text) == tuple(None if end is None else Decimal(str(end)) * BN for end in expected)


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "undisclosed", "Not disclosed", "TBD", "nan", "billions", "?"])
def test_what_nobody_tells_is_unknown_and_never_0(text):
    amount = read_amount(text).amount
    assert not amount.is_known
    assert amount.central is None


@pytest.mark.parametrize(
    ("text", "rule", "part"),
    [
        ("-5", "negative amount", "swap payer and payee"),
        ("(1,200)", "negative amount", "swap payer and payee"),
        ("$-5m", "negative amount", "swap payer and payee"),
        ("1.200,00-", "negative amount", "swap payer and payee"),
        ("0", "amount of 0", "leave the cell empty"),
    ],
)
def test_what_is_below_or_at_0_is_refused_with_the_value_and_what_was_expected(text, rule, part):
    with pytest.raises(AmountError, match=part) as caught:
        read_amount(text)
    assert caught.value.rule == rule
    assert text[:20] in str(caught.value)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("lots", UNREAD),
        ("1.2.3", UNREAD),
        ("15-12bn", UNREAD),
        ("=1+2", UNREAD),
        ("9" * 5000, UNREAD),
        ("10 GW", UNREAD),
        ("25%", UNREAD),
        ("200k GPUs", UNREAD),
        ("$38/share", UNREAD),
        ("3 tranches of $5bn", UNREAD),
        ("several hundred million", UNREAD),
        ("$5m-€7m", TWO_CURRENCIES),
        ("$2bn now, $5bn later", SEVERAL),
        ("$5 mil", DOUBTFUL_SCALE),
        ("1,200.00 Cr", DOUBTFUL_SCALE),
        ("5 bio", DOUBTFUL_SCALE),
    ],
)
def test_what_is_not_understood_is_unknown_and_says_why(text, doubt):
    quoted = read_amount(text)
    assert (quoted.amount.is_known, quoted.doubt) == (False, doubt)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$250B Azure", (250, 250, 250)),
        ("~$300B / 5 yrs", (270, 300, 330)),
        ("$38bn over seven years", (38, 38, 38)),
        ("~$1.25B/mo", (13.5, 15, 16.5)),
        ("$1bn a year for 5 years", (5, 5, 5)),
        ("$30B equity + $10B debt", (40, 40, 40)),
        ("$5m (€4.6m)", (0.005, 0.005, 0.005)),
        ("$1.2B*", (1.2, 1.2, 1.2)),
        ("$1.2B[1]", (1.2, 1.2, 1.2)),
        ("~26% · $12.5B in", (12.5, 12.5, 12.5)),
        ("$40B at $300B valuation", (40, 40, 40)),
        ("$10bn, of which $3bn upfront", (10, 10, 10)),
        ("$10B (up to)", (0, None, 10)),
        ("$100B+ AWS", (100, 100, None)),
        ("1.5億円", (0.15, 0.15, 0.15)),
        ("1兆5000億円", (1500, 1500, 1500)),
        ("৩০ বিলিয়ন ডলার", (30, 30, 30)),
        ("900 TEUR", (0.0009, 0.0009, 0.0009)),
        ("k€ 30", (0.00003, 0.00003, 0.00003)),
        ("2 lakh crore", (2000, 2000, 2000)),
        ("R$ 500 mil", (0.0005, 0.0005, 0.0005)),
        ("₹500 Cr", (5, 5, 5)),
    ],
)
def test_the_words_of_the_press_are_read(text, expected):
    assert ends(text) == tuple(None if end is None else Decimal(str(end)) * BN for end in expected)


def test_a_figure_that_can_mean_two_is_unknown_unless_the_table_decides():
    assert read_amount("1.200", AmountStyle(mark="")).doubt == DOUBTFUL_MARK
    assert read_amount("1,200", AmountStyle(mark="?")).doubt == DOUBTFUL_MARK
    assert ends("1.200", mark=",") == (1200, 1200, 1200)
    assert ends("1.200", mark=".") == (Decimal("1.200"),) * 3
    assert ends("1,200", mark="") == (1200, 1200, 1200)
    assert ends("1,200", mark=",") == (Decimal("1.200"),) * 3


def test_a_column_with_both_decimal_marks_decides_nothing():
    assert decimal_mark(["3.5", "3,5"]) == ("?", "'3.5' and '3,5'")


def test_a_small_figure_alone_among_figures_with_words_is_unknown():
    assert read_amount("30", AmountStyle(unit=None)).doubt == NO_UNIT
    assert ends("3000000", unit=None) == (3 * M,) * 3


def test_the_unit_counts_only_where_no_word_says_it():
    assert ends("30", unit=Decimal(M)) == (30 * M,) * 3
    assert ends("30bn", unit=Decimal(M)) == (30 * BN,) * 3


def test_a_sign_that_several_currencies_share_follows_the_table():
    assert read_amount("$5").currency == "USD"
    assert read_amount("$5", AmountStyle(currency="CAD")).currency == "CAD"
    assert read_amount("€5", AmountStyle(currency="CAD")).currency == "EUR"


def test_a_yearly_figure_says_so():
    assert read_amount("$2bn per year").annual
    assert not read_amount("$2bn").annual


@given(st.integers(1, 10**15), st.sampled_from(["", ",", " ", "'"]), st.sampled_from(["", "$", "EUR ", "US$ "]))
def test_every_whole_figure_is_read_as_it_was_written(number, group, sign):
    text = sign + f"{number:,}".replace(",", group)
    assert ends(text) == (number, number, number)


@given(st.decimals(Decimal("0.01"), Decimal(10**9), places=2))
def test_european_and_english_figures_mean_the_same(number):
    english = f"{number:,.2f}"
    european = english.replace(",", "_").replace(".", ",").replace("_", ".")
    assert ends(english, mark=".") == ends(european, mark=",") == (number, number, number)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    with suppress(AmountError):
        amount = read_amount(text, AmountStyle(mark="")).amount
        assert amount.low >= 0
        assert amount.high is None or amount.low <= amount.high


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("RMB5m", "CNY"),
        ("RM5m", "MYR"),
        ("R$5m", "BRL"),
        ("HK$5m", "HKD"),
        ("NT$5m", "TWD"),
        ("US$5m", "USD"),
        ("C$5m", "CAD"),
        ("5m Swiss francs", "CHF"),
        ("5,000,000 Canadian dollars a year", "CAD"),
    ],
)
def test_a_sign_that_begins_or_ends_as_another_is_read_whole(text, currency):
    found = read_amount(text, AmountStyle())
    assert (found.currency, found.amount.central) == (currency, 5 * M)


@pytest.mark.parametrize(
    ("text", "currency", "sum_"),
    [
        ("4兆5000億円", "JPY", 4500 * BN),
        ("$4兆5000億", "USD", 4500 * BN),
        ("1億5000万ドル", "USD", 150 * M),
        ("4조5000억원", "KRW", 4500 * BN),
    ],
)
def test_a_figure_in_parts_adds_up_and_keeps_the_currency_before_or_behind_it(text, currency, sum_):
    found = read_amount(text, AmountStyle())
    assert (found.currency, found.amount.central) == (currency, sum_)
