"""Tables that are set without rich look as rich would set them."""

import io
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aigraph.cli.output.tables import Column, fixed_width_table, print_table, print_wrapped_table
from aigraph.cli.output.text import MIN_WIDTH, terminal_width

WORDS = st.text(st.sampled_from("ab-$. 9[]:\\#"), max_size=9).map(str.strip)
CELLS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 4))
    titles = draw(st.lists(WORDS, min_size=columns, max_size=columns))
    right = draw(st.lists(st.booleans(), min_size=columns, max_size=columns))
    rows = draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=4))
    return titles, rows, right


def drawn_by_rich(titles, rows, right, width, *, bold):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TTY_COMPATIBLE", str(int(bold)))
        patch.setenv("TERM", "xterm")
        patch.setattr("sys.stdout", io.StringIO())
        print_wrapped_table(
            [Column(title, right=flush) for title, flush in zip(titles, right, strict=True)], rows, width
        )
        return sys.stdout.getvalue()


@pytest.mark.parametrize("bold", [False, True])
@given(table=tables(), width=st.integers(30, 70))
def test_a_table_that_fits_is_written_as_rich_writes_it(bold, table, width):
    mine = fixed_width_table(*table, width, bold=bold)
    assume(mine is not None)
    assert mine == drawn_by_rich(*table, width, bold=bold)


def test_a_table_that_is_too_wide_is_left_to_rich():
    assert fixed_width_table(["Loop"], [["lab-cloud"]], [False], 11) is not None
    assert fixed_width_table(["Loop"], [["lab-cloud"]], [False], 10) is None


@pytest.mark.parametrize("cell", ["গুগল", "a\tb", " a", "a ", "東京", "\x1b[1m"])
def test_a_table_with_other_than_plain_characters_is_left_to_rich(cell):
    assert fixed_width_table(["Loop"], [[cell]], [False], 80) is None


@pytest.mark.parametrize(
    ("given", "expected"), [({"COLUMNS": "100"}, 100), ({"COLUMNS": "20"}, 40), ({"COLUMNS": "wide"}, 80), ({}, 80)]
)
def test_the_width_is_what_rich_takes_it_for(given, expected, monkeypatch):
    from rich.console import Console

    monkeypatch.delenv("COLUMNS", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert terminal_width() == max(Console().width, MIN_WIDTH) == expected


COLUMNS = Column("Loop", flexible=True), Column("Contracted", right=True), Column("Weakest", fixed=True)


@pytest.mark.parametrize(
    ("width", "day", "expected"),
    [
        (
            80,
            "",
            [
                "google-spacex-nvidia-openai  up to $10.1bn  closed",
                "nvidia-groq                           $2bn  closed",
            ],
        ),
        (45, "", ["google-spacex-nvidia-openai", "up to $10.1bn  closed", "nvidia-groq           $2bn  closed"]),
        (
            40,
            " since 2026-10-09",
            [
                *("google-spacex-nvidia-openai", "Contracted: up to $10.1bn", "Weakest: closed since 2026-10-09"),
                *("nvidia-groq", "Contracted: $2bn", "Weakest: closed since 2026-10-09"),
            ],
        ),
    ],
)
def test_an_id_stands_above_its_row_or_the_row_becomes_a_list_before_an_id_is_broken(
    width, day, expected, monkeypatch, capsys
):
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [("google-spacex-nvidia-openai", "up to $10.1bn"), ("nvidia-groq", "$2bn")]
    print_table(COLUMNS, [(*row, f"closed{day}") for row in rows])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in lines if line][-len(expected) :] == expected


@given(
    rows=st.lists(
        st.lists(st.lists(st.text("ab-", min_size=1, max_size=30), max_size=4), min_size=3, max_size=3), min_size=1
    ),
    width=st.integers(40, 120),
)
def test_no_word_is_broken_and_no_line_is_wider_than_the_terminal(rows, width):
    cells = [[" ".join(words) for words in row] for row in rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setattr("sys.stdout", io.StringIO())
        print_table(COLUMNS, cells)
        out = sys.stdout.getvalue()
    assert all(len(line) <= width for line in out.splitlines())
    printed = out.split()
    assert all(word in printed for row in rows for words in row for word in words)
