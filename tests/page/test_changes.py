"""What changed between two days: on the page the same loops as in the library, with events and sources, by address, click and key."""

import pytest

from aigraph import diff, load
from aigraph.measures.diff import APPEARED, CHANGED, VANISHED
from tests.page.pages import follow, shipped_page

pytestmark = pytest.mark.browser

BEFORE, AFTER = "2025-06-30", "2026-06-30"


@pytest.fixture(scope="module")
def shipped(visits):
    return visits(shipped_page().html, reduced_motion="reduce")


def test_loops_that_appeared_ended_or_changed_are_those_of_the_library(shipped):
    found = diff(load(), BEFORE, AFTER)
    follow(shipped, f"#day={AFTER}&since={BEFORE}")
    counts = {
        what: sum(one.what == what and one.loop.is_direct for one in found.changes) for what in (APPEARED, VANISHED)
    }
    assert f"; {counts[APPEARED]} direct loops appeared, {counts[VANISHED]} ended and " in shipped.text("#tour-words")
    listed = shipped.page.locator("#changes section").first.locator("li").count()
    assert listed == counts[APPEARED]
    changed = {one.loop.name for one in found.changes if one.what == CHANGED and one.loop.is_direct}
    assert f" and {len(changed)} changed" in shipped.text("#tour-words")


def test_each_change_names_the_event_and_its_source(shipped):
    follow(shipped, f"#day={AFTER}&since={BEFORE}")
    first = shipped.page.locator("#changes li").first
    assert first.locator(".cause .source").count() > 0
    first.locator("button.inline").first.click()
    assert "loop=" in shipped.address()
    assert f"since={BEFORE}" in shipped.address()


def test_both_days_stand_side_by_side_and_what_came_stands_out(shipped):
    follow(shipped, f"#day={AFTER}&since={BEFORE}")
    pictures = shipped.page.locator("#changes .small-picture")
    assert pictures.count() == 2
    assert pictures.nth(1).locator(".new").count() > 0
    assert pictures.nth(0).locator(".new").count() == 0


def test_a_key_begins_a_year_before_and_ends_it_again(shipped):
    follow(shipped, f"#day={AFTER}")
    shipped.press("w")
    assert "since=2025-06-30" in shipped.address()
    shipped.page.locator("#since").fill("2025-02-30")
    shipped.page.locator("#since").press("Enter")
    assert "is no day before" in shipped.text("#since-note")
    shipped.page.locator("#canvas").focus()
    shipped.press("w")
    assert "since=" not in shipped.address()
    assert not shipped.page.locator("#changes").is_visible()


def test_discs_are_of_an_area_in_proportion_to_reported_revenue(shipped):
    follow(shipped, "#size=revenue")
    assert "Amazon" in shipped.text("#disc-note")
    follow(shipped, "")
    assert not shipped.page.locator("#disc-note").is_visible()


def test_words_explain_themselves_by_click_pointer_and_key(shipped):
    follow(shipped, "#loop=nvidia-openai-oracle")
    note = shipped.page.locator("#word")
    word = shipped.page.locator("#details .term").first
    word.click()
    assert "paid" in note.inner_text()
    shipped.press("Escape")
    assert not note.is_visible()
    assert shipped.page.locator("#details h2").is_visible()
    chip = shipped.page.locator('[data-layer="value"]')
    chip.scroll_into_view_if_needed()
    # What scrolls closes the words, and a browser tells of it in the next frame.
    shipped.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    chip.hover()
    note.wait_for(state="visible")


def test_a_finger_across_goes_to_the_next_loop(visits):
    seen = visits(shipped_page().html, width=390, height=844, has_touch=True)
    seen.page.evaluate(
        """() => {
            const target = document.querySelector("#picture");
            const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 400 });
            target.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(300)], changedTouches: [touch(300)] }));
            target.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(120)] }));
        }"""
    )
    assert "loop=" in seen.address()
