"""Nothing that stands in the data runs, in the page or in what it saves, and nothing is fetched."""

import csv
import io
from dataclasses import replace

import pytest

from aigraph import draw, find_loops
from aigraph.model.instruments import LAYERS
from tests.page.pages import HOSTILE, hostile, read_svg, save, toy

pytestmark = pytest.mark.browser


def test_the_page_makes_no_request(visit):
    seen = visit(draw(toy()).html)
    seen.press("n", "n", "Escape", "0", "+")
    seen.page.click("#see-table")
    seen.page.wait_for_timeout(300)
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    assert len(seen.requests) == 1
    assert seen.complaints == []


def test_hostile_names_run_nothing(visit):
    view = hostile()
    loops = find_loops(view)
    seen = visit(draw(view, highlight=loops[:1], title=HOSTILE[1]).html)
    for step in range(len(loops)):
        seen.press("n")
        assert seen.page.locator("#details .event").count() > 0, step
    seen.page.click("#see-table")
    seen.page.locator("#table tbody tr").first.click()
    seen.press("2")
    seen.page.locator(".cell").first.click()
    assert seen.complaints == []
    assert seen.page.title() == HOSTILE[1]
    assert seen.page.locator("a").count() == 0
    assert seen.page.locator("main img, main svg[onload]").count() == 0
    assert len(seen.requests) == 1


def test_hostile_names_run_nothing_in_what_is_saved(visit):
    view = hostile()
    names = [replace(company, name=f'=HYPERLINK("{company.name}")') for company in view.ledger.companies]
    titles = [replace(deal, title=f"=1+{deal.title}") for deal in view.ledger.deals]
    view = replace(view, ledger=replace(view.ledger, companies=tuple(names), deals=tuple(titles)), layers=LAYERS)
    seen = visit(draw(view).html)
    rows = list(csv.reader(io.StringIO(save(seen, "save-deals").path().read_text(encoding="utf-8"))))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell[:1]]
    text = save(seen, "save-svg").path().read_text(encoding="utf-8")
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
