"""The page for everyone: checked by axe-core in light and dark, in every view, and without motion where that is asked for."""

from dataclasses import replace

import pytest

from aigraph import draw
from tests.browser import axe
from tests.page.pages import SOURCE, STATES, follow, toy

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(visits, scheme):
    seen = visits(draw(toy()).html, color_scheme=scheme)
    assert seen.page.get_attribute("html", "data-theme") == scheme
    for state in STATES:
        seen.page.evaluate("fragment => { location.hash = fragment || '#' }", state)
        seen.page.wait_for_timeout(450)
        found = axe(seen.page)
        assert found.violations_count == 0, (state, found.generate_report())
    seen.press("Escape", "Escape", "f", "?")
    assert axe(seen.page).violations_count == 0
    seen.press("Escape", "f")
    seen.page.locator(".instruments > summary").click()
    seen.press("s")
    assert axe(seen.page).violations_count == 0


def test_axe_finds_nothing_on_a_phone(visits):
    seen = visits(draw(toy()).html, width=390, height=844)
    found = axe(seen.page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_where_a_deal_has_several_sources(visits):
    view = toy()
    sources = (SOURCE, replace(SOURCE, id="t", title="Lab is funded by Vendor"))
    events = tuple(
        part for event in view.ledger.events for part in (event, replace(event, source="t", reported="told twice"))
    )
    seen = visits(draw(replace(view, ledger=replace(view.ledger, events=events, sources=sources))).html)
    follow(seen, "#view=table")
    assert seen.page.locator("#table .cited").count() > len(view.arrows)
    found = axe(seen.page)
    assert found.violations_count == 0, found.generate_report()


def test_who_asks_for_less_motion_gets_none(visits):
    seen = visits(draw(toy()).html, reduced_motion="reduce")
    seen.press("n")
    first = seen.page.evaluate("aigraph.where('v')")
    seen.page.wait_for_timeout(450)
    assert seen.page.evaluate("aigraph.where('v')") == first
