"""The scripts that look for tests which notice a change: what they take for a block, and for a change."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = b'''def sign(number):
    """Give the sign of a number."""
    if number > 0:
        return 1
    for _ in range(number):
        return 0
    return -1
'''


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts/mutation")


@pytest.mark.parametrize(("number", "lines"), [(5, [(2, 7), (4, 4)]), (-5, [(2, 7)])])
def test_the_blocks_that_ran_are_marked_and_nothing_else_changes(number, lines):
    from blocks import Blocks

    blocks = Blocks(())
    found = {"__ran__": blocks.ran}
    exec(compile(blocks.marked(SOURCE, ROOT / "aigraph/sign.py"), "sign.py", "exec"), found)  # noqa: S102  our own text
    assert found["sign"](number) == (1 if number > 0 else -1)
    assert found["sign"].__doc__ == "Give the sign of a number."
    ran = [place[1:] for place, is_set in zip(blocks.places, blocks.ran, strict=True) if is_set]
    assert sorted(ran) == lines


def test_a_mutant_has_one_change_and_as_many_lines_as_before():
    from mutants import change, places

    path = ROOT / "aigraph/model/dates.py"
    before = path.read_bytes()
    for number in range(0, len(places(path)), 7):
        text, words, line = change(path, number)
        assert text.count(b"\n") == before.count(b"\n")
        assert ast.dump(ast.parse(text)) != ast.dump(ast.parse(before)), words
        assert 1 <= line <= before.count(b"\n")
