"""The words about the code are true: every command is documented, every file that is linked exists."""

import re
from pathlib import Path

import pytest

from aigraph.cli import COMMANDS
from aigraph.rules import RULES

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_stands_in_the_readme_and_in_the_command_page():
    for name in COMMANDS:
        assert f"aigraph {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
        assert f"## aigraph {name}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_contributing_begins_with_adding_a_deal():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert text.split("\n## ")[1].startswith("Add a deal")


def test_the_readme_begins_with_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = text.split("```")[1]
    assert "scripts/run cycles" in first
    assert "scripts/test" in first


def test_every_rule_has_a_function_with_a_sentence():
    assert len({rule.__name__ for rule in RULES}) == len(RULES) > 15
