"""Dates and figures of large tables: each different text costs little, and is read as in a small table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import load
from aigraph.reading import registry
from aigraph.reading.large import bad_texts

TEXTS = (
    "2025-10-06",
    "1000-01-01",
    "2999-01-01",
    "9999-12-31",
    "2025-10-06 14:30:05",
    "2025-10-06T14:30:05+05:30",
    "2025-10-06 14",
    "2025-13-10 14:30",
    "06/10/2025 14:30",
    "13/10/2025 2:30 pm",
    "31.12.25, 23:59",
    "0",
    "31",
    "2025",
    "123456",
    "20250914",
    "20251301",
    "45931",
    "99999",
    "123456789",
    "1757808000",
    "1757808000.25",
    "1757808000123",
    "1757808000123456",
    "2757808000",
    "12345678901234567890",
)


def notes(path, monkeypatch, *, large):
    size = 0 if large else 10**12
    monkeypatch.setattr(registry, "LARGE_BYTES", size)
    monkeypatch.setattr(registry, "LARGE_ROWS", size)
    return sorted(str(found) for found in load(path).intake.notes if "are held" not in str(found))


def table(folder, dates):
    path = folder / "t.csv"
    rows = "".join(f"A,B,5,{date}\n" for date in dates)
    path.write_text(f"payer,payee,amount,date\n{rows}B,A,6,2025-01-02\n", encoding="utf-8")
    return path


def test_dates_of_a_large_table_are_understood_as_in_a_small_one(tmp_path, monkeypatch):
    path = table(tmp_path, [f'"{text}"' for text in (*TEXTS, *TEXTS[::2])])
    assert notes(path, monkeypatch, large=True) == notes(path, monkeypatch, large=False)


def test_texts_that_are_too_many_to_be_listed_are_counted(tmp_path, monkeypatch):
    # Private: listing as few as these in a table of a hundred rows.
    monkeypatch.setattr(bad_texts, "_MOST_LISTED", 7)
    path = table(tmp_path, [*range(100), *("soon", "later", "never", "soon")])
    said = notes(path, monkeypatch, large=True)
    assert said == notes(path, monkeypatch, large=False)
    assert any("104 cells not understood as a date" in line and "and 98 more" in line for line in said)


def test_times_of_day_and_digits_are_no_texts_of_their_own(tmp_path, monkeypatch):
    read = []
    looked_at = bad_texts.odd_texts

    def count(*args):
        texts = list(looked_at(*args))
        read.append((args[1], len(texts)))
        return iter(texts)

    monkeypatch.setattr(bad_texts, "odd_texts", count)
    minutes = [f"13/10/2025 {hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    rows = "".join(f'A,B,"${number + 1:,}.50",{date}\n' for number, date in enumerate(minutes))
    path = tmp_path / "t.csv"
    path.write_text(f"payer,payee,amount,date\n{rows}B,A,$6.00,2025-01-02\n", encoding="utf-8")
    notes(path, monkeypatch, large=True)
    assert sorted(read) == [("amount", 0), ("date", 0)]


FIGURES = (
    *("8.5", "12345.5", "77", "9000", "$1,234.56", "$9,876.54", "1,234.56", "1.234,56", "9.876,54", "1,200", "1.200"),
    *("9.999", "$ 5", "\u20ac5", "\u00a312.50", "0.5", "0", "$0", "$000", "999,999,999,999", "9999999999999", "1 000"),
    *("2 500", "1 000,50", "1,23,456", "9,99,999", "12,34", "$1.2.3", "2025", "2024", "1,000.", "5..", "007"),
)


@settings(max_examples=12)
@given(figures=st.lists(st.sampled_from(FIGURES), min_size=1, max_size=6))
def test_figures_of_a_large_table_are_understood_as_in_a_small_one(figures, tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "t.csv"
    rows = "".join(f'A,B,"{figure}",2025-01-01\n' for figure in figures)
    path.write_text(f"payer,payee,amount,date\n{rows}B,A,6,2025-01-02\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        assert notes(path, patch, large=True) == notes(path, patch, large=False)


def test_the_largest_figure_is_that_of_all_rows_and_not_of_those_on_loops(tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    path.write_text(
        "payer,payee,amount,date\nA,B,5,2025-01-02\nB,A,6,2025-01-02\nA,C,9999,2025-01-02\n", encoding="utf-8"
    )
    assert any("the largest is read as USD 9,999" in line for line in notes(path, monkeypatch, large=True))
    path.write_text(
        "payer,payee,amount,date\nA,B,5,2025-01-02\nB,A,6,2025-01-02\nA,C,10000,2025-01-02\n", encoding="utf-8"
    )
    assert not any("none reaches" in line for line in notes(path, monkeypatch, large=True))


@pytest.mark.parametrize(("small", "large"), [('"$1,234.56"', '"$98,765.43"'), ('"1.234,56"', '"98.765,43"')])
def test_the_largest_rings_are_the_largest_however_their_figures_are_written(small, large, tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    pairs = [("A", "B", small), ("C", "D", large), ("E", "F", small)]
    rows = "".join(f"{one},{other},{size},2025-01-02\n{other},{one},{size},2025-01-03\n" for one, other, size in pairs)
    path.write_text(f"payer,payee,amount,date\n{rows}", encoding="utf-8")
    monkeypatch.setattr(registry, "LARGE_BYTES", 0)
    monkeypatch.setattr(registry, "LARGE_ROWS", 0)
    assert {deal.payer for deal in load(path, max_loops=1).deals} == {"c", "d"}
