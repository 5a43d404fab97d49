"""A folder to begin with: sound, small, and never over somebody's files."""

import pytest

import aigraph as ag
from aigraph.datasets.init import EXAMPLE
from tests.cli.test_cli import run


def test_the_new_folder_passes_the_check_and_holds_one_loop(tmp_path):
    folder = ag.datasets.init(tmp_path / "my_deals")
    assert ag.check(folder) == []
    assert ag.load(folder) == EXAMPLE
    assert [loop.kind.value for loop in ag.find_loops(ag.load(folder).view())] == ["circular"]


def test_the_example_is_marked_as_one():
    assert all(deal.title.startswith("EXAMPLE") for deal in EXAMPLE.deals)
    assert all(source.title.startswith("EXAMPLE") for source in EXAMPLE.sources)
    assert all(company.name.startswith("Example") for company in EXAMPLE.companies)


def test_the_readme_explains_every_column_and_every_file_is_there(tmp_path):
    from aigraph.store.dictionary import DICTIONARY

    folder = ag.datasets.init(tmp_path / "my_deals")
    text = (folder / "README.md").read_text(encoding="utf-8")
    for table, columns in DICTIONARY.items():
        assert (folder / f"{table}.csv").is_file()
        section = text.split(f"## {table}.csv")[1].split("\n## ")[0]
        assert all(f"| {column.name}" in section for column in columns)


def test_the_command_says_what_to_try_next_and_it_works(tmp_path):
    folder = tmp_path / "my deals"
    answer = run("init", folder)
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert f"aigraph cycles --data '{folder}'" in answer.stderr
    assert "example-chips-example-lab" in run("cycles", "--data", folder).output


@pytest.mark.parametrize("what", ["a file", "a folder with a file"])
def test_what_is_there_is_left_as_it_is(what, tmp_path):
    place = tmp_path / "mine"
    if what == "a file":
        place.write_text("mine", encoding="utf-8")
    else:
        place.mkdir()
        (place / "notes.txt").write_text("mine", encoding="utf-8")
    answer = run("init", place)
    assert answer.exit_code == 1
    assert len(answer.stderr.splitlines()) == 1
    assert len(list(tmp_path.rglob("*"))) == (1 if what == "a file" else 2)


def test_an_empty_folder_is_filled(tmp_path):
    ag.datasets.init(tmp_path)
    assert (tmp_path / "deals.csv").is_file()
