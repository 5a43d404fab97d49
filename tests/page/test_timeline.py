"""The day: a slider, a field, and a button that lets time run."""

import re
from dataclasses import replace

import pytest

from aigraph import draw, find_loops
from tests.browser import expect
from tests.ledgers import TOY, ledger
from tests.page.pages import drawn_deals, follow, toy

pytestmark = pytest.mark.browser


def test_the_day_shows_what_stood_then(seen):
    follow(seen)
    seen.page.locator("#date").fill("2025-05-01")
    seen.press("Enter")
    assert "e2" in drawn_deals(seen)
    assert seen.address().endswith("#day=2025-05-01")
    seen.press("Escape")
    seen.page.locator("#canvas").focus()
    seen.press("]")
    assert "day=2025-06-30" in seen.address()
    seen.press("[")
    assert "day=2025-03-31" in seen.address()
    seen.page.locator("#date").fill("yesterday")
    seen.page.locator("#date").blur()
    assert seen.page.get_attribute("#date", "aria-invalid") == "true"


def test_the_histogram_counts_the_events_of_each_month(seen):
    bars = seen.page.locator("#histogram rect title").all_text_contents()
    assert bars == [
        "2025-01: 3 events",
        "2025-02: 1 event",
        "2025-03: 4 events",
        "2025-06: 1 event",
        "2025-07: 1 event",
    ]


def test_the_slider_reaches_days_that_are_years_before_all_others(visits):
    deals = TOY + "".join(f"v -> l{n} equity closed 2025-03-{1 + n % 28:02} 1\n" for n in range(250))
    seen = visits(
        draw(toy(deals + "early: v -> z equity closed 2015-04-01 1\nv -> y equity closed 2017-04-01 1\n")).html
    )
    slide = "place => { const day = document.getElementById('day'); day.value = day[place]; day.dispatchEvent(new Event('input')); }"
    seen.page.evaluate(slide, "min")
    assert seen.page.input_value("#date") == "2015-04-01"
    assert {edge["deal"] for edge in seen.drawn()["deals"]} == {"early"}
    place = int(seen.page.input_value("#day"))
    seen.page.locator("#day").press("ArrowRight")
    assert seen.page.input_value("#date") == "2017-04-01"
    assert int(seen.page.input_value("#day")) > place
    assert seen.page.locator("#histogram rect title").first.text_content() == "2015-04-01 to 2017-04-01: 2 events"
    seen.page.evaluate(slide, "max")
    assert "e1a" in {edge["deal"] for edge in seen.drawn()["deals"]}


def test_time_runs_from_the_first_month_to_the_last_and_can_be_stopped(seen):
    follow(seen)
    seen.page.click("#play")
    # A busy machine may ask after the first step only.
    assert re.search("day=2025-0(1-31|2-28|3-31)", seen.address())
    expect(seen.page.locator("#date")).to_have_value(re.compile("2025-0[2-6]-"))
    seen.page.click("#play")
    assert seen.page.get_attribute("#play", "aria-label") == "Let time run"
    here = seen.address()
    seen.page.wait_for_timeout(700)
    assert seen.address() == here


@pytest.mark.parametrize("day", ["2025-02-30", "2025-99-99", "0000-00-00", "tomorrow"])
def test_a_day_that_there_is_not_is_no_day(seen, day):
    follow(seen, f"#day={day}")
    assert seen.page.input_value("#date") == "2025-07-31"
    seen.page.locator("#date").fill(day)
    seen.page.locator("#date").blur()
    assert seen.page.get_attribute("#date", "aria-invalid") == "true"
    assert seen.text("#date-note") == f"“{day}” is no day of the calendar, as 2025-09-30 is"


def test_a_day_after_the_data_is_said_to_be_after_them(seen):
    follow(seen)
    seen.page.locator("#date").fill("2031-01-01")
    seen.page.locator("#date").blur()
    assert seen.text("#date-note") == "The data end on 2025-07-31"
    assert seen.page.input_value("#date") == "2025-07-31"


def test_the_slider_shows_only_loops_that_were_complete_by_then(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.locator("#date").fill("2025-02-28")
    seen.press("Enter")
    assert seen.page.locator("#loops li").count() == 0
    assert {edge["deal"] for edge in seen.drawn()["deals"]} == {"e1a", "e1b", "e2", "e3"}
    seen.page.locator("#day").focus()
    seen.press("ArrowRight")
    assert seen.page.locator("#loops li").count() == len(find_loops(view))
    assert "day=" not in seen.address()


def test_data_without_a_date_make_a_page_too(visit):
    whole = ledger("a: v -> l equity signed 2025-01 1\nb: l -> v chips signed 2025-01 2")
    bare = replace(whole, events=tuple(replace(event, date=None) for event in whole.events))
    seen = visit(draw(bare.view()).html)
    assert "without dates, binding" in seen.text("#scope")
    assert seen.page.locator("#loops li").count() == 1
    assert not seen.page.locator("#time").is_visible()
    assert seen.complaints == []
