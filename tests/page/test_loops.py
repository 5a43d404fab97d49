"""The page works its loops out anew for every day, certainty and filter: they are those that Python finds."""

import json
import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from aigraph import INSTRUMENTS, draw, find_loops, load
from aigraph.answers.rows import nested
from aigraph.model.instruments import LAYERS
from aigraph.model.loop import KINDS
from aigraph.model.status import LEVELS
from aigraph.page.chronicle import chronicle
from aigraph.page.inline_assets import script
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers


def asked(view, *, without=(), unseen=()):
    return {
        "day": view.as_of.isoformat(),
        "level": str(view.status),
        "layers": list(view.layers),
        "without": list(without),
        "unseen": list(unseen),
    }


def kept(view, *, without=(), unseen=()):
    """Give the view as a reader sees it who leaves out some instruments and statuses: its arrows without those."""
    view = replace(view)
    arrows = [a for a in view.arrows if a.deal.instrument_name not in without and a.status not in unseen]
    view.__dict__["arrows"] = tuple(arrows)
    return view


def expected(view, **options):
    loops = [nested(loop) for loop in find_loops(view, **options)]
    return [
        {
            key: loop[key]
            for key in ("name", "kind", "companies", "bottleneck_usd_bn", "weakest_status", "complete_since")
        }
        | {"legs": loop["legs"]}
        for loop in loops
    ], sorted((a.deal.id, a.payer, a.payee, str(a.status), a.since.isoformat()) for a in view.arrows)


ANSWER = "questions => JSON.stringify(questions.map(aigraph.answer))"  # a text travels faster than a thousand objects


def answers(page, *questions):
    return [answered(given) for given in json.loads(page.evaluate(ANSWER, list(questions)))]


def answered(given):
    return given["loops"], sorted((d["deal"], d["payer"], d["payee"], d["status"], d["since"]) for d in given["deals"])


@pytest.fixture(scope="module")
def shipped():
    return load()


@pytest.fixture(scope="module")
def opened(chromium, shipped, tmp_path_factory):
    file = tmp_path_factory.mktemp("loops") / "page.html"
    draw(shipped.view()).save(file)
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-drawn]")
    yield page
    page.close()


@pytest.mark.parametrize("day", ["2021-06-30", "2025-09-10", "2026-02-26", "2026-02-27", "2026-10-01"])
def test_on_every_day_and_level_the_page_finds_the_loops_that_python_finds(opened, shipped, day):
    for level, layers in zip(LEVELS, [("cash",), ("cash", "value"), LAYERS, LAYERS], strict=True):
        view = shipped.view(as_of=day, status=level, layers=layers)
        assert answers(opened, asked(view)) == [expected(view)], (level, layers)


@pytest.mark.parametrize(
    "filters",
    [
        {"without": ["equity"]},
        {"without": ["compute", "loan", "warrant"]},
        {"unseen": ["closed"]},
        {"unseen": ["signed", "announced"], "without": ["chips"]},
        {"without": list(INSTRUMENTS)},
    ],
)
def test_what_is_left_out_in_the_legend_is_left_out_of_the_loops(opened, shipped, filters):
    for level in LEVELS:
        view = shipped.view(status=level)
        assert answers(opened, asked(view, **filters)) == [expected(kept(view, **filters))], level


def test_sentences_and_figures_of_the_page_are_those_of_the_library(visit, shipped):
    from aigraph.language.sentences import describe_loop

    view = shipped.view()
    loops = find_loops(view)
    page = visit(draw(view).html).page
    while page.locator("#more").is_visible():
        page.locator("#more").click()
    assert page.locator("#loops .sentence").all_text_contents() == [describe_loop(shipped, loop) for loop in loops]


@pytest.fixture(scope="module")
def bench(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def only_the_search(html):
    """Cut a page down to its data and the parts of its script that find loops: the picture takes most of the time."""
    story = re.search(r'<script type="application/json" id="story">.*?</script>', html, re.DOTALL)[0]
    parts = ("elements", "data", "amounts", "view", "search", "loops", "state", "downloads")
    text = script(f"{part}.js" for part in parts).replace("})();", "window.aigraph = { answer };})();")
    return f"<!doctype html>{story}<script>{text}</script>"


@settings(max_examples=30)
@given(whole=ledgers())
def test_on_random_ledgers_too(bench, whole):
    last = whole.view()
    bench.set_content(only_the_search(draw(last, find_loops(last, kinds=KINDS)).html))
    views = [
        whole.view(as_of=day, status=level, layers=LAYERS)
        for day, level in product(DAYS[::2], LEVELS)
        if whole.last_day and day <= whole.last_day
    ]
    for view, told in zip(views, answers(bench, *map(asked, views)), strict=True):
        assert told == expected(view, kinds=KINDS), view


@settings(max_examples=60)
@given(whole=ledgers())
def test_the_last_phase_of_a_deal_is_what_a_view_of_that_day_shows(whole):
    followed = chronicle(whole.view())
    for day, level in product(DAYS, LEVELS):
        if whole.last_day is None or day > whole.last_day:
            continue
        last = {deal: [p for p in phases if p.day <= day][-1:] for deal, phases in followed.items()}
        seen = {deal: phase[0].seen[level] for deal, phase in last.items() if phase and level in phase[0].seen}
        arrows = whole.view(as_of=day, status=level, layers=LAYERS).arrows
        assert {deal: replace(arrow, told=()) for deal, arrow in seen.items()} == {
            arrow.deal.id: replace(arrow, told=()) for arrow in arrows
        }


def test_a_ring_of_headings_is_one_family():
    whole = ledger("""
        p: v -> l equity signed 2025-01 6 part_of=q
        q: v -> l equity signed 2025-02 6 part_of=p
        r: v -> l equity signed 2025-03 6 part_of=q
    """)
    # q stands until its first part is told, which came before it; p until q is told.
    assert {deal: [str(phase.day) for phase in told] for deal, told in chronicle(whole.view()).items()} == {
        "p": ["2025-01-31", "2025-02-28"],
        "r": ["2025-03-31"],
    }


def test_a_deal_that_never_stood_has_no_phase():
    whole = ledger(TOY + "\nno: v -> l equity refuted 2025-01 6")
    assert "no" not in chronicle(whole.view())
