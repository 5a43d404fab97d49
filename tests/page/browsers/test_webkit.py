"""The page in WebKit: it opens, with the loops of the library, and no error."""

import json
import time

import pytest

from aigraph import draw, load
from tests.page.browsers.test_firefox import DRAWN, FOLLOW, ROOM
from tests.page.pages import shipped_page
from tests.page.test_loops import expected, question, summary
from tests.webkit import PATIENCE_S, open_webkit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def webkit(tmp_path_factory):
    file = draw(load().view()).save(tmp_path_factory.mktemp("webkit") / "page.html")
    with open_webkit() as webkit:
        webkit.open(file.as_uri())
        yield webkit


def test_loops_are_those_of_the_library(webkit):
    for day in ("2025-09-11", "2026-10-01"):
        view = load().view(as_of=day)
        assert summary(webkit.evaluate(f"aigraph.answer({json.dumps(question(view))})")) == expected(view)
    assert webkit.complaints == []


def unreadable(webkit):
    """Give the companies outside the frame or in too small letters, or a word if none is drawn."""
    room, boxes = webkit.evaluate(ROOM), webkit.evaluate(DRAWN)
    return [
        box["company"]
        for box in boxes
        if not box["wide"] / 2 - 1 <= box["x"] <= room[0] - box["wide"] / 2 + 1
        or not box["high"] / 2 - 1 <= box["y"] <= room[1] - box["high"] / 2 + 1
        or box["font"] < 10 - 1e-6
    ] or ([] if boxes else ["none is drawn"])


def test_in_a_frame_of_any_size_names_are_in_it_and_can_be_read(webkit, tmp_path):
    """The window of this browser has a least width, a frame in it has none."""
    webkit.resize(1400, 1100)
    webkit.open_in_frame(tmp_path, shipped_page().save(tmp_path / "page.html").as_uri())
    for size in [(1000, 700), (700, 900), (390, 844), (844, 390), (320, 320)]:
        webkit.resize_frame(*size)
        assert webkit.evaluate("[innerWidth, innerHeight]") == list(size)
        for state in ("#loop=nvidia-openai-oracle", "#level=all", "#day=2024-06-30"):
            webkit.evaluate(FOLLOW % json.dumps(state))
            # Boxes move to their places, here without an end that could be waited for.
            end = time.monotonic() + PATIENCE_S
            while found := unreadable(webkit):
                assert time.monotonic() < end, (size, state, found)
                time.sleep(0.1)
    assert webkit.complaints == []
