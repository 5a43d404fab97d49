"""Whatever the size of the window: the picture is drawn in it, names are apart and can be read, and the loops are listed."""

from itertools import combinations

import pytest

from aigraph import load
from tests.page.pages import shipped_page
from tests.thorough import THOROUGH

pytestmark = pytest.mark.browser

SIZES = [
    (320, 320),
    (320, 568),
    (360, 740),
    (390, 844),
    (568, 320),
    (720, 450),
    (760, 360),
    (800, 320),
    (844, 340),
    (844, 390),
    (768, 1024),
    (1024, 768),
    (1280, 720),
    (1440, 900),
    (1920, 1080),
    (2560, 600),
    (3840, 2160),
]
STATES = [
    "",
    "#day=2024-06-30",
    "#level=all",
    "#level=paid",
    "#without=equity",
    "#loop=nvidia-openai-oracle",
    "#company=nvidia",
]
GAP = -0.5
SMALLEST_PX = 10


@pytest.fixture(scope="module")
def shipped(visits):
    return visits(shipped_page().html, reduced_motion="reduce")


def go(seen, fragment):
    seen.page.evaluate(
        """fragment => new Promise((done) => {
            if (location.hash === fragment) return done();
            addEventListener("hashchange", () => done(), { once: true });
            location.hash = fragment || "#";
        })""",
        fragment,
    )


MEASURES = """() => {
    const [canvas, scale] = [document.querySelector("#canvas"), aigraph.scale()];
    const boxes = aigraph.drawn().companies.map(({ company, wide, high, font }) => {
        const { x, y } = aigraph.where(company);
        const [half, tall] = [(wide * scale) / 2, (high * scale) / 2];
        return [company, [x - half, y - tall, x + half, y + tall, font * scale]];
    });
    return { boxes, room: [canvas.clientWidth, canvas.clientHeight], wide: document.documentElement.scrollWidth };
}"""
"""The box of each company on the screen (left, top, right, bottom, and the size of its name), the room for them and the width of the
page: asked at once, since each question to the browser takes longer than its answer."""


def assert_is_readable(seen, where):
    measures = seen.page.evaluate(MEASURES)
    room, drawn = measures["room"], dict(measures["boxes"])
    # The smallest window has room for one name beside the header; the page says how many it shows.
    assert len(drawn) >= (1 if where[:1] == (SIZES[0],) else 2), where
    for company, (left, top, right, bottom, font) in drawn.items():
        assert left >= GAP, (where, company)
        assert top >= GAP, (where, company)
        assert right <= room[0] - GAP, (where, company)
        assert bottom <= room[1] - GAP, (where, company)
        assert font >= SMALLEST_PX, (where, company)
    for (one, a), (other, b) in combinations(drawn.items(), 2):
        overlap = min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))
        assert overlap <= 0, (where, one, other)
    assert measures["wide"] <= seen.page.viewport_size["width"], where
    assert seen.complaints == [], where


BOTH_WAYS = list(dict.fromkeys(turned for size in SIZES for turned in (size, size[::-1])))


@pytest.mark.parametrize("size", BOTH_WAYS)
def test_every_company_that_is_drawn_is_in_the_frame_apart_from_the_others_and_can_be_read(shipped, size):
    shipped.page.set_viewport_size({"width": size[0], "height": size[1]})
    shipped.page.wait_for_timeout(120)
    # Beside the first state, each size has every third of the others in turn.
    for state in STATES if THOROUGH else [STATES[0], *STATES[1 + BOTH_WAYS.index(size) % 3 :: 3]]:
        go(shipped, state)
        assert_is_readable(shipped, (size, state))
    assert shipped.page.locator("#loops li, #details .leg").count() > 0
    go(shipped, "")


def test_at_twice_the_size_of_letters_too(visits):
    """A window of 1440 by 900 at 200 % zoom is one of 720 by 450 with two dots for a pixel."""
    seen = visits(shipped_page().html, width=720, height=450, device_scale_factor=2, reduced_motion="reduce")
    for state in STATES:
        go(seen, state)
        assert_is_readable(seen, state)


def test_on_a_phone_the_first_loop_and_its_sums_are_in_the_first_screen_and_one_finger_scrolls(visits):
    seen = visits(shipped_page().html, width=390, height=844, has_touch=True, is_mobile=True, reduced_motion="reduce")
    name, sums = (seen.page.locator(f"#loops li li .{part}").first.bounding_box() for part in ("ring", "size"))
    assert max(box["y"] + box["height"] for box in (name, sums)) <= 844
    before = seen.page.evaluate("aigraph.where('openai')")
    finger, canvas = seen.page.context.new_cdp_session(seen.page), seen.page.locator("#canvas").bounding_box()
    x, y = canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] - 20

    def touch(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at} for at in points]})

    touch("touchStart", y)
    for at in range(1, 9):
        touch("touchMove", y - 20 * at)
    touch("touchEnd")
    seen.page.wait_for_function("scrollY > 60")
    assert seen.page.evaluate("aigraph.where('openai')") == before


def test_the_reader_is_told_that_fewer_companies_are_shown(shipped):
    shipped.page.set_viewport_size({"width": 844, "height": 390})
    shipped.page.wait_for_timeout(120)
    go(shipped, "")
    assert (
        shipped.text("#showing")
        == f"showing {len(shipped.drawn()['companies'])} of {len(load().view().companies)} companies"
    )
    shipped.page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_among_all_companies_the_names_of_what_is_picked_can_be_read_and_are_apart(shipped, size):
    shipped.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    for picked in ("company=nvidia", "company=coreweave", "cell=microsoft%3Eopenai"):
        go(shipped, f"#{picked}&everyone=yes")
        measures = shipped.page.evaluate(MEASURES)
        boxes = dict(measures["boxes"])
        near = shipped.page.evaluate(
            "() => aigraph.drawn().deals.filter(({ color }) => !color.color.endsWith(',0.07)')).flatMap(({ payer, payee }) => [payer, payee])"
        )
        assert len(boxes) > 100, picked
        assert near, picked
        ends = {company: boxes[company] for company in near}
        for company, (left, top, right, bottom, font) in ends.items():
            assert font >= SMALLEST_PX, (picked, company)
            assert left >= GAP, (picked, company)
            assert top >= GAP, (picked, company)
            assert right <= measures["room"][0] - GAP, (picked, company)
            assert bottom <= measures["room"][1] - GAP, (picked, company)
        for one, other in combinations(ends, 2):
            (left, top, right, bottom, _), (west, north, east, south, _) = ends[one], ends[other]
            assert right <= west or east <= left or bottom <= north or south <= top, (picked, one, other)


@pytest.mark.parametrize("size", [(320, 320), (320, 568), (360, 740), (390, 844)])
def test_the_heading_stands_beside_the_buttons_and_not_under_them(shipped, size):
    shipped.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    reach = shipped.page.evaluate(
        """() => {
            const words = document.createRange();
            words.selectNodeContents(document.querySelector("h1"));
            const tools = document.querySelector(".corner-tools").getBoundingClientRect();
            return [...words.getClientRects()].filter((line) => line.bottom > tools.top && line.top < tools.bottom)
                .map((line) => tools.left - line.right);
        }"""
    )
    assert all(apart >= 0 for apart in reach), reach


def test_on_a_phone_a_leg_of_a_ring_has_a_short_word_that_leaves_the_names_free(shipped):
    shipped.page.set_viewport_size({"width": 390, "height": 844})
    go(shipped, "#loop=nvidia-openai-oracle")
    labels = sorted(deal["label"] for deal in shipped.drawn()["deals"] if deal["label"].strip())
    assert labels == ["1: $30.1bn · 2 deals", "2: $300bn or more", "3: $40bn (36-44)"]
    shipped.page.set_viewport_size({"width": 1440, "height": 900})
    go(shipped, "")
