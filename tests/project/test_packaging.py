"""The wheel carries the data, and the installed package works from any folder."""

import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import aigraph
from aigraph.store import SEEDS

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


def test_no_link_of_the_long_description_leads_into_the_checkout(wheel):
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    text = archive.read(name).decode("utf-8").split("\n\n", 1)[1]
    assert "pip install aigraph" in text
    assert re.findall(r"\]\((?!https?://|#)[^)]*\)", text) == []
    assert "[[[cog" not in text


def test_the_wheel_holds_the_bundled_script_of_the_page_and_nothing_that_it_is_made_of(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("aigraph/page/")}
    assert {
        "aigraph/page/bundle/page.js",
        "aigraph/page/bundle/unpack.js",
        "aigraph/page/bundle/page.css",
        "aigraph/page/templates/page.html",
    } <= names
    assert not [name for name in names if "browser" in name or "node_modules" in name]


def test_the_source_distribution_holds_what_the_bundle_is_made_of_without_the_tools(tmp_path):
    words = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"aigraph/page/browser/package-lock.json", "aigraph/page/browser/script/page.js"} <= names
    assert {"aigraph/page/bundle/page.js", "tests/page/script/bundle.test.mjs"} <= names
    assert not [name for name in names if "node_modules" in name]


def test_the_installed_wheel_prints_loops_from_any_folder(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)  # noqa: S202 - the wheel that was just built
    code = f"import sys; sys.path.insert(0, {str(site)!r}); import aigraph; from aigraph.cli import main; print(aigraph.store.SEEDS); main(['cycles'])"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith(str(site / "aigraph" / "seeds"))
    assert "amazon-openai" in answer.stdout


def test_the_version_of_the_changelog_is_that_of_the_package():
    assert f"## {aigraph.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("constraints*.txt")))
def test_every_pinned_package_has_a_hash_and_no_address(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [place for place, line in enumerate(lines) if "==" in line]
    assert len(pins) > (20 if name == "constraints.txt" else 1)
    assert all("--hash=sha256:" in lines[place + 1] for place in pins)
    assert not any("://" in line for line in lines)


def test_every_pinned_tool_of_the_page_has_a_hash_and_no_address():
    folder = ROOT / "aigraph" / "page" / "browser"
    tools = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in tools.values())
    locked = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(locked) > len(tools)
    for name, package in locked.items():
        assert name == "" or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_what_the_tests_pin_satisfies_what_the_package_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    names = [line.split(">=")[0] for line in project["dependencies"]]
    assert all(f"\n{name}==" in f"\n{pinned}" for name in names)
