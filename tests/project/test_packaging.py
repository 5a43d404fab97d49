"""The wheel carries the data, and the installed package works from any folder."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import aigraph
from aigraph import SEEDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_data_the_types_and_the_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"aigraph/seeds/{path.name}" for path in SEEDS.iterdir()} <= names
    assert {"aigraph/py.typed", "aigraph/__init__.pyi", "aigraph/native/ledger.schema.json"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {"aigraph/typography/fonts/AigraphSans-Regular.ttf", "aigraph/typography/fonts/LICENSE"} <= names
    assert any(name.endswith("licenses/aigraph/typography/fonts/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "notebooks", "out", "docs")) for name in names)


def test_the_installed_wheel_prints_loops_from_any_folder(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = f"import sys; sys.path.insert(0, {str(site)!r}); import aigraph; from aigraph.cli import main; print(aigraph.SEEDS); main(['cycles'])"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith(str(site / "aigraph" / "seeds"))
    assert "amazon-openai" in answer.stdout


def test_the_version_of_the_changelog_is_that_of_the_package():
    assert f"## {aigraph.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_pinned_package_has_a_hash_and_no_address():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [place for place, line in enumerate(lines) if "==" in line]
    assert len(pins) > 20
    assert all("--hash=sha256:" in lines[place + 1] for place in pins)
    assert not any("://" in line for line in lines)


def test_what_the_tests_pin_satisfies_what_the_package_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    names = [line.split(">=")[0] for line in project["dependencies"]]
    assert all(f"\n{name}==" in f"\n{pinned}" for name in names)
