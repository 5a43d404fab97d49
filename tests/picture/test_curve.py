"""The line of an arrow: where vis-network draws it, and where it meets a box."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.page.inline_assets import drawing_library
from aigraph.picture.curve import Box, Curve, curve

FAR = st.floats(-900, 900)


def test_the_curve_is_the_one_that_vis_network_draws(chromium):
    bends = {"left": 0.3, "right": -0.2, "slight": 0.05}
    edges = [
        {
            "id": name,
            "from": 1,
            "to": 2,
            "smooth": {"type": "curvedCCW" if bend > 0 else "curvedCW", "roundness": abs(bend)},
        }
        for name, bend in bends.items()
    ]
    page = chromium.new_page()
    page.set_content("<div id=room style='width: 400px; height: 300px'></div>")
    page.add_script_tag(content=drawing_library())
    drawn = page.evaluate(
        """(edges) => {
          const nodes = [{ id: 1, x: -30, y: 10 }, { id: 2, x: 170, y: 95 }];
          const network = new vis.Network(document.getElementById("room"), { nodes, edges }, { physics: { enabled: false } });
          return Object.values(network.body.edges).map((edge) => [edge.id, edge.edgeType.getViaNode()]);
        }""",
        edges,
    )
    page.close()
    assert {name for name, _ in drawn} == bends.keys()
    for name, via in drawn:
        assert (via["x"], via["y"]) == pytest.approx(curve((-30, 10), (170, 95), bends[name]).via, abs=1e-6)


@given(FAR, FAR, st.floats(-0.5, 0.5), st.floats(20, 90), st.floats(14, 40))
def test_an_arrow_meets_the_border_of_its_boxes(x, y, bend, width, height):
    one, other = Box(0, 0, width, height, 9), Box(x, y, width, height, 9)
    if abs(x) < 2.5 * width and abs(y) < 2.5 * height:
        return
    line = curve((0, 0), (x, y), bend)
    for box, share, outwards in ((one, line.leaves(one), 1e-6), (other, line.enters(other), -1e-6)):
        assert box.contains(line.at(share - outwards)) != box.contains(line.at(share + outwards))


@given(st.floats(0, 0.5), st.floats(0.5, 1), st.floats(0, 1))
def test_a_part_of_a_curve_lies_on_the_curve(first, last, share):
    whole = Curve((0, 0), (40, 90), (100, 0))
    piece = whole.part(first, last)
    assert piece.at(share) == pytest.approx(whole.at(first + share * (last - first)), abs=1e-6)


def test_a_point_before_another_is_so_far_away():
    line = Curve((0, 0), (50, 80), (100, 0))
    assert dist(line.at(line.before(0.9, 12)), line.at(0.9)) == pytest.approx(12, abs=1e-3)


def test_a_corner_of_a_box_is_round():
    box = Box(0, 0, 40, 20, 8)
    assert box.contains((20, 0))
    assert box.contains((20 - 8 + 5.6, 10 - 8 + 5.6))
    assert not box.contains((19.5, 9.5))
    assert Box(0, 0, 40, 20).contains((19.5, 9.5))
