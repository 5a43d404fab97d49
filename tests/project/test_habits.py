"""What contributors are told names files that are there, and what runs elsewhere runs what runs here."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
yaml = pytest.importorskip("yaml")


def text(name):
    return (ROOT / name).read_text("utf-8")


def test_every_recipe_names_files_and_tests_that_exist():
    rows = re.findall(
        r"^\| (?!new |---|script )(.+) \| (.+) \| (.+) \|$",
        text("CONTRIBUTING.md").split("## Change the code")[0],
        re.MULTILINE,
    )
    kinds = {row[0].split(" ")[0] for row in rows}
    assert {"source", "rule", "measure", "instrument", "reader", "sentence", "recipe", "command", "word"} <= kinds
    paths = [path for row in rows for cell in row[1:] for path in re.findall(r"`([\w./]+/[\w./]*|[\w]+\.toml)`", cell)]
    missing = [path for path in paths if not any((ROOT / base / path).exists() for base in ("", "aigraph"))]
    assert missing == []


def test_every_verb_is_a_script():
    rows = re.findall(r"^\| `scripts/(\w+)", text("CONTRIBUTING.md"), re.MULTILINE)
    assert set(rows) >= {"run", "test", "release", "lock"}
    assert all((ROOT / "scripts" / name).stat().st_mode & 0o100 for name in rows)


def test_the_workflow_runs_what_the_first_command_of_the_tests_runs():
    jobs = yaml.safe_load(text(".github/workflows/ci.yml"))["jobs"]
    assert {"run": "bash .ci/run"} in jobs["all"]["steps"]
    assert set(jobs["install"]["strategy"]["matrix"]["python"]) == {"3.11", "3.12", "3.13"}


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("wrong*")))
def test_a_form_asks_for_what_is_needed(name):
    form = yaml.safe_load(text(f".github/ISSUE_TEMPLATE/{name}"))
    required = [field for field in form["body"] if field.get("validations", {}).get("required")]
    assert len(required) >= 2
    assert len({field["id"] for field in form["body"]}) == len(form["body"])


def test_the_hooks_before_a_commit_are_commands_of_the_checks():
    hooks = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    assert {hook["entry"].split()[0] for hook in hooks} <= {"ruff", "lint-imports", "nbstripout", "python", "cog"}


def test_the_description_for_an_archive_is_json_with_authors_and_licence():
    described = json.loads(text(".zenodo.json"))
    assert described["creators"]
    assert described["license"] == "MIT"


def test_a_release_is_refused_while_the_changelog_has_no_day(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{ROOT}", str(clone)], check=True)
    answer = subprocess.run(
        [str(clone / "scripts" / "release"), "--no-tests"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "expected '## 0.1.0 (YYYY-MM-DD)'" in answer.stderr
    assert not (clone / "dist").exists()
