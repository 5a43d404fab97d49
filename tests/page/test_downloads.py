"""What can be saved: deals and loops as they are listed, the graph, the picture."""

import csv
import io
import json

import pytest

from aigraph import find_loops
from aigraph.answers.rows import nested
from tests.page.pages import LATER, follow, read_svg, save, toy

pytestmark = pytest.mark.browser


def test_deals_and_loops_are_saved_as_they_are_listed(seen):
    follow(seen, "#level=binding&find=cloud")
    view = toy(LATER, status="binding")
    file = save(seen, "save-json")
    assert file.suggested_filename == "circular-deals-2025-07-31-binding.json"
    saved = json.loads(file.path().read_text(encoding="utf-8"))
    listed = [nested(loop) for loop in find_loops(view) if "c" in loop.companies]
    assert [loop["name"] for loop in saved["loops"]] == [loop["name"] for loop in listed]
    assert saved["loops"][0]["bottleneck_usd_bn"] == listed[0]["bottleneck_usd_bn"]
    assert {deal["deal"] for deal in saved["deals"]} == {"e3", "e4"}
    assert saved["view"]["status"] == "binding"
    rows = list(csv.DictReader(io.StringIO(save(seen, "save-deals").path().read_text(encoding="utf-8"))))
    assert [(row["deal"], row["payer"], row["usd_bn"]) for row in rows] == [("e3", "l", "30"), ("e4", "c", "20")]
    rows = list(csv.DictReader(io.StringIO(save(seen, "save-loops").path().read_text(encoding="utf-8"))))
    assert [row["companies"] for row in rows] == [";".join(loop["companies"]) for loop in listed]


def test_the_graph_is_saved_for_programs_that_draw_large_ones(seen):
    import networkx as nx

    follow(seen)
    graph = nx.read_graphml(save(seen, "save-graphml").path(), force_multigraph=True)
    view = toy(LATER)
    assert {(payer, payee, key) for payer, payee, key in graph.edges(keys=True)} == {
        (arrow.payer, arrow.payee, arrow.deal.id) for arrow in view.arrows
    }
    assert graph.nodes["v"]["label"] == "Vendor"


def test_the_picture_is_saved_as_a_drawing_with_real_text(seen):
    follow(seen, "#loop=v-l-c")
    file = save(seen, "save-svg")
    assert file.suggested_filename == "v-l-c-2025-07-31-announced.svg"
    drawing = read_svg(file.path().read_text(encoding="utf-8"))
    words = " ".join(drawing.itertext())
    for name in ("Vendor", "Lab", "Cloud & Co", "$20bn", "Circular deals of AI companies", "announced", "impropriety"):
        assert name in words
    # It leaves the page with its fonts, or names would leave their boxes where others are installed.
    assert drawing.findtext("{http://www.w3.org/2000/svg}style").count("@font-face") == 2
    assert save(seen, "save-png").path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
