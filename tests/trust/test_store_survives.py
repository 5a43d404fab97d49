"""A folder of deals is all old or all new, whatever fails and whoever else writes to it."""

import os
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

import aigraph as ag
from aigraph.datasets.init import EXAMPLE
from aigraph.files.leftovers import LeftoverWarning
from aigraph.store import save, update
from aigraph.store.write import ChangedMeanwhileError
from tests.trust.failing_calls import failing_call, killed_at

OLD = EXAMPLE
NEW = replace(
    EXAMPLE,
    companies=tuple(replace(company, country="FR") for company in EXAMPLE.companies),
    deals=tuple(replace(deal, title=f"{deal.title}, new") for deal in EXAMPLE.deals),
    events=tuple(replace(event, reported="new") for event in EXAMPLE.events),
)
ONE_TABLE = replace(EXAMPLE, deals=NEW.deals)
MOST_CALLS = 400


def files_in(folder):
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("new", [NEW, ONE_TABLE], ids=["several tables", "one table"])
def test_whichever_call_of_the_system_fails_the_folder_is_old_or_new_and_nothing_is_left(new, tmp_path):
    save(OLD, tmp_path)
    names = files_in(tmp_path)
    for number in range(1, MOST_CALLS):
        failed = None
        with failing_call(number) as made:
            try:
                save(new, tmp_path)
            except OSError as error:
                failed = error
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LeftoverWarning)
            found = ag.load(tmp_path)
        assert found in (OLD, new)
        assert (found == OLD) == (failed is not None), (number, made[-1])
        assert files_in(tmp_path) == names
        if len(made) < number:
            return
        save(OLD, tmp_path)
    pytest.fail("it never came to an end")


@pytest.mark.parametrize("new", [NEW, ONE_TABLE], ids=["several tables", "one table"])
def test_wherever_it_is_killed_the_folder_is_old_or_new_and_the_next_write_cleans_up(new, tmp_path):
    save(OLD, tmp_path)
    names, seen = files_in(tmp_path), set()
    for number in range(1, MOST_CALLS):
        was_killed = killed_at(number, lambda: save(new, tmp_path))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LeftoverWarning)
            found = ag.load(tmp_path)
            assert found in (OLD, new)
            seen.add(found == new)
            save(OLD, tmp_path)
        assert files_in(tmp_path) == names
        if not was_killed:
            break
    assert seen == {False, True}


def test_what_a_killed_writer_left_is_told(tmp_path):
    save(OLD, tmp_path)
    for number in range(1, MOST_CALLS):
        killed_at(number, lambda: save(NEW, tmp_path))
        if any(name.startswith(".aigraph-") for name in files_in(tmp_path)):
            break
    with pytest.warns(LeftoverWarning, match="interrupted write"):
        save(OLD, tmp_path)


def test_an_export_over_a_folder_is_never_gone_wherever_it_is_killed(tmp_path):
    target = tmp_path / "folder"
    ag.export(OLD, target)
    for number in range(1, MOST_CALLS):
        was_killed = killed_at(number, lambda: ag.export(NEW, target))
        assert ag.load(target) in (OLD, NEW)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LeftoverWarning)
            ag.export(OLD, target)
        assert files_in(tmp_path) == ["folder"]
        if not was_killed:
            return
    pytest.fail("it never came to an end")


def test_of_ten_writers_at_once_none_loses_a_deal(tmp_path):
    save(OLD, tmp_path)
    code = (
        "import sys; from dataclasses import replace; from aigraph.store import add_deal, update\n"
        "def change(ledger): return add_deal(ledger, deals=[replace(ledger.deals[0], id=sys.argv[2])], "
        "events=[replace(ledger.events[0], deal=sys.argv[2])])\n"
        "update(sys.argv[1], change)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    writers = [subprocess.Popen([*command, f"deal-{number}"], cwd=Path(__file__).parents[2]) for number in range(10)]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * 10
    assert len(ag.load(tmp_path).deals) == len(OLD.deals) + 10


def test_a_folder_that_was_changed_meanwhile_is_not_overwritten(tmp_path):
    save(OLD, tmp_path)
    update(tmp_path, lambda _: NEW)
    with pytest.raises(ChangedMeanwhileError, match="changed by somebody else"):
        save(ONE_TABLE, tmp_path, expected=OLD)
    assert ag.load(tmp_path) == NEW


@pytest.mark.parametrize(
    "title",
    ["ends in a space ", "a\x1b[2J", "a\nline", "a\xa0space", "half \ud800"],
    ids=["space", "escape", "line", "nbsp", "half"],
)
def test_what_could_not_be_read_back_is_not_written(title, tmp_path):
    save(OLD, tmp_path)
    with pytest.raises(ag.DataError):
        save(replace(OLD, deals=(replace(OLD.deals[0], title=title), *OLD.deals[1:])), tmp_path)
    with pytest.raises(ag.DataError):
        ag.export(replace(OLD, deals=(replace(OLD.deals[0], title=title), *OLD.deals[1:])), tmp_path / "x.json")
    assert ag.load(tmp_path) == OLD


def test_modes_and_links_of_the_tables_stay(tmp_path):
    folder, elsewhere = tmp_path / "deals", tmp_path / "elsewhere.csv"
    save(OLD, folder)
    (folder / "events.csv").chmod(0o600)
    (folder / "deals.csv").rename(elsewhere)
    (folder / "deals.csv").symlink_to(elsewhere)
    save(NEW, folder)
    assert ag.load(folder) == NEW
    assert (folder / "deals.csv").is_symlink()
    assert (folder / "events.csv").stat().st_mode & 0o777 == 0o600


def test_a_reader_waits_for_a_writer_and_never_sees_half(tmp_path):
    save(OLD, tmp_path)
    child = os.fork()
    if child == 0:
        try:
            for turn in range(60):
                save(NEW if turn % 2 else OLD, tmp_path)
        finally:
            os._exit(0)
    until = time.monotonic() + 60
    while os.waitpid(child, os.WNOHANG) == (0, 0) and time.monotonic() < until:
        assert ag.load(tmp_path) in (OLD, NEW)
