"""Whatever a reader does, in whatever order: no exception, and the loops of the page are those that the library finds."""

import random
from datetime import timedelta
from urllib.parse import parse_qs, unquote

import pytest

from aigraph import find_loops, load
from aigraph.model.instruments import LAYERS
from tests.browser import axe
from tests.page.pages import shipped_page
from tests.page.test_loops import answers, expected, kept, question
from tests.thorough import THOROUGH

pytestmark = pytest.mark.browser

KEYS = [*"nNcC[]0+-alfdrwjk1234", "Escape", "Tab", "Tab", "Enter", "ArrowRight", "ArrowUp", "Shift+ArrowLeft", "Home"]
CLICKED = [
    "#loops button",
    "#loops summary",
    "#in-time button",
    "#details button",
    "#details summary",
    "#legend button",
    "#legend summary",
    "[name=level]",
    ".tabs button",
    "#cross button",
    "#table tbody tr",
    "#table thead button",
    "#story button",
    "#kinds button",
    "#compare",
    "#by-revenue",
    "#show-all",
    "#flat",
    "#tour button",
    "#changes button",
    "#reset",
    ".term",
]
SIZES = [(1280, 800), (390, 844), (844, 390), (320, 320), (1024, 768), (2560, 600)]
GO = "way => navigation[way === 'back' ? 'canGoBack' : 'canGoForward'] && void history[way]()"
WORDS = ["nvi", "openai", "", "zz", "cloud", "<b>", "ওপেন"]


@pytest.fixture(scope="module")
def shipped():
    return load()


def act(page, chance, last_day):  # noqa: PLR0911 - one for each kind of action
    """Do one thing that a reader can do, and say what."""
    kind = chance.choice(
        ["key", "key", "click", "click", "click", "day", "find", "since", "size", "back", "point", "slide"]
    )
    if kind == "key":
        key = chance.choice(KEYS)
        page.keyboard.press(key)
        return f"key {key}"
    if kind == "click":
        selector = chance.choice(CLICKED)
        shown = page.locator(f"{selector}:visible")
        if count := shown.count():
            shown.nth(chance.randrange(min(count, 30))).evaluate("element => element.click()")
        return f"click {selector}"
    if kind in {"day", "since"}:
        day = (last_day - timedelta(days=chance.randrange(1500))).isoformat()
        field = page.locator("#date" if kind == "day" else "#since")
        if field.is_visible():
            field.fill(chance.choice([day, day, "2024-02-30"]))
            field.press("Enter")
        return f"{kind} {day}"
    if kind == "find":
        word = chance.choice(WORDS)
        page.locator("#find").fill(word)
        return f"find {word}"
    if kind == "size":
        wide, high = chance.choice(SIZES)
        page.set_viewport_size({"width": wide, "height": high})
        return f"size {wide}x{high}"
    if kind == "back":
        # Not to the empty page before it.
        page.evaluate(GO, chance.choice(["back", "back", "forward"]))
        return "back or forward"
    x, y = chance.randrange(300), chance.randrange(300)
    page.mouse.move(x, y)
    if kind == "slide":
        page.mouse.down()
        page.mouse.move(x + 40, y + 25, steps=2)
        page.mouse.up()
    return f"{kind} {x} {y}"


def asked(page, view):
    """Read from the address which view the page shows, and what its reader leaves out."""
    parts = {key: values[0] for key, values in parse_qs(unquote(page.evaluate("location.hash"))[1:]).items()}
    several = {
        key: [] if parts[key] == "none" else parts[key].split(",")
        for key in ("layers", "without", "unseen")
        if key in parts
    }
    shown = view.ledger.view(
        as_of=parts.get("day", view.as_of),
        status=parts.get("level", str(view.status)),
        layers=[layer for layer in LAYERS if str(layer) in several["layers"]] if "layers" in several else view.layers,
    )
    return shown, {name: several.get(name, []) for name in ("without", "unseen")}


def wander(visit, shipped, actions, *, seed, every):
    view = shipped.view()
    seen = visit(shipped_page().html, reduced_motion="reduce")
    page, chance, done = seen.page, random.Random(seed), []  # noqa: S311 - no secret
    for at in range(1, actions + 1):
        done.append(act(page, chance, view.as_of))
        assert seen.complaints == [], done[-20:]
        if at % every:
            continue
        # What was typed or slid is answered in the next frame.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        shown, filters = asked(page, view)
        loops = find_loops(kept(shown, **filters)) if shown.layers else []
        told = page.locator(f"#loops-{shown.status}").text_content()
        assert told == f"{sum(loop.is_direct for loop in loops):,}", (page.url, done[-every:])
        if shown.layers:
            assert answers(page, question(shown, **filters)) == [expected(kept(shown, **filters))], (
                page.url,
                done[-every:],
            )
    return seen


def test_after_a_hundred_random_actions_the_loops_are_those_of_the_library(visit, shipped):
    seen = wander(visit, shipped, 100, seed=1, every=20)
    assert axe(seen.page).violations_count == 0


@pytest.mark.parametrize("seed", range(4 if THOROUGH else 2))
def test_after_hundreds_of_random_actions_they_still_are_and_anyone_can_use_the_page(visit, shipped, seed):
    """Some hundreds each, so that each begins with a page as it opens."""
    seen = wander(visit, shipped, 250, seed=100 + seed, every=10 if THOROUGH else 25)
    found = axe(seen.page)
    assert found.violations_count == 0, found.generate_report()
