"""What a reading says of a table: the line, the count and the example of each remark, and where a rule begins."""

import json
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from aigraph import DataError, load
from aigraph.reading.cells.number_formats import formatted
from aigraph.reading.load_options import option_words
from aigraph.reading.readers import excel
from aigraph.reading.readers.graphs.edge_labels import split_label
from tests.reading.test_foreign import ENTITIES, lines


def read(folder, text, name="t.csv", **options):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(path, **options)


def said(folder, text, name="t.csv", **options):
    return [line.removeprefix(f"{folder}/") for line in read(folder, text, name, **options).intake.lines]


def sums(ledger):
    return [None if event.usd_bn is None else event.usd_bn * 10**9 for event in ledger.events]


def test_rows_of_one_id_are_told_each_kind_with_an_example_of_its_own(tmp_path):
    rows = ["x1,A,B,5,announced,2025-01-01", "x1,A,B,6,closed,2025-02-01", "x3,C,E,7,signed,2025-01-03"]
    rows += [f"x2,C,D,{size},signed,2025-01-01" for size in (1, 2, 3)]
    lines_ = said(tmp_path, "\n".join(["id,payer,payee,amount,status,date", *rows]))
    told = "t.csv: warning: {}".format
    assert told("3 rows are lines of one id, such as 'x2': parts of a sum, added up") in lines_
    news = "news of one deal, whose last word counts"
    assert told(f"2 rows share an id with another row of the same pair, such as 'x1': {news}") in lines_
    assert not any("'x1': parts" in line or "'x2': news" in line for line in lines_)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (("signed", "closed", "y1", "z1"), "status = 'stage'"),
        (("signed", "x1", "y1", "z1", "w1"), "not used: 'stage'"),
        (("loan", "equity", "y1", "z1"), "instrument = 'stage'"),
        (("loan", "equity", "x1", "y1", "z1"), "not used: 'stage'"),
    ],
)
def test_a_column_whose_heading_can_mean_two_things_is_what_half_of_its_cells_are(words, role, tmp_path):
    text = "payer,payee,amount,stage\n" + "".join(f"A,B{at},5,{word}\n" for at, word in enumerate(words))
    assert any(role in line for line in said(tmp_path, text))


def test_headings_that_are_repeated_are_told_once_with_their_number(tmp_path):
    text = "payer,payee,amount\nA,B,5\npayer,payee,amount\nB,C,5\n"
    line = "t.csv:3: warning: the headings are repeated here{}, which is no deal"
    assert line.format("") in said(tmp_path, text)
    assert line.format(" and on 1 more lines") in said(tmp_path, f"{text}payer,payee,amount\nC,A,6\n")
    assert line.format(" and on 2 more lines") in said(tmp_path, text + "payer,payee,amount\nC,A,6\n" * 2)


def test_columns_without_a_heading_are_read_by_their_cells_with_a_word(tmp_path):
    told = said(tmp_path, "payer,payee,amount,,,note,\nA,B,5,USD m,signed,x,EUR\nC,B,6,USD m,closed,y,EUR\n")
    for place, role in ((4, "unit"), (5, "status"), (7, "currency")):
        assert f"t.csv: warning: column {place} has no heading and is read as {role!r} by its cells" in told
    with pytest.raises(DataError, match="column 'direction' says by row which way money goes"):
        read(tmp_path, "payer,payee,amount,\nA,B,5,incoming\nC,B,6,outgoing\n")


def test_a_second_row_of_headings_is_told_with_its_line(tmp_path):
    told = said(tmp_path, "\npayer,payee,deal,\npayer,payee,amount,date\nA,B,5,2025\n")
    assert "t.csv:3: warning: is another row of headings: 'payer | payee | amount | date'" in told


def test_headings_of_markdown_that_name_no_payer_have_their_line(tmp_path):
    with pytest.raises(DataError, match=r"t\.md:3: no column can be the payer: there is 'zzz', 'yyy'"):
        read(tmp_path, "text\n\n| zzz | yyy |\n|---|---|\n| 1 | 2 |\n", "t.md")


def test_a_row_of_units_below_the_headings_is_told_with_its_line(tmp_path):
    ledger = read(tmp_path, "payer,payee,amount\n,,USD m\nA,B,5\n")
    assert f"{tmp_path}/t.csv:2: warning: is a second row of headings: 'USD m'" in ledger.intake.lines
    assert sums(ledger) == [5_000_000]


def test_figures_alone_are_a_range_only_with_no_word_or_about_them(tmp_path):
    bare = "10000000-12000000"
    ledger = read(tmp_path, f"payer,payee,amount\nA,B,{bare}\nA,C,about {bare}\nA,D,up to {bare}\nA,E,{bare}-9\n")
    ends = [(event.amount.low, event.amount.high) for event in ledger.events]
    known = Decimal("0.01"), Decimal("0.012")
    assert ends == [known, known, (0, None), (0, None)]


def test_a_source_of_a_row_is_cut_at_three_hundred_characters(tmp_path):
    ledger = read(tmp_path, f"payer,payee,amount,source\nA,B,5,{'x' * 310}\n")
    assert "x" * 300 in {source.title for source in ledger.sources}


def test_a_refused_row_of_markdown_has_its_line(tmp_path):
    text = "# Deals\n\n| payer | payee | amount |\n|---|---|---|\n| A | B | -5 |\n| C | D | 6 |\n"
    assert "t.md:5: amount '-5' is negative; swap payer and payee instead" in said(tmp_path, text, "t.md")
    headed = f"{text}\n| payer | payee | amount |\n|---|---|---|\n| E | F | 7 |\n"
    assert read(tmp_path, headed, "t.md", sheet="2").events[0].origin.line == 10
    with pytest.raises(DataError, match="has no rows"):
        read(tmp_path, "\n".join(text.splitlines()[:4]), "t.md")


def test_front_matter_is_no_diagram(tmp_path):
    ledger = read(tmp_path, "---\ngraph TD\nA -->|$1bn| B\n---\nflowchart LR\n C -->|$3bn| D\n", "t.mmd")
    assert [(deal.payer, deal.payee) for deal in ledger.deals] == [("c", "d")]


def test_what_is_nothing_of_a_diagram_is_shown_to_its_twentieth_character(tmp_path):
    with pytest.raises(DataError, match=r"t\.d2:2: \"'open and long enoug\" is nothing of D2"):
        read(tmp_path, "a -> b: $3bn\n'open and long enough to be cut", "t.d2")


def test_a_label_of_very_many_words_is_no_amount():
    assert split_label(f"{'x ' * 10}$30bn")[0] == "$30bn"
    assert split_label(f"{'x ' * 50}$30bn") == ("", f"{'x ' * 50}$30bn")


@pytest.mark.parametrize(
    ("number_format", "unit"), [('0.0"bn"', 10**9), ('0,"bn"', 10**6), ("#,##0,", None), ('#,##0,"k"', None)]
)
def test_commas_behind_the_digits_take_from_the_unit_of_a_number(number_format, unit):
    cell = formatted(5, number_format)
    assert cell == 5 if unit is None else cell.unit == unit


def test_options_are_written_as_they_are_typed():
    given = {"dayfirst": True, "columns": {"payer": "X"}, "unit": "m", "yearfirst": True, "rates": object()}
    words = ["--dayfirst", "--map", "payer=X", "--unit", "m", "--yearfirst", "--rates", "FILE"]
    assert list(option_words(given)) == words
    assert list(option_words({"dayfirst": False})) == ["--monthfirst"]


@pytest.mark.parametrize(("most", "is_large"), [(6, False), (5, True)])
def test_a_workbook_is_large_by_the_cells_that_are_merged(most, is_large, tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    book.active.merge_cells("B2:D3")
    book.save(tmp_path / "t.xlsx")
    # Private: so many merged cells as make a workbook large would take long to write.
    monkeypatch.setattr(excel, "_MOST_MERGED", most)
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert excel._is_large(archive) is is_large  # noqa: SLF001  a limit of memory, seen from nowhere else


def test_entities_are_told_by_the_form_of_their_file_and_keep_their_ids(tmp_path):
    by_lines = load(lines(tmp_path / "e.ijson", ENTITIES))
    assert by_lines.intake.form == "FollowTheMoney, JSON lines"
    assert [deal.id for deal in by_lines.deals] == ["own", "pay", "debt", "award"]
    (tmp_path / "e.json").write_text(json.dumps(ENTITIES), encoding="utf-8")
    assert load(tmp_path / "e.json").intake.form == "FollowTheMoney, JSON"


@pytest.mark.parametrize(("says", "usd"), [("$m", 5_000_000), ("million USD", 5_000_000), ("USD", 5)])
def test_a_unit_of_the_file_of_decisions_can_be_written_in_several_ways(says, usd, tmp_path):
    (tmp_path / "t.aigraph.toml").write_text(f'[units]\namount = "{says}"\n', encoding="utf-8")
    assert sums(read(tmp_path, "payer,payee,amount\nA,B,5\n")) == [usd]


def test_a_unit_of_the_file_of_decisions_that_is_none_is_refused(tmp_path):
    (tmp_path / "t.aigraph.toml").write_text('[units]\namount = "zorb"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"units\.amount = 'zorb' is unknown; expected one such as"):
        read(tmp_path, "payer,payee,amount\nA,B,5\n")


def test_the_rates_of_a_file_of_decisions_stand_beside_it(tmp_path):
    (tmp_path / "r.csv").write_text("currency,usd\nEUR,1.1\n", encoding="utf-8")
    (tmp_path / "t.aigraph.toml").write_text('rates = "r.csv"\ncurrency = "EUR"\n', encoding="utf-8")
    assert sums(read(tmp_path, "payer,payee,amount\nA,B,5\n")) == [Decimal("5.5")]


@pytest.mark.parametrize("word", ["usd", "EURO", "ZZ", "Z1Z"])
def test_a_table_of_rates_names_currencies_by_their_codes(word, tmp_path):
    from aigraph.reading.rates_table import read_rates

    (tmp_path / "r.csv").write_text(f"currency,usd\n{word},1.1\n", encoding="utf-8")
    if word in {"ZZ", "Z1Z"}:
        with pytest.raises(DataError, match=rf"r\.csv:2: currency '{word}' is unknown"):
            read_rates(tmp_path / "r.csv")
    else:
        assert read_rates(tmp_path / "r.csv") is not None


def test_a_table_of_rates_without_its_columns_is_told_which_it_has(tmp_path):
    from aigraph.reading.rates_table import read_rates

    (tmp_path / "r.csv").write_text("code,usd\nEUR,1.1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"r\.csv:1: has the columns code, usd; expected currency, usd"):
        read_rates(tmp_path / "r.csv")
