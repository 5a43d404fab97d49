"""The file of decisions beside a table: what is written into it is read again, and what is none of it is refused."""

import pytest

from aigraph import DataError, load
from aigraph.measures.institutions.rules import read_rules
from aigraph.reading.rates_table import read_rates
from aigraph.reading.recipes.recipe import recipe_called
from aigraph.reading.sheet.decisions import decisions_text
from tests.reading.remarks.test_what_a_reading_says import read, sums

TABLE = "from,to,deal size (USD m),status,zorb\nA,B,5,documented,x\nC,D,6,signed,y\n"


def written(folder, **specified):
    return decisions_text(read(folder, TABLE).intake, specified, [("OpenAI Inc", "OpenAI", "one company")])


def test_decisions_are_written_with_what_is_open_as_comments(tmp_path):
    lines = written(tmp_path, unit="m", decimal=",", dayfirst=False).splitlines()
    assert lines[0].startswith("# How aigraph reads t.csv: edit it by hand")
    for line in (
        'unit = "m"',
        'decimal = ","',
        'dates = "month first"',
        '# not used: "zorb"',
        "[map]",
        'payer = "from"',
        'amount = "deal size (USD m)"',
        "[units]",
        'amount = "million USD"',
        "[values.status]",
        '# "documented" = "signed"',
        "[names]",
        '# "OpenAI Inc" = "OpenAI"  # one company',
    ):
        assert line in lines, "\n".join(lines)
    for specified, order in (({"yearfirst": True}, "year first"), ({"dayfirst": True}, "day first")):
        assert f'dates = "{order}"' in written(tmp_path, **specified).splitlines()
    assert not any(line.startswith("dates") for line in written(tmp_path).splitlines())


def test_what_was_written_gives_the_same_table_and_a_comment_that_is_opened_its_word(tmp_path):
    text = written(tmp_path)
    (tmp_path / "t.aigraph.toml").write_text(text, encoding="utf-8")
    ledger = load(tmp_path / "t.csv")
    assert sums(ledger) == [5_000_000, 6_000_000]
    assert [str(event.status) for event in ledger.events] == ["rumoured", "signed"]
    opened = text.replace('# "documented"', '"documented"')
    (tmp_path / "t.aigraph.toml").write_text(opened, encoding="utf-8")
    assert [str(event.status) for event in load(tmp_path / "t.csv").events] == ["signed", "signed"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('unti = "m"', "'unti' is no key; did you mean unit?"),
        ('zzzzzz = "m"', "'zzzzzz' is no key; expected one of "),
        ("unit = 5", "unit = 5 is no text; expected it in quotation marks"),
        ('units = "m"', "units is no table; expected [units] and a line for each entry"),
        ('dates = "often"', "dates = 'often' is unknown; expected one of "),
        ('values.status = "x"', "values.status is no table; expected [values.status] and lines such as"),
    ],
)
def test_what_is_no_decision_is_refused_with_what_was_expected(text, message, tmp_path):
    (tmp_path / "t.aigraph.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read(tmp_path, "payer,payee,amount\nA,B,5\n")
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("usd", "message"),
    [("0", "usd '0' is no rate; expected dollars for one EUR, such as 1.08"), ("x", ", the dollars for one EUR")],
)
def test_a_rate_that_is_none_is_refused_with_its_line(usd, message, tmp_path):
    (tmp_path / "r.csv").write_text(f"currency,usd\nGBP,1.3\nEUR,{usd}\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_rates(tmp_path / "r.csv")
    assert "r.csv:3: " in str(refused.value)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scale = 'x'\n[roles]\npayer = 'a'\npayee = 'b'", "scale"),
        ("[roles]\npayer = 'a'", "says no [roles] payee; expected the heading of the payee"),
        ("roles = 'a'", "roles = 'a' has a wrong form; see the shipped recipes"),
        ("zorb = 1", "'zorb' is no part of a recipe; expected "),
    ],
)
def test_a_recipe_that_is_none_is_refused(text, message, tmp_path):
    path = tmp_path / "r.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        recipe_called(str(path))
    assert message in str(refused.value)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="cannot be read as a recipe"):
        recipe_called(str(path))


def test_a_recipe_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(DataError, match="is no recipe; "):
        recipe_called("zorb")


def test_rules_of_institutions_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "r.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="cannot be read"):
        read_rules(tmp_path / "r.csv")
