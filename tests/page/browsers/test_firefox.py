"""The page in Firefox: drawn, readable at any size, with the loops of the library, a history that works, and no error."""

import json

import pytest

from aigraph import find_loops, load
from tests.firefox import open_firefox
from tests.page.pages import shipped_page
from tests.page.test_loops import expected, question, summary
from tests.page.test_viewports import SIZES, STATES

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


def test_at_any_size_names_are_apart_in_the_frame_and_can_be_read(firefox):
    for width, height in SIZES:
        firefox.resize(width, height)
        for state in STATES:
            firefox.evaluate(FOLLOW % json.dumps(state))
            firefox.evaluate("new Promise((done) => setTimeout(done, 60))")
            room, boxes = firefox.evaluate(ROOM), firefox.evaluate(DRAWN)
            assert boxes, (width, height, state)
            for box in boxes:
                assert box["wide"] / 2 - 1 <= box["x"] <= room[0] - box["wide"] / 2 + 1, (width, height, state, box)
                assert box["high"] / 2 - 1 <= box["y"] <= room[1] - box["high"] / 2 + 1, (width, height, state, box)
                assert box["font"] >= 10 - 1e-6, (width, height, state, box)
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
