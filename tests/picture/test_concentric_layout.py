"""Where companies stand, and how arrows between two of them keep apart."""

from itertools import combinations
from math import pi, sin

import pytest

from aigraph import find_loops
from aigraph.picture.company_ranking import rank_companies
from aigraph.picture.concentric_layout import concentric_layout
from aigraph.picture.ellipse import Ellipse
from aigraph.picture.label_box import label_box
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges
from tests.ledgers import TOY, ledger

NAMES = ("xAI", "Nvidia", "Crusoe and Blue Owl Abilene vehicle", "কলকাতা ডেটা সেন্টার", "ソフトバンク", "Anthropic")


def crowd(size):
    """Give companies with names of all lengths and scripts, most of them partners of a few."""
    labels = {f"c{at}": label_box(f"{NAMES[at % len(NAMES)]} {at}", 26 if at < 11 else 15) for at in range(size)}
    links = {(f"c{at * at % min(size, 9)}", f"c{at}"): 1.0 + at % 5 for at in range(1, size)}
    return labels, links


@pytest.mark.parametrize("size", [0, 1, 2, 3, 12, 40, 90, 150, 400])
def test_no_two_names_overlap(size):
    labels, links = crowd(size)
    places = concentric_layout(labels, links, core=11)
    assert places.keys() == labels.keys()
    for one, other in combinations(labels, 2):
        apart_x = abs(places[one][0] - places[other][0]) - (labels[one].width + labels[other].width) / 2
        apart_y = abs(places[one][1] - places[other][1]) - (labels[one].height + labels[other].height) / 2
        assert max(apart_x, apart_y) > 4, (one, other)


def test_companies_without_links_find_a_place_too():
    labels, _ = crowd(30)
    assert len(set(concentric_layout(labels, {}, core=5).values())) == 30


def test_the_same_companies_stand_in_the_same_places():
    labels, links = crowd(60)
    assert concentric_layout(labels, links, core=11) == concentric_layout(dict(labels), dict(links), core=11)


def test_the_picture_is_about_as_wide_as_a_screen():
    labels, links = crowd(90)
    places = concentric_layout(labels, links, core=11).values()
    wide = max(x for x, _ in places) - min(x for x, _ in places)
    high = max(y for _, y in places) - min(y for _, y in places)
    assert 1.1 < wide / high < 1.8


def test_shares_of_an_ellipse_are_shares_of_its_length():
    ring = Ellipse(200, 100)
    assert ring.at(0) == pytest.approx((0, -100), abs=2)
    assert ring.at(0.25) == pytest.approx((200, 0), abs=2)
    assert ring.towards((0, 50)) == pytest.approx(0.5, abs=0.01)


def middle(bend, length):
    """Give how far from the straight line vis-network's curve of this roundness passes, to the left of its way."""
    r = abs(bend)
    return (1 if bend > 0 else -1) * (r / 2 + 0.5) * sin(r * pi / 2) / 2 * length


def test_parallel_arrows_keep_apart_by_their_widths():
    edges = [ParallelEdge("one", "a", "b", 12), ParallelEdge("two", "a", "b", 4), ParallelEdge("back", "b", "a", 6)]
    bends = bend_parallel_edges(edges, {"a": (0.0, 0.0), "b": (500.0, 0.0)})
    # An arrow that runs back has its left where the others have their right.
    at = {"one": middle(bends["one"], 500), "two": middle(bends["two"], 500), "back": -middle(bends["back"], 500)}
    assert at["two"] - at["one"] > (12 + 4) / 2 + 5
    assert at["back"] - at["two"] > (4 + 6) / 2 + 5


def test_many_parallel_arrows_between_neighbours_are_all_different():
    edges = [ParallelEdge(str(at), "a", "b", 3) for at in range(20)]
    bends = bend_parallel_edges(edges, {"a": (0.0, 0.0), "b": (150.0, 0.0)})
    assert len(set(bends.values())) == 20


def test_arrows_that_run_back_and_forth_part_to_either_side():
    bends = bend_parallel_edges(
        [ParallelEdge("out", "a", "b", 3), ParallelEdge("back", "b", "a", 3)], {"a": (0.0, 0.0), "b": (300.0, 90.0)}
    )
    assert bends["out"] * bends["back"] > 0


def test_a_long_name_is_broken_into_lines():
    assert label_box("Crusoe and Blue Owl Abilene vehicle", 14).text.count("\n") == 1
    assert label_box("x" * 200, 14).width < 400


def test_companies_on_loops_come_first_and_the_others_by_their_money():
    view = ledger(TOY + "big: y -> z equity signed 2025-01 99").view(status="announced")
    ranking = rank_companies(view, find_loops(view), max_shown=4)
    assert set(ranking.order[:3]) == {"v", "l", "c"}
    assert ranking.order[3:] == ("y", "z", "x")
    assert (ranking.core, ranking.looped, ranking.shown) == (3, 3, 4)
