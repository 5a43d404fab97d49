"""The page for everyone: checked by axe-core in light and dark, in every view, and laid out on phones, on paper and in notebooks."""

import pytest

from aigraph import draw, load
from tests.browser import axe
from tests.page.test_page import toy

STATES = (
    "",
    "#loop=v-l",
    "#company=l",
    "#deal=e3",
    "#view=matrix",
    "#view=matrix&cell=v%3El",
    "#view=table&deal=e1a",
    "#day=2020-01-01",
)


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


def test_whoever_tabs_through_the_page_sees_where_they_are(visits):
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
    for control in ("see-matrix", "canvas", "play", "day", "date", "find", "theme", "ask-help", "told-next"):
        assert control in passed


def test_who_asks_for_less_motion_gets_none(visits):
    seen = visits(draw(toy()).html, reduced_motion="reduce")
    seen.press("n")
    first = seen.page.evaluate("aigraph.where('v')")
    seen.page.wait_for_timeout(450)
    assert seen.page.evaluate("aigraph.where('v')") == first


@pytest.mark.parametrize(("width", "height"), [(390, 844), (450, 720), (1440, 900)])
def test_nothing_sticks_out_at_the_side(visits, width, height):
    seen = visits(draw(toy()).html, width=width, height=height)
    for state in STATES:
        seen.page.evaluate("fragment => { location.hash = fragment || '#' }", state)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, state


def test_in_a_narrow_frame_the_panel_stands_below_the_picture(visits):
    frame = draw(toy())._repr_html_()
    for width, below in ((450, True), (1300, False)):
        seen = visits(f"<!doctype html><html data-drawn><body>{frame}</body></html>", width=width)
        inside = seen.page.frame_locator("iframe")
        inside.locator("html[data-drawn]").wait_for(timeout=20_000)
        picture, panel = (inside.locator(name).bounding_box() for name in ("#picture", "aside"))
        assert (panel["y"] >= picture["y"] + picture["height"]) is below


def test_names_do_not_overlap_on_the_screen(visits):
    seen = visits(draw(load().view()).html, width=1440, height=900)
    for everyone in (False, True):
        if everyone:
            seen.press("a")
        boxes = seen.drawn()["companies"]
        assert len(boxes) >= 50
        for at, one in enumerate(boxes):
            for other in boxes[:at]:
                apart_x = abs(one["x"] - other["x"]) - (one["wide"] + other["wide"]) / 2
                apart_y = abs(one["y"] - other["y"]) - (one["high"] + other["high"]) / 2
                assert max(apart_x, apart_y) > 4, (one["company"], other["company"])


def test_names_can_be_read_at_the_size_of_a_laptop(visits):
    seen = visits(draw(load().view()).html, width=1440, height=900)
    scale = seen.page.evaluate(
        "() => { const [a, b] = ['nvidia', 'openai'].map(aigraph.where);"
        "const drawn = Object.fromEntries(aigraph.drawn().companies.map((box) => [box.company, box]));"
        "return Math.hypot(a.x - b.x, a.y - b.y) / Math.hypot(drawn.nvidia.x - drawn.openai.x, drawn.nvidia.y - drawn.openai.y) }"
    )
    sizes = sorted(box["font"] * scale for box in seen.drawn()["companies"])
    assert sizes[0] >= 8.5
    assert sizes[len(sizes) // 2] >= 10


def test_the_names_of_a_loop_can_be_read_on_a_phone(visits):
    seen = visits(draw(load().view()).html, width=390, height=844, fragment="#loop=nvidia-openai-oracle")
    ends = {box["company"]: box for box in seen.drawn()["companies"]}
    [here, there] = [
        seen.page.evaluate("company => aigraph.where(company)", company) for company in ("nvidia", "openai")
    ]
    scale = (here["y"] - there["y"]) / (ends["nvidia"]["y"] - ends["openai"]["y"])
    assert min(ends[company]["font"] * scale for company in ("nvidia", "openai", "oracle")) >= 11


def test_on_paper_the_picture_is_a_drawing_with_its_loops_told_below(visits):
    seen = visits(draw(toy()).html, color_scheme="dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.get_attribute("html", "data-theme") == "light"
    assert seen.page.locator("#paper svg").is_visible()
    assert seen.page.locator("#loops .told").first.is_visible()
    for away in ("#save", "#canvas", "#time", "#legend"):
        assert not seen.page.locator(away).is_visible(), away
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.get_attribute("html", "data-theme") == "dark"
    seen.press("n")
    answers = seen.page.locator(".asked > .plain, .asked > section").first
    assert not answers.is_visible()
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert answers.is_visible()
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not answers.is_visible()
    assert len(seen.page.pdf(format="A4")) > 10_000


def test_paper_says_how_many_of_the_loops_are_on_it(visits):
    ledger = load()
    seen = visits(draw(ledger.view()).html)
    whole = seen.text("#count")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = seen.page.locator("#loops li").count()
    assert seen.text("#count") == f"{whole}; the first {printed} are printed"
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.text("#count") == whole


def test_without_a_script_there_is_a_drawing(visits):
    seen = visits(draw(toy()).html, script=False)
    drawing = seen.page.locator(".plain-text > svg")
    assert drawing.is_visible()
    assert "Vendor" in drawing.text_content()
    assert seen.complaints == []


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


def test_companies_are_found_by_their_names_in_any_script(visits):
    ledger = load()
    seen = visits(draw(ledger.view()).html)
    for name in ("এনভিডিয়া", "এনভিডিয়ার", "ওপেনএআইয়ের", "OpenAI-এর", "OPENAI", "ＯｐｅｎＡＩ", "azure"):
        seen.page.fill("#find", name)
        assert seen.page.locator("#matches button").count() >= 1, name
        assert seen.page.locator("#loops li").count() >= 1, name


def test_on_a_phone_the_table_keeps_names_in_one_piece(visits):
    seen = visits(draw(toy()).html, fragment="#view=table", width=390, height=844)
    heights = [row.bounding_box()["height"] for row in seen.page.locator("#table tbody tr").all()]
    assert max(heights) < 80
    assert [words.split()[0] for words in seen.page.locator("#table thead th:visible").all_inner_texts()] == [
        "From",
        "To",
        "Amount",
        "Status",
    ]
