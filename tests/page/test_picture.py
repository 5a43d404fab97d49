"""The picture: companies as boxes, deals as arrows, as many as can be read."""

import re

import pytest

from aigraph import draw, find_loops, load
from aigraph.picture.label_box import label_box
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges
from aigraph.picture.visual_encoding import dashes, edge_width
from tests.browser import expect
from tests.ledgers import TOY
from tests.page.pages import LATER, follow, shipped_page, toy

pytestmark = pytest.mark.browser


def test_two_deals_between_the_same_companies_are_two_arrows(visit):
    drawn = visit(draw(toy()).html).drawn()["deals"]
    between = [edge for edge in drawn if (edge["payer"], edge["payee"]) == ("v", "l")]
    assert [edge["deal"] for edge in between] == ["e1a", "e1b", "e7"]
    assert len({(edge["smooth"]["type"], edge["smooth"]["roundness"]) for edge in between}) == 3


def test_every_arrow_points_from_payer_to_payee(visit):
    view = toy()
    drawn = visit(draw(view).html).drawn()["deals"]
    assert {(edge["deal"], edge["payer"], edge["payee"]) for edge in drawn} == {
        (arrow.deal.id, arrow.payer, arrow.payee) for arrow in view.arrows
    }
    assert all(edge["arrows"]["to"]["enabled"] for edge in drawn)


def test_page_and_paper_figures_bend_and_widen_arrows_alike(visit):
    view = load().view()
    seen = visit(shipped_page().html)
    seen.press("a")
    drawn = seen.drawn()
    places = {box["company"]: (box["x"], box["y"]) for box in drawn["companies"]}
    by_age = sorted(view.arrows, key=lambda arrow: (arrow.since, arrow.deal.id))
    bends = bend_parallel_edges(
        (ParallelEdge(a.deal.id, a.payer, a.payee, edge_width(a.amount)) for a in by_age), places
    )
    for edge in drawn["deals"]:
        side = 1 if edge["smooth"]["type"] == "curvedCCW" else -1
        assert side * edge["smooth"]["roundness"] == pytest.approx(bends[edge["deal"]], abs=0.003), edge["deal"]
    assert {edge["deal"]: edge["width"] for edge in drawn["deals"]} == {
        arrow.deal.id: pytest.approx(edge_width(arrow.amount), abs=0.01) for arrow in view.arrows
    }
    assert {edge["deal"]: edge["dashes"] and tuple(edge["dashes"]) for edge in drawn["deals"]} == {
        a.deal.id: pytest.approx(dashes(a.status, edge_width(a.amount)), abs=0.11) if dashes(a.status, 1) else False
        for a in view.arrows
    }


def test_an_unknown_amount_is_thin_and_marked_and_a_larger_one_is_wider(visit):
    view = toy(
        "a: v -> l equity signed 2025-01\nb: l -> v chips signed 2025-01 30\nc: l -> v chips signed 2025-01 high=90"
    )
    unknown, known, ceiling = visit(draw(view).html).drawn()["deals"]
    assert unknown["width"] == ceiling["width"] < known["width"]
    assert [edge["label"].strip() for edge in (unknown, known, ceiling)] == ["?", "", "?"]


def test_an_announced_deal_is_dashed_the_more_the_wider_it_is_and_a_closed_one_is_not(visit):
    view = toy(
        "a: v -> l equity closed 2025-01 9\nb: l -> v chips announced 2025-01 9\nc: v -> x chips announced 2025-01 400"
    )
    closed, narrow, wide = visit(draw(view).html).drawn()["deals"]
    assert closed["dashes"] is False
    assert wide["dashes"][1] > narrow["dashes"][1] > narrow["width"]


def test_up_to_150_companies_are_all_drawn_where_they_find_room_and_above_the_most_important(visit):
    def crowd(size):
        return toy(TOY + "\n".join(f"m{at}: i{at} -> l equity signed 2025-01 1" for at in range(size - 4)))

    assert len(visit(draw(crowd(150)).html, width=1920, height=1200).drawn()["companies"]) == 150
    seen = visit(draw(crowd(150)).html)
    shown = len(seen.drawn()["companies"])
    assert 80 < shown < 150  # how much room there is depends on the fonts of the machine, too
    assert seen.text("#showing") == f"showing {shown} of 150 companies"
    first = [box["company"] for box in visit(draw(crowd(160)).html).drawn()["companies"]]
    assert 16 <= len(first) < 150
    assert {"v", "l", "c"} <= set(first)


def test_the_reader_is_told_how_many_companies_are_shown_and_can_ask_for_all(visit):
    many = TOY + "\n".join(f"m{at}: i{at} -> l equity signed 2025-01 1" for at in range(200))
    seen = visit(draw(toy(many)).html)
    shown = re.fullmatch(r"showing (\d+) of 204 companies", seen.text("#showing"))
    assert shown
    assert 16 <= int(shown[1]) <= 150
    seen.page.click("#show-all")
    assert seen.text("#showing") == "showing 204 of 204 companies"
    assert len(seen.drawn()["companies"]) == 204
    assert "everyone=yes" in seen.address()


def test_above_1500_companies_nothing_is_drawn_until_something_is_picked(visit):
    pairs = "\n".join(f"p{at}: i{at} -> j{at} equity signed 2025-01 1" for at in range(760))
    seen = visit(draw(toy(TOY + pairs)).html)
    assert seen.drawn()["companies"] == []
    assert seen.page.locator("#hairball").is_visible()
    assert seen.text("#showing") == "showing 0 of 1,524 companies"
    seen.press("n")
    assert {box["company"] for box in seen.drawn()["companies"]} == set(find_loops(toy())[0].companies)
    assert not seen.page.locator("#hairball").is_visible()
    seen.press("Escape", "s")
    expect(seen.page.locator("#save-png")).to_be_disabled()
    expect(seen.page.locator("#save-graphml")).to_be_enabled()
    assert seen.complaints == []


def test_of_thousands_of_companies_those_that_are_asked_for_are_three_hundred_and_can_be_moved(visit):
    pairs = "\n".join(f"p{at}: i{at} -> j{at} equity signed 2025-01 1" for at in range(2_392))
    seen = visit(draw(toy(TOY + pairs)).html)
    assert seen.text("#show-all") == "Show 300"
    seen.page.click("#show-all")
    assert seen.text("#showing") == "showing 300 of 4,788 companies"
    assert len(seen.drawn()["companies"]) == 300
    seen.press("n")
    assert {box["company"] for box in seen.drawn()["companies"]} >= set(find_loops(toy())[0].companies)
    assert seen.complaints == []


def test_a_view_without_a_deal_is_a_page_too(visit):
    seen = visit(draw(toy(as_of="2020-01-01")).html)
    assert "No loops on 2020-01-01, announced" in seen.text("#list")
    seen.press("2", "3", "n", "p", "]", "0")
    assert seen.complaints == []


def test_a_click_on_the_picture_tells_a_company_or_a_deal(visit):
    seen = visit(draw(toy("only: v -> l equity signed 2025-01 6")).html)
    box = seen.page.locator("#canvas").bounding_box()
    told = set()
    for at in range(40):
        x, y = box["x"] + box["width"] * at / 40, box["y"] + box["height"] * at / 40
        for point in ((x, box["y"] + box["height"] * 0.47), (box["x"] + box["width"] / 2, y)):
            seen.page.mouse.click(*point)
            if seen.page.locator("#details").is_visible():
                told.add(seen.text("#details .bar span"))
                seen.press("Escape")
                seen.page.wait_for_timeout(20)
    assert told == {"Company", "Deal"}


def test_names_fit_the_boxes_that_the_layout_gave_them(visit):
    names = [
        "Nvidia",
        "OpenAI",
        "MMMWWW",
        "mmm www",
        "Safe Superintelligence",
        "কলকাতা ডেটা",
        "ソフトバンク",
        "أبوظبي",
        "Łódź",
        "1,000",
    ]
    seen = visit(draw(toy()).html)
    for name in names:
        box = label_box(name, 20)
        widest = seen.page.evaluate(
            """([lines, font]) => {
                const sheet = document.createElement("canvas").getContext("2d");
                sheet.font = `${font}px ${getComputedStyle(document.body).getPropertyValue("--typeface")}`;
                return Math.max(...lines.map((line) => sheet.measureText(line).width));
            }""",
            [box.text.split("\n"), box.font_size],
        )
        assert widest <= box.width - 20, name


def test_a_loop_that_is_picked_becomes_a_ring_with_its_legs_in_order(visits):
    seen = visits(shipped_page().html, width=1440, height=900, fragment="#loop=nvidia-openai-oracle")
    drawn = seen.drawn()
    assert {box["company"] for box in drawn["companies"]} == {"nvidia", "openai", "oracle"}
    (loop,) = find_loops(load().view()).named("nvidia-openai-oracle")
    assert {edge["deal"] for edge in drawn["deals"]} == {deal for leg in loop.legs for deal in leg.deals}
    labels = sorted(edge["label"] for edge in drawn["deals"] if edge["label"].strip())
    assert [label.split()[0] for label in labels] == ["1", "2", "3"]


def test_with_the_focus_on_it_the_picture_moves_by_arrow_keys_and_shift(seen):
    follow(seen)
    before = seen.page.screenshot(clip={"x": 100, "y": 150, "width": 500, "height": 400})
    seen.page.locator("#canvas").focus()
    seen.press("Shift+ArrowRight", "Shift+ArrowDown")
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


_WATCH = """window.legs = []; new MutationObserver(() => window.legs.push(canvas.dataset.money ?? "there"))
    .observe(canvas, { attributes: true, attributeFilter: ["data-money"] })"""


def test_money_travels_once_along_the_legs_of_a_loop_that_is_picked_in_their_order(visit):
    seen = visit(draw(toy(LATER)).html)
    seen.page.evaluate(_WATCH)
    follow(seen, "#loop=v-l-c")
    legs: list[str] = []
    for _ in range(100):
        seen.page.wait_for_timeout(200)
        legs = seen.page.evaluate("window.legs")
        if legs[-1:] == ["there"]:
            break
    assert list(dict.fromkeys(legs)) == ["1", "2", "3", "there"]
    follow(seen, "#view=matrix&cell=v%3El")
    assert seen.complaints == []


def test_money_stays_where_less_motion_is_wanted(visit):
    seen = visit(draw(toy(LATER)).html, reduced_motion="reduce")
    seen.page.evaluate(_WATCH)
    follow(seen, "#loop=v-l-c")
    seen.page.wait_for_timeout(900)
    assert seen.page.evaluate("window.legs") == []
    assert len(seen.drawn()["companies"]) == 3


def test_the_account_of_two_companies_says_who_is_ahead(visit):
    seen = visit(draw(toy()).html, fragment="#view=matrix&cell=v%3El")
    net = seen.page.locator("#details .net dl")
    said = re.sub(r"\s+", " ", net.inner_text())
    assert said.startswith("Paid up to $10bn there, up to $5bn back: who gives more is not known")
    assert said.endswith("Contracted $10bn there, $5bn back: Vendor gives $5bn more")
