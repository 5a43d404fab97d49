"""The page in WebKit: it opens, with the loops of the library, and no error."""

import json

import pytest

from aigraph import draw, load
from tests.page.test_loops import expected, question, summary
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
