"""The page in WebKit: it opens, with the loops of the library, and no error."""

import json

import pytest

from aigraph import draw, load
from tests.page.browsers.test_firefox import DRAWN, FOLLOW, ROOM
from tests.page.test_loops import expected, question, summary
from tests.page.test_viewports import SIZES, STATES
from tests.webkit import open_webkit

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


def test_at_any_size_names_are_apart_in_the_frame_and_can_be_read(webkit, tmp_path):
    """The window of this browser has a least size, a frame in it has none."""
    webkit.resize(3900, 2300)
    webkit.open_in_frame(tmp_path, draw(load().view()).save(tmp_path / "page.html").as_uri())
    for width, height in SIZES:
        webkit.resize_frame(width, height)
        for state in STATES:
            webkit.evaluate(FOLLOW % json.dumps(state))
            webkit.evaluate("new Promise((done) => setTimeout(done, 60))")
            room, boxes = webkit.evaluate(ROOM), webkit.evaluate(DRAWN)
            assert webkit.evaluate("[innerWidth, innerHeight]") == [width, height]
            assert boxes, (width, height, state)
            for box in boxes:
                assert box["wide"] / 2 - 1 <= box["x"] <= room[0] - box["wide"] / 2 + 1, (width, height, state, box)
                assert box["high"] / 2 - 1 <= box["y"] <= room[1] - box["high"] / 2 + 1, (width, height, state, box)
                assert box["font"] >= 10 - 1e-6, (width, height, state, box)
    assert webkit.complaints == []
