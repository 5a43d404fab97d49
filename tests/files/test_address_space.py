"""Under a limit on addresses or memory a command ends in a line that says what it needs, and never in a crash."""

import resource

import pytest

from aigraph.files.budget import memory_bytes
from tests.command_line import run_program

MEBIBYTE = 2**20


def limited_to(mebibytes):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MEBIBYTE,) * 2)


@pytest.mark.parametrize("name", ["x.duckdb", "x.parquet"])
def test_what_duckdb_would_crash_on_is_refused_with_what_it_needs(name, tmp_path):
    run_program("export", "-o", tmp_path / name)
    for words in (("cycles", tmp_path / name), ("export", "-o", tmp_path / f"again-{name}")):
        ended = run_program(*words, preexec_fn=limited_to(512))
        assert ended.returncode == 1
        assert (
            "needs 1 GB of address space, and the limit is 536.9 MB; raise it with `ulimit -v 976562`" in ended.stderr
        )
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_large_table_says_what_it_needs(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("payer,payee,amount\n" + "".join(f"a{row},b{row},1\n" for row in range(250_000)))
    ended = run_program("cycles", path, preexec_fn=limited_to(512))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{path}: needs 2 GB of address space")
    assert len(ended.stderr.splitlines()) == 1


def test_the_shipped_data_need_no_more_than_512_mb(tmp_path):
    for words in (("cycles",), ("draw", "-o", tmp_path / "x.html")):
        assert run_program(*words, preexec_fn=limited_to(512)).returncode == 0


def test_the_memory_that_there_is_counts_the_limits_of_the_process():
    before = resource.getrlimit(resource.RLIMIT_DATA)
    whole = memory_bytes()
    resource.setrlimit(resource.RLIMIT_DATA, (whole // 2, before[1]))
    try:
        assert memory_bytes() == whole // 2
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
