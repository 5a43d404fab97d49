"""The file: it names no address but its sources, runs nothing but its own scripts, and is the same bytes twice."""

import base64
import hashlib
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from aigraph import draw, find_loops
from aigraph.language.translation import DEFINITION
from aigraph.page.compressed_text import pack
from aigraph.page.inline_assets import script
from tests.page.pages import SOURCE, HtmlReader, shipped_page, toy


def test_the_page_names_no_address_but_those_of_its_sources():
    addresses = HtmlReader(draw(toy()).html).addresses
    assert {address for address in addresses if not address.startswith("data:")} <= {SOURCE.url}


def test_only_the_scripts_and_the_style_of_the_page_may_run():
    page = HtmlReader(draw(toy()).html)
    running = [text for name, text in page.scripts.items() if name.startswith(("script", "library"))]
    assert len(running) == 3
    for text in (*running, *page.styles):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in page.policy
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy


def test_the_script_writes_no_markup():

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|srcdoc", script())


def test_the_drawing_library_keeps_its_copyright_and_licence():
    html = draw(toy()).html
    assert "@copyright (c) 2011-2017 Almende B.V" in HtmlReader(html).scripts["library"]
    assert "Permission is hereby granted" in html


def test_two_builds_are_the_same_bytes():
    code = "import hashlib; from aigraph import draw; from tests.page.pages import toy; print(hashlib.sha256(draw(toy()).html.encode()).hexdigest())"
    builds = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(builds) == 1


def test_the_page_says_what_it_shows():
    view = toy()
    html = draw(view, title="Loops & rings").html
    assert "<title>Loops &amp; rings</title>" in html
    for words in (DEFINITION, "on 2025-03-31, announced", "aigraph 0.1.0", "<html lang="):
        assert words in html


def test_a_loop_over_deals_that_the_view_does_not_show_is_refused():
    loops = find_loops(toy())
    with pytest.raises(ValueError, match=r"which <View of 0 deals .* does not show"):
        draw(toy(as_of="2020-01-01"), highlight=loops[:1])


def test_a_page_is_saved_whole_and_says_where(tmp_path):
    page = draw(toy())
    target = page.save(tmp_path / "page.html")
    assert target.read_bytes() == page.html.encode("utf-8")
    assert b"\r" not in target.read_bytes()


def test_no_folder_is_made_for_a_page(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*missing"):
        draw(toy()).save(tmp_path / "missing" / "page.html")
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        draw(toy()).save(tmp_path)


def test_a_notebook_that_strips_frames_still_has_the_caption():
    shown = draw(toy(), title="<b>Rings</b>")._repr_html_()
    caption, frame = shown.split("<iframe", 1)
    assert caption.startswith("<p>&lt;b&gt;Rings&lt;/b&gt;: 4 companies, 7 deals, ")
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in frame
    assert "<script" not in frame


@pytest.fixture(scope="module")
def shipped():
    return shipped_page()


def test_the_page_of_the_shipped_data_is_under_900_kb(shipped):
    assert len(shipped.html.encode()) < 900_000


def test_a_cell_of_a_notebook_carries_less_than_260_kb_beside_scripts_that_are_always_the_same(shipped):
    scripts = pack({name: HtmlReader(shipped.html).scripts[name] for name in ("library", "script")})
    cell = shipped._repr_html_()
    assert len(cell.encode()) - len(scripts) < 260_000
    assert "<noscript>" not in cell


def test_a_cell_is_styled_by_the_sheet_that_it_has_packed(shipped, visit):
    seen = visit(unescape(shipped._repr_html_().partition('srcdoc="')[2].partition('"')[0]))
    assert seen.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    assert seen.page.locator("head style").count() == 1
    assert seen.drawn()["companies"]
    assert seen.complaints == seen.requests[1:] == []
