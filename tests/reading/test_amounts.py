"""Amounts as people write them: what is read, what is unknown, and what is refused because it can mean two things."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.numbers import AmountError, decimal_mark

BN, M = 10**9, 10**6


def ends(text, **how):
    amount = read_amount(text, **how).amount
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
        ("lots", "no amount", "is no amount"),
        ("-5", "negative amount", "swap payer and payee"),
        ("(1,200)", "negative amount", "swap payer and payee"),
        ("$-5m", "negative amount", "swap payer and payee"),
        ("0", "amount of 0", "leave the cell empty"),
        ("1.2.3", "no amount", "groups of three"),
        ("15-12bn", "no amount", "runs downward"),
        ("$5m-€7m", "no amount", "two currencies"),
        ("=1+2", "no amount", "is no amount"),
        ("9" * 5000, "no amount", "5,000 characters"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_value_and_what_was_expected(text, rule, part):
    with pytest.raises(AmountError, match=part) as caught:
        read_amount(text)
    assert caught.value.rule == rule
    assert text[:20] in str(caught.value)


def test_a_figure_that_can_mean_two_is_refused_unless_the_table_decides():
    with pytest.raises(AmountError, match=r"can mean 1,200 or 1\.2; say which by --decimal"):
        read_amount("1.200", mark="")
    assert ends("1.200", mark=",") == (1200, 1200, 1200)
    assert ends("1.200", mark=".") == (Decimal("1.200"),) * 3
    assert ends("1,200", mark="") == (1200, 1200, 1200)
    assert ends("1,200", mark=",") == (Decimal("1.200"),) * 3


def test_a_column_with_both_decimal_marks_is_refused():
    with pytest.raises(AmountError, match=r"after a point in '3\.5' and after a comma in '3,5'"):
        decimal_mark(["3.5", "3,5"])


def test_the_unit_counts_only_where_no_word_says_it():
    assert ends("30", unit=Decimal(M)) == (30 * M,) * 3
    assert ends("30bn", unit=Decimal(M)) == (30 * BN,) * 3


def test_a_sign_that_several_currencies_share_follows_the_table():
    assert read_amount("$5").currency == "USD"
    assert read_amount("$5", currency="CAD").currency == "CAD"
    assert read_amount("€5", currency="CAD").currency == "EUR"


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
        amount = read_amount(text, mark="").amount
        assert amount.low >= 0
        assert amount.high is None or amount.low <= amount.high
