"""Tables fit the terminal, break no word, and say everything."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width as columns_of

from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import MIN_WIDTH, terminal_width


def printed(columns, rows, width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    print_table(columns, rows)
    return [line for line in capsys.readouterr().out.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("given", "expected"), [({"COLUMNS": "100"}, 100), ({"COLUMNS": "20"}, 40), ({"COLUMNS": "wide"}, 80), ({}, 80)]
)
def test_the_width_is_what_the_variable_says_where_it_is_a_number(given, expected, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert terminal_width() == expected >= MIN_WIDTH


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
        st.lists(
            st.lists(st.text("ab-東গু", min_size=1, max_size=16).filter(columns_of), max_size=4), min_size=3, max_size=3
        ),
        min_size=1,
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
    assert all(columns_of(line) <= width for line in out.splitlines())
    words = out.split()
    assert all(word in words for row in rows for cell in row for word in cell)


def test_letters_of_two_columns_keep_the_columns_below_each_other(capsys, monkeypatch):
    columns = Column("Payer"), Column("Size", right=True)
    lines = printed(columns, [("東京電力", "$5"), ("Oracle", "$12")], 80, capsys, monkeypatch)
    assert [columns_of(line) for line in lines[-2:]] == [15, 15]


def test_a_further_column_is_left_out_before_many_cells_stand_above_their_rows(capsys, monkeypatch):
    columns = Column("Payer"), Column("Deal", wide=40), Column("Since", fixed=True)
    rows = [(f"company-{number}", f"a-deal-with-a-long-name-{number}", "2026-10-09") for number in range(10)]
    assert len(printed(columns, rows, 80, capsys, monkeypatch)[2].split()) == 3
    lines = printed(columns, rows, 40, capsys, monkeypatch)
    assert lines[0].split() == ["Payer", "Since"]
    assert lines[2].split() == ["company-0", "2026-10-09"]


def test_one_long_word_of_many_rows_does_not_take_the_room_of_the_others(capsys, monkeypatch):
    columns = Column("Id"), Column("Says", wide=40)
    rows = [*((f"deal-{number}", "some words") for number in range(30)), ("x" * 35, "more words")]
    lines = printed(columns, rows, 40, capsys, monkeypatch)
    assert lines[2].split() == ["deal-0", "some", "words"]
    assert [line.split() for line in lines[-2:]] == [["x" * 35], ["more", "words"]]


def test_titles_are_bold_where_colours_are_forced(capsys, monkeypatch):
    assert "\x1b[" not in "".join(printed([Column("Loop")], [("a",)], 80, capsys, monkeypatch))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert printed([Column("Loop")], [("a",)], 80, capsys, monkeypatch)[0] == " \x1b[1mLoop\x1b[0m"


def test_an_old_encoding_gets_a_rule_that_it_can_write(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    print_table([Column("Loop")], [("a",)])
    stream.flush()
    assert b" ----\n" in stream.buffer.getvalue()
