"""Every control of the page does what it says, by mouse and by key, and every state has an address."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from aigraph import draw, find_loops
from aigraph.answers.rows import nested
from aigraph.model.instruments import LAYERS
from tests.ledgers import TOY
from tests.page.test_page import HOSTILE, hostile, toy

LATER = TOY + "e4 closed 2025-06\ne2 cancelled 2025-07\n"


@pytest.fixture(scope="module")
def seen(visits):
    """One page for all tests here; each begins by opening it afresh at some address."""
    return visits(draw(toy(LATER)).html)


FOLLOW = """fragment => new Promise((done) => {
    const before = location.hash;
    location.hash = fragment || "#";
    if (location.hash === before) done();
    else addEventListener("hashchange", () => done(), { once: true });
})"""


def at(seen, fragment=""):
    """Open the page at an address."""
    seen.page.evaluate(FOLLOW, fragment)
    return seen


def deals(seen):
    return {edge["deal"] for edge in seen.drawn()["deals"]}


def loops(seen):
    return [words.removesuffix(".") for words in seen.page.locator("#loops .told").all_text_contents()]


def read_svg(text):
    return ET.fromstring(text)  # noqa: S314 - what the page itself has just written


def saved(seen, item):
    seen.page.locator("#save > summary").click()
    with seen.page.expect_download() as download:
        seen.page.click(f"#{item}")
    return download.value


def test_a_chip_of_the_legend_leaves_out_its_instrument_and_the_loops_follow(seen):
    at(seen)
    before = len(loops(seen))
    seen.page.locator("#legend .instruments > summary").click()
    seen.page.click('[data-instrument="chips"]')
    assert deals(seen) == {"e1a", "e1b", "e3", "e7"}
    assert len(loops(seen)) < before
    assert "without=chips" in seen.address()
    assert seen.page.get_attribute('[data-instrument="chips"]', "aria-pressed") == "false"
    assert seen.text("#scope").endswith("filtered")
    seen.page.click("#reset")
    assert len(loops(seen)) == before
    assert "without" not in seen.address()


def test_with_shift_a_chip_keeps_only_what_it_names(seen):
    at(seen)
    seen.page.click('[data-class="purchase"]', modifiers=["Shift"])
    assert deals(seen) == {"e3", "e4", "e5"}
    seen.page.click('[data-class="purchase"]', modifiers=["Shift"])
    assert len(deals(seen)) == 6
    seen.page.click('[data-class="funding"]')
    assert deals(seen) == {"e3", "e4", "e5", "e7"}
    seen.page.click('[data-status="closed"]', modifiers=["Shift"])
    assert deals(seen) == {"e4"}


def test_layers_and_statuses_can_be_left_out_and_taken_in(seen):
    at(seen)
    assert "e6" not in deals(seen)
    seen.page.click('[data-layer="contingent"]')
    assert "e6" in deals(seen)
    assert seen.page.locator("#kinds").inner_text().split() == ["circular", "2", "incentive", "2", "backstop", "1"]
    seen.page.click('[data-status="announced"]')
    assert "e1b" not in deals(seen)
    assert "layers=cash%2Ccontingent%2Cvalue" in seen.address()
    assert "unseen=announced" in seen.address()


def test_a_certainty_shows_its_own_deals_and_says_how_many_loops_each_has(seen):
    at(seen)
    seen.page.check('[name=level][value="binding"]', force=True)
    assert "e1b" not in deals(seen)
    assert "level=binding" in seen.address()
    seen.press("C")
    assert deals(seen) == {"e4"}
    assert "No loops on 2025-07-31, paid" in seen.text("#count")
    expect(seen.page.locator("#loops-announced")).to_have_text("4")
    assert [seen.text(f"#loops-{level}") for level in ("paid", "binding", "announced", "all")] == ["0", "4", "4", "4"]


def test_a_kind_of_loop_can_be_left_out_of_the_list(seen):
    at(seen)
    assert seen.page.locator("#loops li").count() == 4
    seen.page.locator("#kinds button").first.click()
    assert seen.text("#count") == "2 of 4 loops"
    assert "kinds=backstop%2Cincentive" in seen.address()


def test_the_day_shows_what_stood_then(seen):
    at(seen)
    seen.page.locator("#date").fill("2025-05-01")
    seen.press("Enter")
    assert "e2" in deals(seen)
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
    at(seen)
    seen.page.click("#play")
    assert "day=2025-01-31" in seen.address()
    expect(seen.page.locator("#date")).to_have_value("2025-02-28")
    seen.page.click("#play")
    assert seen.page.get_attribute("#play", "aria-label") == "Let time run"
    here = seen.address()
    seen.page.wait_for_timeout(700)
    assert seen.address() == here


def test_the_matrix_sums_what_each_company_pays_each_other(seen):
    at(seen)
    seen.press("2")
    table = seen.page.locator("#cross")
    headings = table.locator("thead th").all_inner_texts()[1:]
    cells = {
        (row.locator("th").inner_text(), heading): cell.get_attribute("aria-label")
        for row in table.locator("tbody tr").all()
        for heading, td in zip(headings, row.locator("td").all(), strict=True)
        for cell in td.locator("button").all()
    }
    assert cells["Vendor", "Lab"] == "Vendor to Lab: $12bn, 3 deals; the other way $5bn"
    assert cells["Cloud & Co", "Vendor"] == "Cloud & Co to Vendor: $20bn, 1 deal"
    assert len(cells) == 4
    assert table.locator("td.mutual").count() == 2
    assert table.locator(".both").first.inner_text() == "⇄"


def test_a_cell_tells_its_deals_and_those_the_other_way(seen):
    at(seen, "#view=matrix")
    seen.page.locator('.cell[aria-label^="Vendor to Lab"]').click()
    assert seen.text("#details h2") == "Vendor → Lab"
    assert seen.page.locator("#details .deal").count() == 4
    assert "cell=v%3El" in seen.address()
    assert seen.page.locator("td.lit").count() == 2


def test_the_matrix_marks_the_legs_of_the_loop_that_is_picked(seen):
    at(seen, "#view=matrix")
    seen.press("n")
    loop = find_loops(toy(LATER))[0]
    assert seen.page.locator("td.lit").count() == len(loop.legs)


@pytest.mark.parametrize(
    "fragment",
    [
        "#loop=v-l&kind=circular&level=all",
        "#loop=v-l&level=all",
        "#company=l&day=2025-03-31",
        "#deal=e3&view=table&find=lab",
        "#cell=v%3El&view=matrix&without=warrant",
        "#layers=cash%2Ccontingent%2Cvalue&unseen=announced&kinds=circular&everyone=yes",
    ],
)
def test_an_address_says_the_whole_state_and_opens_it_again(seen, fragment):
    at(seen)
    at(seen, fragment)
    first = (
        seen.text("#scope"),
        seen.text("aside"),
        seen.page.locator(".view:visible").get_attribute("id"),
        deals(seen),
    )
    seen.press("?")
    seen.page.click("#close-help")
    seen.press("d", "d")
    assert sorted(seen.address().partition("#")[2].split("&")) == sorted(
        fragment[1:].replace("&kind=circular", "").split("&")
    )
    at(seen)
    at(seen, fragment)
    assert (
        seen.text("#scope"),
        seen.text("aside"),
        seen.page.locator(".view:visible").get_attribute("id"),
        deals(seen),
    ) == first


@pytest.mark.parametrize("name", ["v-l-c", "l-c-v", "c-v-l", "l-c-v&kind=undefined"])
def test_a_loop_is_known_by_its_name_from_any_company_on(seen, name):
    at(seen, f"#loop={name}")
    assert seen.text("#details h2") == "Vendor → Lab → Cloud & Co → Vendor"


@pytest.mark.parametrize("day", ["2025-02-30", "2025-99-99", "0000-00-00", "tomorrow"])
def test_a_day_that_there_is_not_is_no_day(seen, day):
    at(seen, f"#day={day}")
    assert seen.page.input_value("#date") == "2025-07-31"
    seen.page.locator("#date").fill(day)
    seen.page.locator("#date").blur()
    assert seen.page.get_attribute("#date", "aria-invalid") == "true"


def test_without_a_layer_that_is_said(seen):
    at(seen, "#layers=none")
    assert seen.text("#scope").endswith(", no layer · filtered")


def test_a_loop_that_does_not_stand_on_that_day_is_said_to_be_missing(seen):
    at(seen, "#loop=v-l-c&day=2025-01-31")
    assert "This loop does not stand on 2025-01-31, announced" in seen.text("#details")
    seen.press("]", "]")
    assert seen.text("#details h2") == "Vendor → Lab → Cloud & Co → Vendor"


def test_the_story_leads_through_the_largest_loops(seen):
    at(seen)
    assert seen.text("#told-words") == "Follow the money round the largest loops, one by one."
    seen.page.click("#told-next")
    assert seen.text("#told-step") == "1 of 4"
    seen.page.click("#told-next")
    assert seen.text("#told-step") == "2 of 4"
    seen.page.click("#told-back")
    assert seen.text("#told-step") == "1 of 4"
    seen.page.click("#told-clear")
    assert not seen.page.locator("#details").is_visible()


def test_the_sheet_of_keys_opens_and_every_key_on_it_works(seen):
    at(seen)
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


def test_with_the_focus_on_it_the_picture_moves_by_arrow_keys(seen):
    at(seen)
    before = seen.page.screenshot(clip={"x": 100, "y": 150, "width": 500, "height": 400})
    seen.page.locator("#canvas").focus()
    seen.press("ArrowRight", "ArrowDown")
    assert seen.page.screenshot(clip={"x": 100, "y": 150, "width": 500, "height": 400}) != before


def test_boxes_can_be_dragged_once_they_are_unlocked(visits):
    # Without gliding the picture is where it will be at once.
    seen = visits(draw(toy(LATER)).html, reduced_motion="reduce")

    def place():
        return seen.page.evaluate("aigraph.drawn().companies.find((box) => box.company === 'v').x")

    def drag():
        seen.press("0")
        box, middle = seen.page.locator("#canvas").bounding_box(), seen.page.evaluate("aigraph.where('v')")
        x, y = box["x"] + middle["x"], box["y"] + middle["y"]
        before = place()
        seen.page.mouse.move(x, y)
        seen.page.mouse.down()
        seen.page.mouse.move(x + 40, y + 40, steps=8)
        seen.page.wait_for_timeout(100)
        seen.page.mouse.up()
        return place() - before

    assert drag() == 0
    seen.press("l")
    assert drag() > 5


def test_deals_and_loops_are_saved_as_they_are_listed(seen):
    at(seen, "#level=binding&find=cloud")
    view = toy(LATER, status="binding")
    file = saved(seen, "save-json")
    assert file.suggested_filename == "circular-deals-2025-07-31-binding.json"
    told = json.loads(file.path().read_text(encoding="utf-8"))
    listed = [nested(loop) for loop in find_loops(view) if "c" in loop.companies]
    assert [loop["name"] for loop in told["loops"]] == [loop["name"] for loop in listed]
    assert told["loops"][0]["bottleneck_usd_bn"] == listed[0]["bottleneck_usd_bn"]
    assert {deal["deal"] for deal in told["deals"]} == {"e3", "e4"}
    assert told["view"]["status"] == "binding"
    rows = list(csv.DictReader(io.StringIO(saved(seen, "save-deals").path().read_text(encoding="utf-8"))))
    assert [(row["deal"], row["payer"], row["usd_bn"]) for row in rows] == [("e3", "l", "30"), ("e4", "c", "20")]
    rows = list(csv.DictReader(io.StringIO(saved(seen, "save-loops").path().read_text(encoding="utf-8"))))
    assert [row["companies"] for row in rows] == [";".join(loop["companies"]) for loop in listed]


def test_the_graph_is_saved_for_programs_that_draw_large_ones(seen):
    import networkx as nx

    at(seen)
    graph = nx.read_graphml(saved(seen, "save-graphml").path(), force_multigraph=True)
    view = toy(LATER)
    assert {(payer, payee, key) for payer, payee, key in graph.edges(keys=True)} == {
        (arrow.payer, arrow.payee, arrow.deal.id) for arrow in view.arrows
    }
    assert graph.nodes["v"]["label"] == "Vendor"


def test_the_picture_is_saved_as_a_drawing_with_real_text(seen):
    at(seen, "#loop=v-l-c")
    file = saved(seen, "save-svg")
    assert file.suggested_filename == "v-l-c-2025-07-31-announced.svg"
    drawing = read_svg(file.path().read_text(encoding="utf-8"))
    words = " ".join(drawing.itertext())
    for name in ("Vendor", "Lab", "Cloud & Co", "$20bn", "Circular deals of AI companies", "announced", "impropriety"):
        assert name in words
    # The picture leaves the page with its fonts, or names would leave their boxes where others are installed.
    assert drawing.findtext("{http://www.w3.org/2000/svg}style").count("@font-face") == 2
    assert saved(seen, "save-png").path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_hostile_names_run_nothing_in_what_is_saved(visit):
    view = hostile()
    names = [replace(company, name=f'=HYPERLINK("{company.name}")') for company in view.ledger.companies]
    titles = [replace(deal, title=f"=1+{deal.title}") for deal in view.ledger.deals]
    view = replace(view, ledger=replace(view.ledger, companies=tuple(names), deals=tuple(titles)), layers=LAYERS)
    seen = visit(draw(view).html)
    rows = list(csv.reader(io.StringIO(saved(seen, "save-deals").path().read_text(encoding="utf-8"))))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell[:1]]
    text = saved(seen, "save-svg").path().read_text(encoding="utf-8")
    drawing = read_svg(text)
    assert HOSTILE[0] in "".join(drawing.itertext())
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags <= {"svg", "style", "title", "rect", "clipPath", "text", "g", "path", "tspan"}
    assert not [
        name for element in drawing.iter() for name in element.attrib if name.startswith("on") or "href" in name
    ]
    seen = visit(text.partition("?>")[2], script=False)
    seen = visit(f"<!doctype html><html data-drawn>{text.partition('?>')[2]}</html>")
    assert seen.complaints == []
