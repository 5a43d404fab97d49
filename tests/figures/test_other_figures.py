"""The matrix, the timeline and the ladder: each mark stands for what the data say."""

import re
from datetime import date

import pytest

from aigraph import figure, find_loops, ladder
from aigraph.figures.axis import TimeAxis
from aigraph.picture.palette import PRINT
from tests.figure_helpers import SVG, crowd, opened, tree, view_of, words
from tests.figures.test_network_figure import MEASURE, overlaps
from tests.ledgers import TOY


def hints(figure):
    return [element.text for element in tree(figure).iter(f"{SVG}title")][1:]


def test_a_cell_of_the_matrix_is_the_sum_of_its_deals_by_sort():
    told = hints(figure(view_of(TOY), "matrix"))
    assert "V → L: funding $10bn, incentive $2bn" in told
    assert "L → V: purchase $5bn" in told
    assert len(told) == 6


def test_a_sum_keeps_its_range_and_what_is_unknown_stays_unknown():
    view = view_of(
        """
        a -> b equity signed 2025-01 9 low=6 high=12
        b -> a compute signed 2025-01 low=3
        a -> c equity signed 2025-01
        c -> a chips signed 2025-01 high=7
        """
    )
    made = figure(view, "matrix")
    assert hints(made) == [
        "A → B: funding $9bn (6-12)",
        "B → A: purchase $3bn or more",
        "A → C: funding of unknown size",
        "C → A: purchase up to $7bn",
    ]
    told = words(made)
    assert "9 (6-12)" in told
    assert "3+" in told
    assert "≤7" in told
    assert "?" in told


def test_areas_in_the_matrix_are_in_proportion_to_sums():
    view = view_of("a -> b equity signed 2025-01 100\nb -> a equity signed 2025-01 25")
    discs = [float(disc.get("r")) for disc in tree(figure(view, "matrix")).iter(f"{SVG}circle")]
    assert discs[0] == pytest.approx(2 * discs[1], rel=0.01)


def test_cells_of_companies_that_pay_each_other_are_marked_and_counted():
    made = figure(view_of(TOY), "matrix", highlight=())
    assert "2 pairs pay each other." in made.description
    marks = [box for box in tree(made).iter(f"{SVG}rect") if box.get("fill") == PRINT["chosen"]]
    assert len(marks) == 4 + 1


def test_the_matrix_shows_25_companies_at_most_and_says_of_how_many():
    wide = words(figure(crowd(80), "matrix", size="wide"))
    shown = int(re.search(r"(\d+) of 80 companies", wide)[1])
    assert 15 <= shown <= 25
    assert int(re.search(r"(\d+) of 80", words(figure(crowd(80), "matrix", size="column")))[1]) < shown
    # Of five, one deals with none of the other four.
    assert re.search(r" 4 of 80 companies", words(figure(crowd(80), "matrix", top=5)))


@pytest.mark.parametrize("kind", ["matrix", "timeline", "ladder", "money"])
@pytest.mark.parametrize("size", ["column", "page", "wide"])
def test_no_two_upright_lines_of_type_overlap(kind, size, chromium, tmp_path):
    page = opened(chromium, tmp_path, figure(crowd(60), kind, size=size).svg)
    page.evaluate("document.querySelectorAll('text[transform]').forEach((element) => element.remove())")
    assert overlaps(page.evaluate(MEASURE), 1.0) == []
    page.close()


def test_a_timeline_has_a_row_for_each_of_the_largest_loops():
    view = view_of(TOY, status="binding")
    loops = find_loops(view)
    made = figure(view, "timeline", top=1)
    assert f"The 1 largest of {len(loops)} loops" in words(made)
    assert f"complete {loops[0].complete_since}" in words(made)
    assert all(f"complete {loop.complete_since}" in words(figure(view, "timeline")) for loop in loops)


def test_a_date_known_to_the_year_is_a_bar_and_one_known_to_the_day_is_not():
    def bars(day):
        made = figure(view_of(f"a -> b equity signed {day} 3\nb -> a chips signed 2025-06-01 3"), "timeline")
        return [bar for bar in tree(made).iter(f"{SVG}rect") if bar.get("opacity")]

    assert len(bars("2024")) == len(bars("2024-05-05")) + 1
    year, month = (float(bars(day)[0].get("width")) for day in ("2024", "2024-05"))
    assert year / month == pytest.approx(365 / 30, rel=0.02)


def test_marks_of_the_axis_are_firsts_of_months_and_keep_apart():
    axis = TimeAxis(date(2019, 1, 1), date(2026, 10, 1), 400)
    ticks = axis.ticks(40)
    assert [words for _, words in ticks] == ["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"]
    assert axis.at(date(2019, 1, 1)) == 0
    assert axis.at(date(2030, 1, 1)) == 400
    close = TimeAxis(date(2025, 1, 1), date(2025, 12, 31), 400)
    assert [words for _, words in close.ticks(60)] == ["2025", "Apr", "Jul", "Oct"]


def test_the_ladder_shows_loops_and_sums_at_each_certainty():
    view = view_of(TOY)
    found = ladder(view)
    told = words(figure(view, "ladder"))
    for rung in found.rungs:
        assert f"{len(rung.loops)}" in told
    assert "$31bn 2 of 2 deals" in told
    assert "$35bn 3 of 3 deals" in told
    assert "paid: no loop" in told


def test_bars_of_dollars_are_drawn_to_one_scale():
    view = view_of("a -> b equity signed 2025-01 10\nb -> a chips signed 2025-01 40")
    bars = [bar for bar in tree(figure(view, "ladder")).iter(f"{SVG}rect") if bar.get("stroke")]
    funding, purchases = (
        {bar.get("width") for bar in bars if bar.get("fill") == fill} for fill in (PRINT["funding"], PRINT["purchase"])
    )
    assert len(funding) == len(purchases) == 1
    assert float(purchases.pop()) == pytest.approx(4 * float(funding.pop()), rel=0.01)


def test_loops_that_live_only_on_announcements_or_talk_are_named():
    view = view_of(
        """
        a -> b equity signed 2025-01 10
        b -> a chips announced 2025-02 9
        a -> c loan rumoured 2025-01 1
        c -> a chips signed 2025-03 8
        """
    )
    told = words(figure(view, "ladder"))
    assert "2 direct loops live only on announcements or talk" in told
    assert "A → B → A contracted $9bn, only from announced" in told
    assert "A → C → A contracted $1bn, only from all" in told
    assert "the 1 first by certainty and size" in words(figure(view, "ladder", top=1))
