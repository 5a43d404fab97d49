"""The pages become a site offline, without a warning, and every link of it leads somewhere."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.optional import skip_without

skip_without("sphinx", "furo", "myst_parser", "numpydoc")
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a page links to, loads, and can be linked at."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loaded, self.places = [], [], set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.places |= {found.get("id"), found.get("name")}
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.loaded.append(found["src"])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon"):
            self.loaded.append(found["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    words = [
        sys.executable,
        "-m",
        "sphinx",
        "--fail-on-warning",
        "--keep-going",
        "-q",
        "-b",
        "html",
        "docs",
        str(folder),
    ]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html")}


def test_every_page_in_docs_is_a_page_of_the_site(pages):
    assert {f"{path.stem}.html" for path in (ROOT / "docs").glob("*.md")} <= set(pages)


def test_every_link_leads_to_a_page_and_a_place_in_it(site, pages):
    dead = []
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            known = pages.get(target.resolve().relative_to(site.resolve()).as_posix())
            if not target.exists() or (known and parts.fragment and unquote(parts.fragment) not in known.places):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(pages):
    assert [source for page in pages.values() for source in page.loaded if urlsplit(source).netloc] == []


def test_the_reference_has_every_public_name(site):
    import aigraph

    text = (site / "api.html").read_text("utf-8")
    names = [name for name in aigraph.__all__ if name[0].isupper() or callable(getattr(aigraph, name))]
    assert [name for name in names if f'id="aigraph.{name}"' not in text] == []


def test_the_man_page_shows_the_commands(site, tmp_path):
    words = [
        sys.executable,
        "-m",
        "sphinx",
        "--fail-on-warning",
        "-q",
        "-b",
        "man",
        "-d",
        str(site / ".doctrees"),
        "docs",
        str(tmp_path),
    ]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    assert len(re.findall(r"aigraph (cycles|explain|cite)", (tmp_path / "aigraph.1").read_text("utf-8"))) > 3


def test_what_assistants_read_first_lies_at_the_root_and_names_pages_that_exist(site):
    text = (site / "llms.txt").read_text("utf-8")
    assert text.startswith("# aigraph\n\n> ")
    assert all((site / f"{page}.html").exists() for page in re.findall(r"\]\((\w+)\.md\)", text))
