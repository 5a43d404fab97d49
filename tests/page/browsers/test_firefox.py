"""The page in Firefox: drawn, readable at any size, with the loops of the library, a history that works, and no error."""

import json
import time

import pytest

from aigraph import find_loops, load
from tests.firefox import open_firefox
from tests.page.pages import shipped_page
from tests.page.test_loops import expected, question, summary
from tests.page.test_viewports import SIZES, STATES

PATIENCE_S = 10

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = """aigraph.drawn().companies.map((box) => ({ ...aigraph.where(box.company), wide: box.wide * aigraph.scale(),
    high: box.high * aigraph.scale(), font: box.font * aigraph.scale(), company: box.company }))"""
ROOM = "[document.querySelector('#canvas').clientWidth, document.querySelector('#canvas').clientHeight]"
FOLLOW = """new Promise((done) => { const fragment = %s; if (location.hash === fragment) return done();
    addEventListener("hashchange", () => requestAnimationFrame(() => done()), { once: true }); location.hash = fragment || "#"; })"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firefox")
    file = shipped_page().save(folder / "page.html")
    (folder / "profile").mkdir()
    with open_firefox(folder / "profile") as firefox:
        firefox.open(file.as_uri())
        yield firefox


def unreadable(room, boxes):
    """Give the boxes outside the frame or in too small letters, or a word if none is drawn."""
    return [
        box
        for box in boxes
        if not box["wide"] / 2 - 1 <= box["x"] <= room[0] - box["wide"] / 2 + 1
        or not box["high"] / 2 - 1 <= box["y"] <= room[1] - box["high"] / 2 + 1
        or box["font"] < 10 - 1e-6
    ] or ([] if boxes else ["none is drawn"])


def test_at_any_size_names_are_apart_in_the_frame_and_can_be_read(firefox):
    for width, height in SIZES:
        firefox.resize(width, height)
        for state in STATES:
            firefox.evaluate(FOLLOW % json.dumps(state))
            # The window may still be on its way to its size.
            end = time.monotonic() + PATIENCE_S
            while found := unreadable(firefox.evaluate(ROOM), firefox.evaluate(DRAWN)):
                assert time.monotonic() < end, (width, height, state, found)
                time.sleep(0.05)
    firefox.resize(1280, 800)
    assert firefox.complaints == []


def test_loops_are_those_of_the_library(firefox):
    ledger = load()
    for day in ("2025-09-11", "2026-10-01"):
        view = ledger.view(as_of=day)
        found = firefox.evaluate(f"aigraph.answer({json.dumps(question(view))})")
        assert summary(found) == expected(view)
        assert len(found["loops"]) == len(find_loops(view))


def test_keys_and_history_work(firefox):
    firefox.evaluate(FOLLOW % '""')
    opened = firefox.evaluate("location.href")
    firefox.press("n")
    picked = firefox.evaluate("location.href")
    assert "loop=" in picked
    firefox.press("2")
    assert firefox.evaluate("!document.querySelector('#matrix').hidden")
    firefox.back()
    assert firefox.evaluate("location.href") == picked
    firefox.back()
    assert firefox.evaluate("location.href") == opened
    firefox.back(1)
    assert firefox.evaluate("location.href") == picked
    assert firefox.complaints == []
