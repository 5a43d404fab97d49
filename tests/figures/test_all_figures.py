"""All figures: they can be read, hold what they should, run nothing, and are the same each time."""

import os
import re
import subprocess
import sys
from base64 import b64decode
from html.parser import HTMLParser

import pytest

from aigraph import UnknownNameError, figure, find_loops, load
from aigraph.figures.figure import FIGURE_KINDS, Figure
from aigraph.figures.paper import SIZES, THEMES
from aigraph.model.instruments import INSTRUMENTS, DealClass
from aigraph.model.loop import KINDS
from aigraph.model.names import UnknownChoiceError
from aigraph.picture.visual_encoding import HEADS
from aigraph.typography.text_width import text_width
from tests.browser import axe
from tests.figure_helpers import HOSTILE, MANY_SCRIPTS, NAMES, SVG, opened, texts, tree, view_of, words
from tests.ledgers import TOY

ALL = [*((kind, "v-l-c" if kind == "loop" else None) for kind in FIGURE_KINDS), ("card", "v-l-c")]


@pytest.mark.parametrize(("kind", "loop"), ALL)
@pytest.mark.parametrize("size", SIZES)
def test_every_figure_says_its_title_its_scope_and_what_it_rests_on(kind, loop, size):
    made = figure(view_of(MANY_SCRIPTS, NAMES), kind, loop, size=size)
    root = tree(made)
    assert root.findtext(f"{SVG}title") == made.title
    assert root.findtext(f"{SVG}desc") == made.description
    # What can be followed is lost on a screen reader inside an image.
    linked = any(True for _ in root.iter(f"{SVG}a"))
    assert (root.get("role"), root.get("lang")) == ("group" if linked else "img", "en")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert "2025-12-31" in words(made)
    assert "this does not imply impropriety" in words(made)
    assert "data to 2025-12-31, version" in words(made)


@pytest.mark.parametrize(("kind", "loop"), ALL)
def test_names_in_any_script_are_text(kind, loop):
    made = figure(view_of(MANY_SCRIPTS, NAMES), kind, loop, size="wide")
    # C is on a detour: the ladder names the companies of direct loops only, and the card of a view those of the largest loop.
    named = {("ladder", None): "vlx", ("card", None): "vl", ("money", None): ""}
    for company in named.get((kind, loop), "vlc"):
        assert all(word in words(made) for word in NAMES[company].split())


@pytest.mark.parametrize(("kind", "loop"), ALL)
def test_hostile_names_run_nothing_and_fetch_nothing(kind, loop, chromium, tmp_path):
    names = dict(zip("vlchxyzabde", HOSTILE, strict=True))
    text = TOY + "\n".join(
        f"{one} -> {other} equity signed 2025-01 3" for one, other in zip("hyzabd", "vlcvle", strict=True)
    )
    made = figure(view_of(text, names), kind, loop, size="wide", title='"><script>alert(1)</script>')
    page = opened(chromium, tmp_path, made.svg)
    page.mouse.move(200, 200)
    assert page.evaluate("document.querySelectorAll('script, image, foreignObject, [onload], [onerror]').length") == 0
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every((e) => ![...e.attributes].some((a) => a.name.startsWith('on')))"
    )
    assert page.done == []
    page.close()


@pytest.mark.parametrize(("kind", "loop"), ALL)
def test_a_figure_needs_no_other_file(kind, loop):
    root = tree(figure(view_of(TOY), kind, loop, theme="auto"))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            "a",
            "circle",
            "desc",
            "g",
            "line",
            "path",
            "rect",
            "style",
            "svg",
            "text",
            "title",
            "tspan",
        }
        assert not any("url(" in value or "data:" in value for value in element.attrib.values())
    (style,) = root.iter(f"{SVG}style")
    assert set(re.findall(r"@[\w-]+|url\(.{15}", style.text)) <= {"@font-face", "@media", "url(data:font/woff2"}


def test_two_runs_give_the_same_bytes():
    code = (
        "import aigraph as ag; view = ag.load().view(); "
        "print(*(ag.figure(view, kind, name).svg for kind, name in"
        f" {[(kind, 'nvidia-openai-oracle' if loop else None) for kind, loop in ALL]}))"
    )

    def once(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout

    assert once("1") == once("2")


@pytest.mark.parametrize(("kind", "loop"), ALL)
def test_nothing_lies_beside_the_sheet(kind, loop, chromium, tmp_path):
    for size in SIZES:
        page = opened(
            chromium, tmp_path, figure(load().view(), kind, loop and "amazon-anthropic-microsoft-openai", size=size).svg
        )
        outside = page.evaluate(
            """() => {
              const { width, height } = document.documentElement.viewBox.baseVal;
              return [...document.querySelectorAll("text, rect, circle, path")].filter((element) => {
                const box = element.getBoundingClientRect();
                return box.left < -0.5 || box.top < -0.5 || box.right > width + 0.5 || box.bottom > height + 0.5;
              }).map((element) => element.outerHTML);
            }"""
        )
        page.close()
        assert outside == []


@pytest.mark.parametrize(("kind", "loop"), ALL)
@pytest.mark.parametrize("theme", ["light", "auto"])
def test_every_line_is_as_wide_as_it_was_measured(kind, loop, theme, chromium, tmp_path):
    made = figure(view_of(MANY_SCRIPTS, NAMES), kind, loop, theme=theme)
    page = opened(chromium, tmp_path, made.svg)
    assert page.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"] * made.svg.count("@font-face")
    widths = page.evaluate("[...document.querySelectorAll('text')].map((line) => line.getComputedTextLength())")
    page.close()
    for line, width in zip(tree(made).iter(f"{SVG}text"), widths, strict=True):
        size, bold = float(line.get("font-size")), line.get("font-weight") == "700"
        words = "".join(line.itertext())
        assert width == pytest.approx(text_width(words, size, bold=bold), rel=0.003, abs=0.02), words


@pytest.mark.parametrize("kind", [kind for kind in FIGURE_KINDS if kind != "loop"])
def test_without_deals_a_figure_says_so_by_its_figures(kind):
    view = view_of("").ledger.view(as_of="2025-01-01")
    made = figure(view, kind)
    assert "0 companies" in words(made) or "0 loops" in words(made) or "no loop" in words(made)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_changes_colours_and_nothing_else(theme):
    made, light = (figure(view_of(TOY), theme=name) for name in (theme, "light"))
    assert texts(made) == texts(light)
    style = tree(made).findtext(f"{SVG}style", "")
    assert ("prefers-color-scheme" in style) == (theme == "auto")
    # A page around it has the fonts too, once for all of its figures.
    assert ("@font-face" in style) == (theme != "page")
    assert ("var(--" in made.svg) == (theme in {"auto", "page"})


def test_auto_follows_the_screen_and_page_takes_the_colours_around_it(chromium):
    view = view_of(TOY)
    page = chromium.new_page(color_scheme="dark")
    colour = "getComputedStyle(document.querySelector('svg > rect')).fill"
    page.set_content(figure(view, theme="auto").svg)
    assert page.evaluate(colour) == "rgb(20, 24, 30)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(colour) == "rgb(251, 250, 247)"
    page.set_content(f"<style>:root {{ --paper: #abcdef }}</style>{figure(view, theme='page').svg}")
    assert page.evaluate(colour) == "rgb(171, 205, 239)"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_with_figures_in_it_is_accessible(scheme, chromium):
    view = load().view()
    page = chromium.new_page(color_scheme=scheme)
    drawn = (figure(view, kind, loop and "nvidia-openai-oracle", theme="auto", title=kind).svg for kind, loop in ALL)
    page.set_content(
        f"<!doctype html><html lang=en><title>Figures</title><main><h1>Figures</h1>{''.join(drawn)}</main>"
    )
    found = axe(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


def test_deals_that_nothing_dates_can_be_drawn(tmp_path):
    file = tmp_path / "deals.csv"
    file.write_text("from,to,amount\nA,B,3\nB,A,4\n", encoding="utf-8")
    view = load(file).view()
    for kind in ("network", "matrix", "timeline", "ladder"):
        told = words(figure(view, kind))
        assert "undated" in told
        assert "0001" not in told
    assert "0001" not in words(figure(view, "loop", "a-b"))


def test_every_sort_of_deal_has_a_form_of_its_own_beside_its_colour():
    view = view_of(MANY_SCRIPTS, NAMES)
    for kind in ("network", "matrix"):
        told = words(figure(view, kind))
        assert all(sort in told for sort in ("funding", "purchase", "incentive", "backstop", "plain"))


def test_every_sort_of_deal_and_every_kind_of_loop_can_be_drawn():
    assert set(HEADS) == set(DealClass)
    for sort in DealClass:
        instrument = next(name for name, row in INSTRUMENTS.items() if row.deal_class is sort)
        view = view_of(f"a -> b {instrument} signed 2025-01 3\nb -> a {instrument} signed 2025-01 3")
        for loop in find_loops(view, kinds=KINDS):
            assert "loop" in words(figure(view, "loop", loop))
        assert len(hints := words(figure(view, "matrix", highlight=()))) > 0
        assert str(sort) in hints


def test_a_notebook_shows_a_caption_and_an_image():
    made = figure(view_of(TOY), title="A < B")

    class Seen(HTMLParser):
        tags, words = [], []

        def handle_starttag(self, tag, attrs):
            self.tags.append((tag, dict(attrs)))

        def handle_data(self, data):
            self.words.append(data)

    seen = Seen()
    seen.feed(made._repr_html_())
    assert [tag for tag, _ in seen.tags] == ["figure", "figcaption", "img"]
    assert "".join(seen.words).startswith("A < B: A network of")
    assert b64decode(seen.tags[2][1]["src"].split(",")[1]).decode() == made.svg == made._repr_svg_()
    assert repr(made) == f"<Figure of {len(made.svg) / 1000:,.0f} kB: A < B>"


def test_an_unknown_figure_or_loop_is_refused_with_a_suggestion():
    view = view_of(TOY)
    with pytest.raises(UnknownChoiceError, match="'matrx' is no figure; did you mean matrix"):
        figure(view, "matrx")
    with pytest.raises(UnknownNameError, match=r"no company is called 'cc'"):
        figure(view, "loop", "v-l-cc")
    with pytest.raises(UnknownNameError, match=r"It is a loop at certainty binding \(--status binding\)"):
        figure(view_of(TOY, status="paid"), "loop", "v-l-c")
    with pytest.raises(UnknownNameError, match="V → X → V is no loop"):
        figure(view, highlight=["v-x"])
    with pytest.raises(UnknownNameError, match="no company is called 'nonsense'"):
        figure(view, highlight="nonsense")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": "huge"}, "'huge' is no size, nor a number of pixels; expected column, page or wide"),
        ({"size": 3}, "a width of 3 pixels: expected 280 to 4000"),
        ({"theme": "pink"}, "'pink' is no theme; expected light, dark, auto or page"),
        ({"top": 0}, "top 0 is below 1"),
        ({"kind": "loop"}, "a figure of one loop needs its name"),
        ({"loop": "v-l-c"}, "the figure network takes no loop"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        figure(view_of(TOY), **wrong)


def test_a_loop_of_another_view_is_refused():
    loop = find_loops(view_of(TOY))[0]
    with pytest.raises(ValueError, match=r"runs over .* which .* does not show"):
        figure(view_of("a -> b equity signed 2025-01 3"), "loop", loop)


def test_a_search_that_stopped_is_said_on_the_sheet():
    view = load().view()
    loops = find_loops(view, max_loops=3)
    for kind in ("network", "matrix", "timeline"):
        assert "The search for loops stopped after 3 rings of companies" in words(figure(view, kind, loops=loops))


def test_a_figure_is_a_frozen_value():
    made = figure(view_of(TOY))
    assert isinstance(made, Figure)
    with pytest.raises(AttributeError):
        made.svg = ""
