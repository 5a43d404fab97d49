"""The page is quick."""

import pytest

from aigraph import draw, load

pytestmark = pytest.mark.browser


def test_the_shipped_data_are_drawn_with_less_than_a_second_of_work(chromium, tmp_path):
    file = draw(load().view()).save(tmp_path / "page.html")
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    driver = page.context.new_cdp_session(page)
    # Time of the page's thread: the clock on the wall also counts what else the machine does.
    driver.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-drawn]", timeout=30_000)
    busy = {metric["name"]: metric["value"] for metric in driver.send("Performance.getMetrics")["metrics"]}[
        "ThreadTime"
    ]
    page.close()
    assert busy < 1.0
