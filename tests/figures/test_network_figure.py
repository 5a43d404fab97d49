"""The network on paper, measured: no name over another, every arrow from border to border."""

from dataclasses import replace
from math import dist

import pytest

from aigraph import figure, find_loops, load
from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.paper import Paper
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status
from aigraph.picture.curve import Box, curve
from tests.figure_helpers import SVG, crowd, opened, texts, tree, tree_of, view_of, words
from tests.ledgers import TOY


def overlaps(boxes, slack):
    """Give the pairs of boxes that share more than so many pixels both ways."""
    found = []
    for at, (name, left, top, right, bottom) in enumerate(boxes):
        for other, x0, y0, x1, y1 in boxes[:at]:
            if min(right, x1) - max(left, x0) > slack and min(bottom, y1) - max(top, y0) > slack:
                found.append((name, other))
    return found


MEASURE = """() => {
  const pen = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas").getContext("2d");
  return [...document.querySelectorAll("text")].map((element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element.querySelector("tspan[font-family]") ?? element);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = pen.measureText(element.textContent);
    const base = element.getScreenCTM().f + Number(element.getAttribute("y"));
    return [element.textContent, box.left, base - ink.actualBoundingBoxAscent, box.right, base + ink.actualBoundingBoxDescent];
  });
}"""
"""The ink of each line: the box of a line in a typeface for many scripts is far higher than what is printed."""


@pytest.mark.parametrize(("size", "companies"), [("wide", 150), ("page", 150), ("column", 150), ("page", 7)])
def test_no_two_lines_of_type_overlap(size, companies, chromium, tmp_path):
    view = crowd(companies)
    page = opened(chromium, tmp_path, figure(view, "network", size=size).svg)
    assert overlaps(page.evaluate(MEASURE), 1.0) == []
    width = page.evaluate("document.documentElement.viewBox.baseVal.width")
    assert all(left >= 0 and right <= width for _, left, _, right, _ in page.evaluate(MEASURE))
    page.close()


def test_every_name_lies_in_its_box_and_no_two_boxes_overlap(chromium, tmp_path):
    svg = figure(crowd(150), "network", size="wide").svg
    page = opened(chromium, tmp_path, svg)
    root = tree_of(svg)
    ink_of = dict(zip(root.iter(f"{SVG}text"), (line[1:] for line in page.evaluate(MEASURE)), strict=True))
    page.close()
    boxes_and_names = []
    for element in root.iter(f"{SVG}g"):
        children = list(element)
        names = [child for child in children[1:] if child.tag == f"{SVG}text"]
        if names and len(names) == len(children) - 1 and children[0][:1] and children[0][0].tag == f"{SVG}rect":
            boxes_and_names.append((children[0][0], names))
    assert len(boxes_and_names) > 100
    boxes = []
    for rectangle, names in boxes_and_names:
        wide, high = (float(rectangle.get(side)) for side in ("width", "height"))
        inks = [ink_of[name] for name in names]
        left, top = min(ink[0] for ink in inks), min(ink[1] for ink in inks)
        right, bottom = max(ink[2] for ink in inks), max(ink[3] for ink in inks)
        assert right - left < wide, names[0].text
        assert bottom - top < high, names[0].text
        x, y = float(rectangle.get("x")), float(rectangle.get("y"))
        boxes.append((names[0].text, x, y, x + wide, y + high))
    assert overlaps(boxes, 0) == []


def test_type_is_never_too_small_to_read():
    for size in ("column", "page", "wide"):
        sizes = [float(line.get("font-size")) for line in tree(figure(crowd(120), size=size)).iter(f"{SVG}text")]
        assert min(sizes) >= 7.5


@pytest.mark.parametrize("deal_class", DealClass)
def test_an_arrow_runs_from_border_to_border(deal_class):
    boxes = Box(0, 0, 80, 24, 6), Box(300, 140, 60, 30, 6)
    line = curve((0, 0), (300, 140), 0.2)
    made, seen = draw_arrow(Paper(), line, boxes, deal_class, Status.SIGNED, 4.0)
    for box, point in zip(boxes, (seen.start, seen.end), strict=True):
        assert replace(box, width=box.width + 0.01, height=box.height + 0.01).contains(point)
        assert not replace(box, width=box.width - 0.01, height=box.height - 0.01).contains(point)
    stroke, head = made
    if head.get("d"):
        assert dist(map(float, head.get("d")[1:].split("L")[0].split()), seen.end) < 0.02
    assert stroke.get("stroke-dasharray")


def test_amounts_stand_on_the_highlighted_loop():
    view = view_of(TOY, status="binding")
    made = figure(view, "network", highlight=["v-l-c"])
    assert (
        "Highlighted: V → L → C → V (circular, incentive); paid up to $6bn, due up to $6bn by 2025-03-31, contracted $6bn, complete since 2025-03-31."
        in words(made)
    )
    assert {"$8bn · 2 deals", "$30bn", "$20bn"} & set(texts(made))


def test_the_largest_loop_is_highlighted_unless_another_or_none_is_asked_for():
    view = view_of(TOY, status="binding")
    largest = find_loops(view)[0]
    assert "Highlighted" in words(figure(view))
    assert figure(view).svg == figure(view, highlight=[largest]).svg
    assert "Highlighted" not in words(figure(view, highlight=()))


@pytest.mark.parametrize("kind", ["network", "matrix"])
@pytest.mark.parametrize(("size", "top"), [("column", None), ("page", None), ("page", 2)])
def test_a_highlighted_loop_is_shown_however_small_it_is(kind, size, top):
    view = load().view()
    last = find_loops(view)[-1]
    names = {view.ledger.company_by_id[company].name for company in last.companies}
    drawn = [line.strip("\u2068\u2069") for line in texts(figure(view, kind, highlight=[last], size=size, top=top))]
    if kind == "network":
        assert all(name in " ".join(drawn[3:]) for name in names)
    else:
        assert names <= set(drawn)


def test_it_says_how_much_of_the_whole_it_shows():
    view = crowd(40)
    assert f"of 40 companies and {len(view.arrows)} of {len(view.arrows)} deals, on 2025-02-28, all" in words(
        figure(view, size="wide")
    )
    few = words(figure(view, top=6))
    shown = int(few.split(" of 40 companies")[0].split()[-1])
    assert 1 < shown <= 6


def test_companies_stand_where_the_page_has_them():
    from aigraph.picture.company_ranking import rank_companies
    from aigraph.picture.scene import lay_out_scene

    view = crowd(60)
    loops = find_loops(view)
    scene = lay_out_scene(view, rank_companies(view, loops))
    made = tree(figure(view, loops=loops, size="wide"))
    drawn = {}
    for line in made.iter(f"{SVG}text"):
        drawn["".join(line.itertext()).strip("\u2068\u2069")] = float(line.get("x")), float(line.get("y"))
    one_line = [company for company, label in scene.labels.items() if label.text in drawn]
    assert len(one_line) > 10
    first, *others = one_line
    far = max(others, key=lambda company: dist(scene.places[first], scene.places[company]))
    scale = dist(drawn[scene.labels[first].text], drawn[scene.labels[far].text]) / dist(
        scene.places[first], scene.places[far]
    )
    for company in others:
        expected = dist(scene.places[first], scene.places[company]) * scale
        assert dist(drawn[scene.labels[first].text], drawn[scene.labels[company].text]) == pytest.approx(
            expected, abs=4
        )
