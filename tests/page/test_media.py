"""The page on phones, on paper, in notebooks, and without a script."""

import re

import pytest

from aigraph import draw, find_loops
from aigraph.language.sentences import describe_loop
from tests.page.pages import SOURCE, STATES, shipped_page, toy

pytestmark = pytest.mark.browser


def test_the_page_fits_a_phone(visit):
    seen = visit(draw(toy()).html, width=390, height=844)
    seen.press("n")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "height"), [(390, 844), (450, 720), (1440, 900)])
def test_nothing_sticks_out_at_the_side(visits, width, height):
    seen = visits(draw(toy()).html, width=width, height=height)
    for state in STATES:
        seen.page.evaluate("fragment => { location.hash = fragment || '#' }", state)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, state


@pytest.mark.parametrize(("width", "height"), [(844, 340), (800, 320), (320, 320)])
def test_a_very_short_window_lists_the_loops_and_shows_the_picture_once_it_is_turned(visits, width, height):
    view = toy()
    seen = visits(draw(view).html, width=width, height=height, reduced_motion="reduce")
    assert seen.page.locator("#loops li").count() == len(find_loops(view))
    seen.page.set_viewport_size({"width": height, "height": width})
    seen.page.wait_for_timeout(200)
    place = seen.page.evaluate("aigraph.where('l')")
    canvas = seen.page.locator("#canvas").bounding_box()
    assert 0 < place["x"] < canvas["width"]
    assert 0 < place["y"] < canvas["height"]
    assert seen.complaints == []


def test_in_a_narrow_frame_the_panel_stands_below_the_picture(visits):
    frame = draw(toy())._repr_html_()
    for width, below in ((450, True), (1300, False)):
        seen = visits(f"<!doctype html><html data-drawn><body>{frame}</body></html>", width=width)
        inside = seen.page.frame_locator("iframe")
        inside.locator("html[data-drawn]").wait_for(timeout=20_000)
        picture, panel = (inside.locator(name).bounding_box() for name in ("#picture", "aside"))
        assert (panel["y"] >= picture["y"] + picture["height"]) is below


def test_the_page_works_in_the_frame_of_a_notebook(visit):
    frame = f"<!doctype html><html data-drawn><body>{draw(toy())._repr_html_()}</body></html>"
    seen = visit(frame)
    inside = seen.page.frame_locator("iframe")
    inside.locator("html[data-drawn]").wait_for(timeout=20_000)
    inside.locator("#loops button").first.click()
    assert inside.locator("#details .event").count() > 0
    assert seen.complaints == []


def test_on_paper_the_picture_is_a_drawing_with_its_loops_told_below(visits):
    seen = visits(draw(toy()).html, color_scheme="dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.get_attribute("html", "data-theme") == "light"
    assert seen.page.locator("#paper svg").is_visible()
    assert seen.page.locator("#loops .sentence").first.is_visible()
    for away in ("#save", "#canvas", "#time", "#legend"):
        assert not seen.page.locator(away).is_visible(), away
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.get_attribute("html", "data-theme") == "dark"
    seen.press("n")
    answers = seen.page.locator(".answers > .bare, .answers > section").first
    assert not answers.is_visible()
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert answers.is_visible()
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not answers.is_visible()
    for landscape in (False, True):
        pdf = seen.page.pdf(format="A4", landscape=landscape)
        width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
        assert (width > height) is landscape


def test_paper_says_how_many_of_the_loops_are_on_it(visits):
    seen = visits(shipped_page().html)
    whole = seen.text("#count")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = seen.page.locator("#loops li").count()
    assert seen.text("#count") == f"{whole}; the first {printed} are printed"
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.text("#count") == whole


def test_without_a_script_loops_and_deals_stand_as_text(visit):
    view = toy()
    seen = visit(draw(view).html, script=False)
    told = seen.text("body")
    for loop in find_loops(view):
        assert describe_loop(view.ledger, loop) in told
    assert seen.page.locator(".no-script ul li").count() == len(view.arrows)
    assert seen.page.locator(".no-script a").first.get_attribute("href") == SOURCE.url
    assert "needs JavaScript" in told
    assert not seen.page.locator("#picture").is_visible()


def test_companies_without_a_deal_are_named_in_the_text_only(visit):
    html = draw(toy()).html
    assert "<bdi>Quiet Inc</bdi>" in html
    assert {box["company"] for box in visit(html).drawn()["companies"]} == {"v", "l", "c", "x"}


def test_without_a_script_there_is_a_drawing(visits):
    seen = visits(draw(toy()).html, script=False)
    drawing = seen.page.locator(".no-script > svg")
    assert drawing.is_visible()
    assert "Vendor" in drawing.text_content()
    assert seen.complaints == []
