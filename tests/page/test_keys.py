"""Everything can be reached by keys, and the focus stays where the reader is."""

import pytest

from aigraph import draw
from tests.page.pages import follow, toy

pytestmark = pytest.mark.browser


def test_the_sheet_of_keys_opens_and_every_key_on_it_works(seen):
    follow(seen)
    # The page is shared, and who used it before may have been in the search field.
    seen.page.evaluate("document.activeElement.blur()")
    seen.press("?")
    assert seen.page.locator("#help").is_visible()
    assert seen.page.locator("#keys kbd").count() > 20
    seen.press("Escape")
    assert not seen.page.locator("#help").is_visible()
    for key, selector in {"2": "#matrix", "3": "#table", "1": "#picture"}.items():
        seen.press(key)
        assert seen.page.locator(selector).is_visible()
    seen.press("d")
    assert seen.page.get_attribute("html", "data-theme") == "dark"
    seen.press("d", "l")
    assert seen.text("#lock") == "Unlocked"
    seen.press("l", "f")
    assert seen.page.get_attribute("#legend", "open") is None
    seen.press("f", "s")
    assert seen.page.evaluate("document.activeElement.id") == "save-png"
    seen.press("Escape", "p", "p", "0", "+", "-")
    assert seen.complaints == []


def test_every_tab_stop_shows_that_it_has_the_focus(visits):
    seen = visits(draw(toy()).html)
    passed = []
    for _ in range(60):
        seen.press("Tab")
        place = seen.page.evaluate(
            """() => {
                const here = document.activeElement;
                const shown = here.matches("[name=level]") ? here.nextElementSibling : here;
                const { outlineStyle, outlineWidth } = getComputedStyle(shown);
                return [here === document.body ? "" : here.id || here.className || here.textContent.slice(0, 20), outlineStyle, parseFloat(outlineWidth)];
            }"""
        )
        passed.append(place[0])
        if place[0] and place[1] != "auto":
            assert place[1:] == ["solid", 3], place
    for control in ("see-matrix", "canvas", "play", "day", "date", "find", "theme", "open-help", "tour-next"):
        assert control in passed


def test_the_focus_stays_where_the_reader_is(visits):
    seen = visits(draw(toy()).html)

    def focus():
        return seen.page.evaluate("[document.activeElement.id, document.activeElement.dataset.key ?? '']")

    loop = seen.page.locator("#loops button").nth(1)
    key = loop.get_attribute("data-key")
    loop.focus()
    seen.press("Enter")
    assert focus() == ["details", ""]
    seen.page.locator("#details .back").focus()
    seen.press("Enter")
    assert focus() == ["", key]
    seen.page.locator("#kinds button").first.focus()
    seen.press("Enter", "Enter")
    assert focus() == ["", "kind circular"]
    seen.press("3")
    seen.page.locator("#table tbody button").nth(2).focus()
    seen.press("Enter")
    assert focus()[1].startswith("deal e")


def test_one_tab_leads_past_everything_to_the_loops(visits):
    seen = visits(draw(toy()).html)
    seen.press("Tab", "Enter")
    assert seen.page.evaluate("document.activeElement.dataset.key").startswith("loop ")


def test_arrow_keys_go_from_company_to_company_and_say_where_they_are(visits):
    seen = visits(draw(toy()).html)
    seen.page.locator("#canvas").focus()
    passed = set()
    for key in (
        "ArrowRight",
        "ArrowRight",
        "ArrowDown",
        "ArrowLeft",
        "ArrowLeft",
        "ArrowUp",
        "ArrowRight",
        "ArrowDown",
    ):
        seen.press(key)
        passed.add(seen.text("#said").partition(",")[0].partition(":")[0])
    assert len(passed) >= 3
    seen.press("Enter")
    assert seen.text("#details .bar span") == "Company"


def test_back_leads_to_what_was_picked_before(visits):
    seen = visits(draw(toy()).html)
    opened = seen.address()
    seen.page.locator("#loops button").first.click()
    picked = seen.address()
    seen.press("2")
    seen.page.locator("#find").fill("vend")
    seen.page.go_back()
    assert seen.address() == picked
    assert seen.page.locator("#details .leg").count() > 0
    assert seen.page.locator("#picture").is_visible()
    seen.page.go_back()
    assert seen.address() == opened
    assert not seen.page.locator("#details").is_visible()
    seen.page.go_forward()
    assert seen.address() == picked
