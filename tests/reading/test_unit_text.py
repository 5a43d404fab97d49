"""What a heading or a cell of a column of units says of the figures beside it."""

import pytest

import aigraph as ag
from aigraph.reading.cells.numbers import known_pieces
from aigraph.reading.tables.unit_text import unit_of_cell


@pytest.mark.parametrize(
    ("text", "unit", "currency"),
    [
        ("USD m", 10**6, "USD"),
        ("bn", 10**9, ""),
        ("lakh crore", 10**12, ""),
        ("thousand million USD", 10**9, "USD"),
        ("EUR mio", 10**6, "EUR"),
        ("ones USD", 1, "USD"),
        ("full", 1, ""),
        ("single", 1, ""),
        ("units", 1, ""),
        ("won", None, "KRW"),
    ],
)
def test_a_unit_is_its_factor_and_its_currency(text, unit, currency):
    found = unit_of_cell(text)
    assert (found.unit, found.currency, found.is_share) == (unit, currency, False)


@pytest.mark.parametrize("text", ["cents", "pence"])
def test_a_minor_unit_is_a_hundredth(text):
    assert float(unit_of_cell(text).unit) == 0.01


def test_a_share_is_no_sum():
    assert unit_of_cell("%").is_share
    assert unit_of_cell("in percent").is_share
    assert not unit_of_cell("USD").is_share


@pytest.mark.parametrize("text", ["in", "of", "mil", "SEK mil", "actual", "words of somebody"])
def test_what_says_no_unit_or_can_say_two_is_none(text):
    assert unit_of_cell(text) is None


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("億円", ["億", "円"]), ("百万ドル", ["百万", "ドル"]), ("m円", ["m円"]), ("foo", ["foo"]), ("円", ["円"])],
)
def test_words_without_spaces_are_divided_and_latin_ones_are_not(word, pieces):
    assert known_pieces(word) == pieces


def lines_of(folder, text, **how):
    (folder / "t.csv").write_text(text, encoding="utf-8")
    ledger = ag.load(folder / "t.csv", **how)
    return [event.usd_bn for event in ledger.events], "\n".join(ledger.intake.lines)


def test_a_low_and_a_high_end_in_two_currencies_contradict_each_other(tmp_path):
    amounts, said = lines_of(tmp_path, "payer,payee,low (EUR m),high (USD m)\nA,B,5,7\n")
    assert amounts == [None]
    assert "1 cell whose currencies contradict each other" in said
    assert "'(EUR, USD)'" in said


def test_the_only_currency_of_a_table_can_count_as_it_is_and_is_said_once(tmp_path):
    amounts, said = lines_of(tmp_path, "payer,payee,amount\nA,B,5bn EUR\nB,A,6bn EUR\n", in_own_currency=True)
    assert amounts == [5, 6]
    assert "EUR, the currency of all amounts, has no rate: amounts count in it and not in dollars" in said
    assert said.count("EUR") == 1
