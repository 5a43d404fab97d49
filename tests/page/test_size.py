"""The page stays small and quick."""

from aigraph import draw, load
from tests.page.test_page import toy


def test_the_page_is_under_700_kb_beside_its_data():
    assert len(draw(toy()).html.encode()) < 700_000


def test_the_shipped_data_on_every_day_and_certainty_add_less_than_that_again():
    assert len(draw(load().view()).html.encode()) < 1_400_000


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
