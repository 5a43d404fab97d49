"""Pages that the tests of a file share, and the modules of the script by themselves."""

from pathlib import Path

import pytest

import aigraph.page
from aigraph import draw
from tests.page.pages import LATER, toy

SCRIPT = Path(aigraph.page.__file__).parent / "browser" / "script"
ORIGIN = "http://script.test"


@pytest.fixture(scope="module")
def seen(visits):
    """One page for all tests of a file; each begins by going to some address."""
    return visits(draw(toy(LATER)).html)


@pytest.fixture(scope="module")
def modules(chromium):
    """An empty page in the browser that can import the modules of the script: `await import("/loops/rank.js")`."""
    page = chromium.new_page()
    page.route(f"{ORIGIN}/**", _serve)
    page.goto(f"{ORIGIN}/")
    yield page
    page.close()


def _serve(route):
    path = SCRIPT / route.request.url.removeprefix(f"{ORIGIN}/")
    if path.is_file():
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")
