"""The story, the frame for other pages, and the chart of an account."""

import pytest

from aigraph import draw
from aigraph.picture.visual_encoding import HEADS, head_path
from tests.page.pages import HtmlReader, follow, shipped_page, toy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shipped(visits):
    return visits(shipped_page(as_of="2026-10-01").html, fragment="#story")


def test_the_story_has_a_finding_and_a_ring_for_each_family(shipped):
    follow(shipped, "#story")
    assert shipped.page.locator("#story").is_visible()
    steps = shipped.page.locator("#story .step:not(.years)").count()
    assert 4 <= steps <= 7
    assert shipped.page.locator("#story .step svg.ring-drawing").count() == steps
    assert "On 2026-10-01 money can come back to its payer round" in shipped.text("#story .lead")


def test_nothing_of_a_ring_is_cut_off(shipped):
    follow(shipped, "#story")
    outside = shipped.page.evaluate(
        """() => [...document.querySelectorAll("#story svg.ring-drawing")].flatMap((svg) => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll("text, rect, path")].map((part) => part.getBoundingClientRect()).filter((box) =>
                box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
        }).length"""
    )
    assert outside == 0


def test_a_step_leads_to_its_loop_and_back(shipped):
    follow(shipped, "#story")
    shipped.page.locator("#story .step button").first.click()
    assert "loop=" in shipped.address()
    assert shipped.page.locator("#picture").is_visible()
    shipped.page.go_back()
    shipped.page.go_back()
    shipped.page.wait_for_selector("#story .step", state="visible")


def test_keys_go_from_step_to_step(shipped):
    follow(shipped, "#view=table")
    follow(shipped, "#story")
    shipped.press("j", "j")
    assert shipped.page.evaluate("document.activeElement.className") == "step"
    tops = shipped.page.evaluate(
        "[...document.querySelectorAll('#story .step')].map((step) => step.getBoundingClientRect().top)"
    )
    shipped.press("k")
    again = shipped.page.evaluate(
        "[...document.querySelectorAll('#story .step')].map((step) => step.getBoundingClientRect().top)"
    )
    assert again[0] > tops[0]


def test_the_story_is_of_the_day_that_is_asked_for(shipped):
    follow(shipped, "#story&day=2025-09-11")
    assert "On 2025-09-11" in shipped.text("#story .lead")
    follow(shipped, "#story&day=2015-01-01")
    assert "No loops" in shipped.text("#story .lead")


def test_in_a_frame_nothing_but_picture_and_caption_is_shown(visits):
    seen = visits(shipped_page().html, fragment="#loop=nvidia-openai-oracle&embed=yes", width=800, height=520)
    for hidden in ("header", "aside", "footer", "#time"):
        assert not seen.page.locator(hidden).first.is_visible(), hidden
    assert "Nvidia" in seen.text("#tour-words")
    for company in ("nvidia", "openai", "oracle"):
        place = seen.page.evaluate("company => aigraph.where(company)", company)
        assert 0 < place["x"] < 800
        assert 0 < place["y"] < 520
    assert seen.complaints == []


def test_the_chart_of_a_loop_ends_with_the_sizes_that_its_account_says(shipped):
    follow(shipped, "#loop=nvidia-openai-oracle")
    words = shipped.page.locator(".money-chart").get_attribute("aria-label")
    sizes = shipped.page.locator("#details .sizes dd b").all_text_contents()
    assert words.endswith(
        ", ".join(f"{name} {size}" for name, size in zip(("contracted", "due", "paid"), sizes[::-1], strict=True))
    )
    assert shipped.page.locator(".money-chart polyline").count() == 3


def test_heads_have_one_outline_in_page_legend_and_figure():
    html = draw(toy()).html
    outlines = HtmlReader(html).json("dataset")["encoding"]["outlines"]
    assert outlines == {form: head_path(form, 10) for form in HEADS.values()}
    assert f'd="{head_path("vee", 11)}"' in html
