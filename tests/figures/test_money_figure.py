"""The money figure: bars and figures are those of the split, quarter by quarter."""

from pathlib import Path

import pytest

import aigraph as ag
from aigraph.picture.palette import PRINT
from tests.figure_helpers import SVG, tree, view_of, words

LEDGER = ag.load(Path(__file__).parents[1] / "toy_ledger")
TOY = LEDGER.view(as_of="2026-09-30", status="binding")


def hints(made):
    return [element.text for element in tree(made).iter(f"{SVG}title")][1:]


def ended(text):
    """Give the view of a day on which the last quarter of 2025 had ended; X, which nobody pays, stands outside."""
    return view_of(f"x -> v equity closed 2025-01-10 1\n{text}").ledger.view(as_of="2025-12-31")


def heights(made, colour):
    return [float(box.get("height")) for box in tree(made).iter(f"{SVG}rect") if box.get("fill") == PRINT[colour]]


def test_bars_are_the_split_of_each_quarter():
    made = ag.figure(TOY, "money", top=4)
    for quarter, first, last in (("2025 Q4", "2025-10-01", "2025-12-31"), ("2026 Q2", "2026-04-01", "2026-06-30")):
        found = ag.sources_and_uses(LEDGER.view(as_of="2026-09-30", window=(first, last))).system
        for part, said in (("equity", "outside equity"), ("own", "own business"), ("unfunded", "not found on record")):
            figure = getattr(found, part).on_record
            bars = [hint for hint in hints(made) if hint.startswith(f"{quarter}: ") and hint.endswith(said)]
            assert len(bars) == (1 if figure else 0)
            assert not figure or f"${figure:.3g}bn" in bars[0]
    assert (
        "4 quarters, 2025-10-01 to 2026-09-30, as recorded on 2026-09-30, binding (signed or closed), cash."
        in words(made)
    )


def test_both_bars_of_a_quarter_are_as_tall():
    made = ag.figure(ended("v -> l equity closed 2025-10-15 10\ny -> v equity closed 2025-10-10 10"), "money", top=1)
    # Y stands outside: what V gives is what is used, and it has it from Y.
    inside = [box for box in heights(made, "money") if box > 20]
    entered = [box for box in heights(made, "funding") if box > 20]
    assert len(inside) == 1
    assert inside == pytest.approx(entered, abs=0.02)


def test_a_company_has_a_figure_of_its_own_uses():
    made = ag.figure(TOY, "money", company="L", top=4)
    assert made.title == "L: where the money comes from, quarter by quarter"
    due = ag.sources_and_uses(LEDGER.view(as_of="2026-09-30", window="2026-Q3"))["L"].uses
    assert f"2026 Q3: ${due.on_record:.3g}bn due" in made.description


def test_a_sum_without_a_ceiling_has_a_plus_and_one_with_a_ceiling_its_ends():
    text = "v -> l equity closed 2025-10-15 10 low=8 high=12"
    assert "8-12" in words(ag.figure(ended(text), "money", top=1))
    assert "8+" in words(ag.figure(ended(f"{text}\nv -> m equity closed 2025-11-01"), "money", top=1))


def test_a_range_beyond_the_plot_is_cut_and_its_end_is_written():
    made = ag.figure(ended("v -> l equity closed 2025-10-15 10 high=500"), "money", top=1)
    assert "to 500" in words(made)
    assert "0-500" in words(made)


def test_quarters_are_those_of_the_window_and_a_window_without_any_is_refused():
    told = words(ag.figure(LEDGER.view(as_of="2026-09-30", window="2026"), "money"))
    assert "2026 Q1 2026 Q2 2026 Q3 2026 Q4" in told
    assert "Quarters that had not ended show what falls due by the contracts on record" in told
    short = LEDGER.view(as_of="2026-09-30", window="2026-02-01..2026-03-31")
    with pytest.raises(ValueError, match="no whole calendar quarter lies in the window"):
        ag.figure(short, "money")


def test_data_without_dates_have_no_quarter(tmp_path):
    file = tmp_path / "deals.csv"
    file.write_text("from,to,amount\nA,B,3\nB,A,4\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the data have no dates"):
        ag.figure(ag.load(file).view(), "money")


def test_only_the_figure_of_money_takes_a_company():
    with pytest.raises(ValueError, match="the figure ladder takes no company"):
        ag.figure(TOY, "ladder", company="L")
    with pytest.raises(ValueError, match="the figure money takes no loop"):
        ag.figure(TOY, "money", "v-l")
