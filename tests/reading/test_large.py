"""Large tables go through DuckDB and the compiled engine, and say the same as small ones."""

import base64
import csv
import json
import random
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import DataError, find_loops, load
from aigraph.reading import registry
from aigraph.reading.large import ring_legs as large_rings
from tests.thorough import THOROUGH

HEADER = ["payer", "payee", "amount", "date", "status", "type"]


@pytest.fixture(autouse=True)
def every_table_is_large(monkeypatch):
    """The switch-over sizes, set to nothing; `small` sets them back."""
    monkeypatch.setattr(registry, "LARGE_BYTES", 0)
    monkeypatch.setattr(registry, "LARGE_ROWS", 0)


def small(path, **how):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "LARGE_BYTES", 10**12)
        patch.setattr(registry, "LARGE_ROWS", 10**12)
        return load(path, **how)


def write(path, rows, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def loops(ledger):
    return {
        (loop.name, loop.kind, loop.bottleneck, loop.complete_since)
        for loop in find_loops(ledger.view(status="all"), max_loops=None)
    }


def agree(path):
    one, other = load(path, max_loops=None), small(path)
    assert "by DuckDB" in one.intake.form
    assert dict(one.intake.reasons) == dict(other.intake.reasons)
    assert (one.intake.read, one.intake.kept) == (other.intake.read, other.intake.kept)
    assert sorted(map(str, one.intake.refusals)) == sorted(map(str, other.intake.refusals))
    assert loops(one) == loops(other)


def test_a_large_table_refuses_the_same_rows_with_the_same_words_and_has_the_same_loops(tmp_path):
    rows = [
        ["Nvidia", "OpenAI", "$30bn", "2025-09-22", "closed", "equity"],
        ["OpenAI", "Oracle", "up to 300bn", "2025", "signed", "cloud"],
        ["oracle", "NVIDIA", "", "Oct 2025", "announced", "GPUs"],
        ["", "B", "5", "2025", "signed", ""],
        ["A", "a", "5", "2025", "signed", ""],
        ["A", "B", "-5", "2025", "signed", ""],
        ["A", "B", "0", "2025", "signed", ""],
        ["A", "B", "lots", "2025", "signed", ""],
        ["A", "B", "5", "2025-02-30", "signed", ""],
        ["A", "B", "5", "2025", "perhaps", ""],
        ["A", "B", "5", "2025", "signed", "repayment"],
        ["N" * 1000, "B", "5", "2025", "signed", ""],
        ["A", "B", "1,000,000.50", "31/12/2025", "cancelled", ""],
        ["B", "A", "3", "2025", "signed", "loan"],
        ["গুগল", "Société", "3", "2025", "signed", ""],
        ["Société", "গুগল", "about 4m", "2025", "signed", ""],
        ["Undisclosed investors", "B", "4", "2025", "signed", ""],
        ["B", "Undisclosed investors", "4", "2025", "signed", ""],
    ]
    agree(write(tmp_path / "t.csv", rows))


def test_random_tables_agree(tmp_path):
    draw = random.Random(7)  # noqa: S311  a sample, not a secret
    names = [f"acct {number}" for number in range(30)]
    rows = [
        [
            draw.choice(names),
            draw.choice(names),
            round(draw.uniform(0.01, 1e6), 2),
            f"2025-{draw.randint(1, 12):02}",
            "closed",
            "",
        ]
        for _ in range(70)
    ]
    agree(write(tmp_path / "t.csv", rows))


CELLS = st.sampled_from(
    ["A", "B", "C", "a", "", "5", "-1", "0", "2025", "31/12/2025", "signed", "loan", "=x", "\u200f", "n/a"]
)


@settings(max_examples=8)
@given(st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=8))
def test_whatever_the_cells_both_ways_agree(tmp_path_factory, rows):
    good = ("A", "B", "5", "2025", "signed", "loan")
    agree(write(tmp_path_factory.mktemp("any") / "t.csv", [good, *rows]))


def test_a_parquet_file_is_read_the_same_way(tmp_path):
    path = tmp_path / "t.parquet"
    duckdb.sql(
        "SELECT 'a' || (i % 7) AS payer, 'a' || (i * 3 % 7) AS payee, (i + 1) / 4 AS amount, DATE '2025-01-01' + i::INT AS date "
        "FROM range(60) t(i)"
    ).write_parquet(str(path))
    agree(path)


def test_transactions_of_amlworld_are_payments_made_both_ways(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering\n"
        "2022/09/01 00:20,03208,80A,001,80B,0.01,US Dollar,0.01,US Dollar,Cheque,0\n"
        "2022/09/01 00:00,001,80B,03208,80A,14675.57,US Dollar,14675.57,US Dollar,Cheque,0\n",
        encoding="utf-8",
    )
    agree(path)
    for ledger in (load(path), small(path)):
        assert len(find_loops(ledger.view(status="paid"))) == 1
        assert not any("without a status" in line for line in ledger.intake.lines)


def test_a_line_that_is_no_row_and_those_after_it_keep_their_lines(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("payer,payee,amount\nA,B,1\nA,B,1,000\nB,A,2\nA,B,-7\n", encoding="utf-8")
    intake = load(path).intake
    assert (intake.read, intake.kept) == (4, 2)
    assert [problem.origin.line for problem in intake.refusals] == [3, 5]


def test_rows_keep_their_lines_after_line_breaks_within_cells_and_blank_lines(tmp_path):
    path = tmp_path / "t.csv"
    text = 'payer,payee,amount,note\nA,B,1,"two\nlines"\n\nA,B,-7,\r\n"B\r\n",A,2,\nA,B,1,000,5\nA,B,-8,"a\n\nb"\n,,,\nA,B,-9,\n'
    path.write_bytes(text.encode())
    for intake in (load(path).intake, small(path).intake):
        assert [problem.origin.line for problem in intake.refusals] == [5, 8, 9, 13]
        assert (intake.read, intake.kept) == (6, 2)


def test_line_breaks_within_cells_are_read_by_several_threads_too(tmp_path):
    # One buffer of the reader holds 32 MB.
    with (tmp_path / "t.csv").open("w", encoding="utf-8") as file:
        file.write('payer,payee,amount,note\nA,B,1,"two\nlines"\nB,A,2,\n')
        file.writelines(f"C,D,5,{'x' * 1000}\n" for _ in range(40_000))
        file.write("A,B,-7,\n")
    ledger = load(tmp_path / "t.csv")
    assert (ledger.intake.read, ledger.intake.kept) == (40_003, 40_002)
    assert [str(problem.origin.line) for problem in ledger.intake.refusals] == ["40005"]


def test_only_deals_on_loops_are_held_and_that_is_said(tmp_path):
    rows = [["A", "B", 1, "2025", "", ""], ["B", "A", 2, "2025", "", ""], ["A", "C", 3, "2025", "", ""]]
    ledger = load(write(tmp_path / "t.csv", rows))
    assert len(ledger.deals) == 2
    assert any(
        "of 3 deals of 3 companies the 2 that lie on loops of at most 6 companies are held" in line
        for line in ledger.intake.lines
    )


def test_more_rings_than_asked_for_keep_the_largest_and_say_so(tmp_path):
    rows = [[f"A{n}", f"B{n}", n, "2025", "", ""] for n in range(1, 9)] + [
        [f"B{n}", f"A{n}", n, "2025", "", ""] for n in range(1, 9)
    ]
    ledger = load(write(tmp_path / "t.csv", rows), max_loops=3)
    assert {loop.name for loop in find_loops(ledger.view())} == {"a8-b8", "a7-b7", "a6-b6"}
    assert any("only the 3 rings of companies with the largest bottlenecks" in line for line in ledger.intake.lines)


def test_rings_with_too_many_rows_are_left_out_with_a_word(tmp_path, monkeypatch):
    monkeypatch.setattr(large_rings, "MAX_DEALS", 2)
    rows = [
        ["A", "B", 9, "2025", "", ""],
        ["B", "A", 9, "2025", "", ""],
        ["C", "D", 1, "2025", "", ""],
        ["D", "C", 1, "2025", "", ""],
    ]
    ledger = load(write(tmp_path / "t.csv", rows))
    assert len(ledger.deals) == 2
    assert any("1 of 2 rings are left out" in line for line in ledger.intake.lines)


def test_progress_is_told_from_nothing_to_all(tmp_path):
    seen = []
    load(
        write(tmp_path / "t.csv", [["A", "B", 1, "2025", "", ""], ["B", "A", 1, "2025", "", ""]]),
        progress=lambda what, share: seen.append((what, share)),
    )
    assert seen[0] == ("reading", 0.0)
    assert seen[-1] == ("done", 1.0)
    shares = [share for _, share in seen]
    assert shares == sorted(shares)
    assert "looking for loops" in dict(seen)


NOT_ALIKE = {
    "dates, a ninth set: deadlines and ranges": "the last day of the table is that of a row on no loop, which is not held",
    "named exports, other words: GST sales register with supplier and buyer": "companies are called by their keys, with a word",
    "several, an eighth set: buyers joined by a slash, one with a slash in its name": "of a list that holds a party on no loop, its other deals are not held",
}
"""Tables that a large reading reads otherwise, and why."""
MOST_OF_A_KIND = 4
REFUSED = "too large for its recipe", "too large for its layout", "its last lines name a unit"


def books():
    """Yield the tables, of each kind the first few: what a small reading makes of all of them is tested beside it."""
    seen = Counter()
    for whose in ("people", "others", "strangers"):
        book = json.loads((Path(__file__).parent / f"tables_of_{whose}.json").read_text(encoding="utf-8"))
        for name, item in book["tables"].items():
            if item["file"].endswith(".csv") and name not in NOT_ALIKE:
                kind = re.split("[,:]", name)[0]
                seen[kind] += 1
                if THOROUGH or seen[kind] <= MOST_OF_A_KIND:
                    yield pytest.param(item, book["rates"], id=name)


@pytest.mark.parametrize(("item", "rates"), list(books()))
def test_a_table_of_people_is_the_same_to_both_readings(item, rates, tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(base64.b64decode(item["bytes"]) if "bytes" in item else item["text"].encode())
    how = dict(item.get("how", {}))
    if "rates" in how:
        lines = [f"{code},{usd}" for code, usd in rates[how["rates"]].items()]
        (tmp_path / "rates.csv").write_text("\n".join(["currency,usd", *lines]), encoding="utf-8")
        how["rates"] = tmp_path / "rates.csv"
    try:
        other = small(path, **how)
    except DataError:
        with pytest.raises(DataError):
            load(path, **how)
        return
    try:
        one = load(path, max_loops=None, **how)
    except DataError as error:
        if not any(said in str(error) for said in REFUSED):
            raise
        return
    # Odd rows have one word in a large reading.
    assert one.intake.kept == other.intake.kept
    words = {"no row": "too many cells"}
    assert {words.get(why, why): number for why, number in one.intake.reasons.items()} == other.intake.reasons
    assert loops(one) == loops(other)
    # On the rings all sums are the same.
    on_rings = {(deal.payer, deal.payee) for deal in one.deals}
    sums = [
        sorted(
            str(arrow.amount)
            for arrow in ledger.view(status="all", layers="all", merge=False).arrows
            if (arrow.payer, arrow.payee) in on_rings
        )
        for ledger in (one, other)
    ]
    assert sums[0] == sums[1]


def test_what_is_said_of_rows_is_said_of_a_large_table_too(tmp_path):
    rows = [
        ["Ash; Beech; Elm", "Finch", "30000000", "2024-05-01", "signed", ""],
        ["do.", "Robin", "5", "2024-05-01", "signed", ""],
        ["Finch", "Ash", "7", "2024-05-02", "signed", ""],
    ]
    ledger = load(write(tmp_path / "t.csv", rows))
    said = "\n".join(ledger.intake.lines)
    assert "several names in one cell" in said
    assert "repeats the cell above" in said
    assert loops(ledger) == loops(small(tmp_path / "t.csv"))


def test_a_large_table_of_one_currency_without_a_rate_counts_in_it(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("payer,payee,amount,currency\nA,B,5000000,SEK\nB,A,7000000,SEK\n", encoding="utf-8")
    one, other = load(path, in_own_currency=True), small(path, in_own_currency=True)
    assert one.intake.money.currency == other.intake.money.currency == "SEK"
    assert loops(one) == loops(other)
    assert any("SEK, the currency of all amounts, has no rate" in line for line in one.intake.lines)


@pytest.mark.parametrize("left_out", ["date", "status", "amount", "type"])
def test_what_a_column_that_is_not_there_leaves_open_is_said_as_of_a_small_table(left_out, tmp_path):
    rows = [["A", "B", "5", "2025-01-02", "signed", "equity"], ["B", "A", "3", "2025-02-03", "signed", "chips"]]
    place = HEADER.index(left_out)
    rows, header = ([*row[:place], *row[place + 1 :]] for row in rows), [name for name in HEADER if name != left_out]
    agree(write(tmp_path / "t.csv", list(rows), header))


def test_a_row_called_total_is_known_by_its_sum_with_words_and_currencies_in_the_amounts(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "payer,payee,amount\nA,B,$1m\nB,A,$2m\nTotal,B,$3m\nB,Total,$3m\nTotal,A,$7m\n",
        encoding="utf-8",
    )
    agree(path)
    assert "total of other rows: 2" in load(path).intake.summary
