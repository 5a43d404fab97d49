"""The legend is the filter: what is left out in it is left out of the picture, the loops and the address."""

import pytest

from aigraph import draw
from tests.browser import expect
from tests.page.pages import drawn_deals, follow, listed_loops, toy

pytestmark = pytest.mark.browser


def test_a_chip_of_the_legend_leaves_out_its_instrument_and_the_loops_follow(seen):
    follow(seen)
    before = len(listed_loops(seen))
    seen.page.locator("#legend .instruments > summary").click()
    seen.page.click('[data-instrument="chips"]')
    assert drawn_deals(seen) == {"e1a", "e1b", "e3", "e7"}
    assert len(listed_loops(seen)) < before
    assert "without=chips" in seen.address()
    assert seen.page.get_attribute('[data-instrument="chips"]', "aria-pressed") == "false"
    assert seen.text("#scope").endswith("filtered")
    seen.page.click("#reset")
    assert len(listed_loops(seen)) == before
    assert "without" not in seen.address()


def test_with_shift_a_chip_keeps_only_what_it_names(seen):
    follow(seen)
    seen.page.click('[data-class="purchase"]', modifiers=["Shift"])
    assert drawn_deals(seen) == {"e3", "e4", "e5"}
    seen.page.click('[data-class="purchase"]', modifiers=["Shift"])
    assert len(drawn_deals(seen)) == 6
    seen.page.click('[data-class="funding"]')
    assert drawn_deals(seen) == {"e3", "e4", "e5", "e7"}
    seen.page.click('[data-status="closed"]', modifiers=["Shift"])
    assert drawn_deals(seen) == {"e4"}


def test_layers_and_statuses_can_be_left_out_and_taken_in(seen):
    follow(seen)
    assert "e6" not in drawn_deals(seen)
    seen.page.click('[data-layer="contingent"]')
    assert "e6" in drawn_deals(seen)
    assert seen.page.locator("#kinds").inner_text().split() == ["circular", "1", "incentive", "1", "backstop", "1"]
    seen.page.click('[data-status="announced"]')
    assert "e1b" not in drawn_deals(seen)
    assert "layers=cash%2Ccontingent%2Cvalue" in seen.address()
    assert "unseen=announced" in seen.address()


def test_a_certainty_shows_its_own_deals_and_says_how_many_loops_each_has(seen):
    follow(seen)
    seen.page.check('[name=level][value="binding"]', force=True)
    assert "e1b" not in drawn_deals(seen)
    assert "level=binding" in seen.address()
    seen.press("C")
    assert drawn_deals(seen) == {"e4"}
    assert "No loops on 2025-07-31, paid" in seen.text("#count")
    expect(seen.page.locator("#loops-announced")).to_have_text("1")
    assert [seen.text(f"#loops-{level}") for level in ("paid", "binding", "announced", "all")] == ["0", "1", "1", "1"]


def test_without_a_layer_that_is_said(seen):
    follow(seen, "#layers=none")
    assert seen.text("#scope").endswith(", no layer · filtered")


def test_the_legend_shows_only_what_occurs(visit):
    seen = visit(draw(toy("a: v -> l equity signed 2025-01 1")).html)
    assert seen.page.locator("[data-instrument]").all_text_contents() == ["equity"]
    assert seen.page.locator("[data-status]").count() == 1
