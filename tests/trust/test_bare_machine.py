"""A full disk, a disk that is only read, no home, no folder for drafts, ASCII: one line, nothing torn, nothing left."""

import os
import subprocess

import pytest

from aigraph.datasets.init import init
from tests.command_line import PROGRAM, broken_promises, run_program
from tests.trust.commands import READS
from tests.trust.kills import KINDS, kill_writers
from tests.trust.runner import DATA, OUT

WRITERS = tuple(
    name
    for name, words in READS.items()
    if any(OUT in word for word in words) or words[0] in {"add", "upgrade"} or "--save" in words
)


@pytest.fixture
def disk(tmp_path):
    """Mount a small disk, where that is permitted, and give the function that fills it or makes it read-only."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], check=False).returncode:
        pytest.skip("this machine mounts no disks")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def words_for(name, data, out):
    return [word.replace(DATA, str(data)).replace(OUT, str(out)) for word in READS[name]]


def table_or_folder(name, folder):
    """Make what a writer reads: `read --save` wants a table, the others take a folder."""
    if name == "read save":
        path = folder / "x.csv"
        path.write_text("payer,payee,amount\nA,B,1bn\nB,A,1bn\n")
        return path
    init(folder / "deals")
    if name == "upgrade":
        (folder / "deals" / "payments.csv").unlink(missing_ok=True)
    return folder / "deals"


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_own_names(name, words):
    """Name companies and loops that the example has."""
    if name == "add":
        named = {"A": "example-chips", "B": "example-lab"}
        return [named.get(word, word) for word in words]
    return ["example-chips-example-lab" if word == "a-b" else word for word in words]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("state", ["full", "read-only"])
def test_a_writer_on_a_disk_that_takes_nothing_says_so_in_a_line_and_leaves_all_as_it_was(name, state, disk, process):
    data = table_or_folder(name, disk)
    before = contents(data if data.is_dir() else disk)
    words = with_own_names(name, words_for(name, data, disk / "out"))
    if state == "full":
        with (disk / "filler").open("wb", buffering=0) as filler:
            for size in (4096, 1):
                try:
                    while filler.write(b"x" * size):
                        pass
                except OSError:
                    continue
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    ended = process.run(words, disk.parent)
    if name == "upgrade" and "nothing to do" in ended.out:
        pytest.skip("the example has all tables")
    assert list(broken_promises(ended.code, ended.out, ended.err)) == []
    assert ended.code == 1, (ended.out, ended.err)
    assert (
        len([line for line in ended.err.splitlines() if "cannot" in line or "No space" in line or "Read-only" in line])
        == 1
    )
    assert contents(data if data.is_dir() else disk).items() >= before.items()
    files = [path.name for path in (disk / "out").rglob("*") if path.is_file()] if (disk / "out").exists() else []
    assert files == []
    assert [path.name for path in disk.rglob(".aigraph-*")] == []


@pytest.mark.parametrize("variables", [{}, {"HOME": "/nowhere", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}], ids=str)
def test_no_home_and_an_ascii_locale_are_no_hindrance(variables, tmp_path):
    for words in (("cycles",), ("draw", "-o", tmp_path / "x.html"), ("export", "-o", tmp_path / "x.xlsx"), ("check",)):
        assert run_program(*words, env=variables).returncode == 0


def test_without_a_folder_for_temporary_files_a_command_that_needs_one_says_so(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("payer,payee,amount\n" + "".join(f"a{row},b{row},1\n" for row in range(250_000)))
    code = (
        "import sys, tempfile\n"
        "def nowhere(): raise FileNotFoundError(2, 'No usable temporary directory found in [...]')\n"
        "tempfile.gettempdir = tempfile._get_default_tempdir = nowhere\n"
        "from aigraph.cli.console_script import run; run()"
    )
    for words in (["cycles", str(path)], ["cycles"], ["export", "-o", str(tmp_path / "x.sqlite")]):
        ended = subprocess.run([PROGRAM[0], "-c", code, *words], capture_output=True, encoding="utf-8", check=False)
        assert list(broken_promises(ended.returncode, ended.stdout, ended.stderr)) == []
        assert ended.returncode in (0, 1)
        if ended.returncode:
            assert "temporary" in ended.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", ["export sqlite", "export duckdb", "export parquet", "export xlsx", "report", "draw"])
def test_a_file_that_may_grow_no_further_is_said_by_its_name_and_not_left(name, process, tmp_path):
    data = table_or_folder(name, tmp_path)
    ended = process.run(words_for(name, data, tmp_path / "out"), tmp_path, file_bytes=2_000)
    assert list(broken_promises(ended.code, ended.out, ended.err)) == []
    assert ended.code == 1
    assert f"{tmp_path}" in ended.err.splitlines()[-1]
    assert "cannot be written" in ended.err.splitlines()[-1]
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("to", ["duckdb", "sqlite", "parquet", "xlsx", "csv", "json", "datasette"])
def test_a_disk_that_fills_while_it_is_written_to_holds_nothing_of_it_afterwards(to, disk, process):
    filler = disk / "filler"
    filler.write_bytes(b"x" * (2 * 2**20 - 48 * 2**10))
    ended = process.run(["export", "--to", to, "-o", str(disk / "out")], disk.parent)
    assert list(broken_promises(ended.code, ended.out, ended.err)) == []
    assert ended.code == 1
    assert ended.err.splitlines()[-1].startswith(f"{disk / 'out'}: cannot be written: ")
    assert [path for path in disk.rglob("*") if path != filler] == []


@pytest.mark.parametrize(
    "words", [("export", "-o", "x.xlsx"), ("cycles", "-o", "x.xlsx"), ("report", "-o", "x.docx")], ids=str
)
def test_a_full_folder_for_temporary_files_is_said_to_be_full(words, disk, tmp_path):
    (disk / "filler").write_bytes(b"x" * (2 * 2**20 - 8 * 2**10))
    ended = run_program(*words, env={"TMPDIR": str(disk)}, cwd=tmp_path)
    assert list(broken_promises(ended.returncode, ended.stdout, ended.stderr)) == []
    if ended.returncode:
        assert f"No space left on device in {disk}, the folder for temporary files" in ended.stderr
    assert (tmp_path / words[-1]).exists() == (ended.returncode == 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child of its own is killed")
def test_writers_that_are_killed_at_random_lose_and_tear_nothing():
    killed, _, faults = kill_writers(9, seed=1)
    assert faults == []
    assert sum(killed.values()) == 9
    assert set(killed) <= set(KINDS)
