"""Dates of large tables: each different text costs little, and is read as in a small table."""

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


def test_a_day_is_read_once_however_many_times_of_day_it_has(tmp_path, monkeypatch):
    seen = []
    real = bad_texts.odd_dates
    monkeypatch.setattr(bad_texts, "odd_dates", lambda *args: seen.append(list(real(*args))) or iter(seen[-1]))
    minutes = [f"13/10/2025 {hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    path = table(tmp_path, minutes)
    notes(path, monkeypatch, large=True)
    assert seen == [[]]
