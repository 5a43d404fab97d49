"""Names of a word and a number are read by DuckDB, where that is what a small table reads."""

import pytest

from aigraph import load
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
