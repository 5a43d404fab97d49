"""Names, days and last lines of a large table are read by DuckDB as those of a small one."""

import pytest

from aigraph import find_loops, load
from aigraph.reading import registry

WORDS = [
    "Company",
    "company",
    "Total",
    "Subtotal",
    "SA",
    "AB",
    "Fund",
    "Various",
    "See note",
    "GmbH",
    "Do",
    "Q",
    "Note",
    "X",
    "Client",
]


@pytest.mark.parametrize("numbers", [("1", "2", "03"), ("2025", "2024", "365")])
def test_names_of_a_word_and_a_number_are_read_as_in_a_small_table(tmp_path, monkeypatch, numbers):
    names = [f"{word} {number}" for word in WORDS for number in numbers]
    rows = [(one, other) for place, one in enumerate(names) for other in (names[place - 1], names[place - 2])]
    rows += [(other, one) for one, other in rows]
    path = tmp_path / "t.csv"
    path.write_text(
        "payer,payee,amount\n" + "".join(f"{one},{other},{place + 1}\n" for place, (one, other) in enumerate(rows))
    )
    small = load(path)
    monkeypatch.setattr(registry, "LARGE_ROWS", 0)
    monkeypatch.setattr(registry, "LARGE_BYTES", 0)
    large = load(path, max_length=4, max_loops=None)
    assert {company.id for company in large.companies} <= {company.id for company in small.companies}
    assert large.intake.kept == small.intake.kept
    assert dict(large.intake.reasons) == dict(small.intake.reasons)
    assert len(large.companies) > 10


def both_ways(tmp_path, monkeypatch, text):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    small = load(path)
    monkeypatch.setattr(registry, "LARGE_ROWS", 0)
    monkeypatch.setattr(registry, "LARGE_BYTES", 1)
    large = load(path)
    assert "by DuckDB" in large.intake.form
    return small, large


def test_names_in_small_letters_among_others_are_nobody_in_a_large_table_too(tmp_path, monkeypatch):
    rows = "Falcon,a Gulf fund,5000000\na Gulf fund,Falcon,4000000\nFalcon,Tundra,1000000\nTundra,Falcon,2000000\n"
    for ledger in both_ways(
        tmp_path, monkeypatch, f"payer,payee,amount\n{rows}неизвестный,Falcon,3\nFalcon,неизвестный,3\n"
    ):
        assert [sorted(loop.companies) for loop in find_loops(ledger.view())] == [["falcon", "tundra"]]


@pytest.mark.parametrize(
    "dates",
    [
        ("2024-05-01", "2024-06-01", "2025-03-09"),
        ("01.05.2024", "13.06.2024", "09.03.2025"),
        ("May 2024", "2024", "Q1 2025"),
        ("2024-05-01 10:00", "2024-06-01T11:00:00Z", "1735776000"),
    ],
)
def test_the_last_day_is_that_of_all_rows_although_not_all_are_held(tmp_path, monkeypatch, dates):
    rows = zip(("A1,B1", "B1,A1", "B1,C1"), dates, strict=True)
    text = "payer,payee,amount,date\n" + "".join(f"{ends},5000000,{day}\n" for ends, day in rows)
    small, large = both_ways(tmp_path, monkeypatch, text + "C1,C1,7,2026-01-01\n")
    assert len(large.deals) < len(small.deals)
    assert large.last_day == small.last_day
    assert large.view().as_of == small.view().as_of


def test_sums_with_units_between_semicolons_are_no_lines_about_a_unit(tmp_path, monkeypatch):
    text = "Zahler;Empfänger;Betrag;Datum\nFalke;Tundra;250 Mio. $;02.05.2025\nTundra;Falke;2 Mrd. $;03.05.2025\n"
    small, large = both_ways(tmp_path, monkeypatch, text)
    assert (
        [float(event.usd_bn) for event in large.events] == [float(event.usd_bn) for event in small.events] == [0.25, 2]
    )
