"""The words about the code are true: every command is documented, every file that is linked exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from aigraph.cli.commands import COMMANDS
from aigraph.rules import RULES

ROOT = Path(__file__).parents[2]
MAX_TRAIL = 115
"""The goal is 45. What is left is of three sorts: what a table can be and what its cells can mean (54 files in `reading/` and `files/`, most of which
find that there is nothing for them to do); what is contracted, due and paid of a deal, three columns of the answer (14 in `schedules/` and `model/`);
and the search itself, of any graph (12 in `engine/`, three of them in plain Python, which are one where its extension was built)."""

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_stands_in_the_command_page():
    for name in COMMANDS:
        assert f"## aigraph {name}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_contributing_begins_with_adding_a_deal():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert text.split("\n## ")[1].startswith("Add a deal")


def test_the_readme_says_how_to_install_and_has_three_doors():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install aigraph\n" in re.sub(" +#.*", "", text)
    assert re.findall(r"\*\*(You [^*.:]+)", text) == [
        "You write about it",
        "You value or rate a company",
        "You work in a notebook",
    ]
    assert len(text.split()) < 1000


def test_the_readme_begins_with_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = text.split("```")[1]
    assert "scripts/run cycles" in first
    assert "scripts/test" in first


def test_every_rule_has_a_function_with_a_sentence():
    assert len({rule.__name__ for rule in RULES}) == len(RULES) > 15


def test_the_picture_of_the_layers_is_that_of_the_contracts():
    words = [sys.executable, str(ROOT / "scripts" / "design" / "layers.py")]
    drawn = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert (ROOT / "docs" / "layers.svg").read_text(encoding="utf-8") == drawn


def test_one_row_passes_few_files_on_its_way_to_the_terminal():
    words = [sys.executable, str(ROOT / "scripts" / "design" / "trail.py")]
    printed = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert int(re.search(r"In all (\d+) files", printed)[1]) <= MAX_TRAIL
