"""Each of these mistakes, put into the shipped data, is caught by `aigraph check --strict`; the data as they are, are clean."""

import pytest

from aigraph import check
from tests.rules.doubts.entries_of_desk_work import ALIKE_AND_RIGHT, DESK_WORK
from tests.rules.doubts.entries_of_other_deals import ALSO_RIGHT as OTHER_RIGHT
from tests.rules.doubts.entries_of_other_deals import OF_OTHER_DEALS
from tests.rules.doubts.entries_of_other_kinds import ODD_BUT_RIGHT, OTHERS
from tests.rules.doubts.entries_of_terms import ALSO_RIGHT, OF_TERMS
from tests.rules.doubts.more_wrong_entries import MORE
from tests.rules.doubts.right_entries import RIGHT
from tests.rules.doubts.wrong_entries import MISTAKES, Entries


def test_the_shipped_data_break_no_rule():
    assert check() == []


@pytest.mark.parametrize(
    "mistake", [*MISTAKES, *MORE, *OTHERS, *DESK_WORK, *OF_TERMS, *OF_OTHER_DEALS], ids=lambda mistake: mistake.__name__
)
def test_a_plausible_mistake_is_caught(mistake):
    entries = Entries()
    mistake(entries)
    assert next(entries.problems(), None)


@pytest.mark.parametrize("mistake", [MISTAKES[0], MORE[0], OTHERS[-1]], ids=lambda mistake: mistake.__name__)
def test_of_a_folder_check_lists_the_same(mistake, tmp_path):
    entries = Entries()
    mistake(entries)
    said = {(problem.message, problem.origin.line) for problem in entries.problems()}
    assert {(problem.message, problem.origin.line) for problem in check(entries.write(tmp_path))} == said


def test_entries_that_look_odd_and_are_right_raise_no_doubt():
    found = []
    for enter in [*RIGHT, *ODD_BUT_RIGHT, *ALIKE_AND_RIGHT, *ALSO_RIGHT, *OTHER_RIGHT]:
        entries = Entries()
        enter(entries)
        found += map(str, entries.problems())
    assert not found
