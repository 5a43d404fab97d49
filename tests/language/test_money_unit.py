"""A table of one's own answers in its own unit and currency, in every form."""

import re

import pandas as pd
import pytest

from aigraph import draw, figure, find_loops, load, report
from aigraph.answers.html import html_of
from aigraph.answers.tabular import json_text
from aigraph.language.money_unit import USUAL, in_unit_of, money_unit
from aigraph.language.sentences import dollars, money
from aigraph.model.amount import Amount
from aigraph.picture.visual_encoding import MAX_WIDTH, amount_samples, edge_width


def table(heading, amounts, **how):
    rows = [("A", "B", amounts[0]), ("B", "A", amounts[1])]
    return load(pd.DataFrame(rows, columns=["payer", "payee", heading]), in_own_currency=True, **how)


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("currency,usd\nEUR,1.1\nINR,0.012\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("heading", "amounts", "written"),
    [
        ("amount (INR crore)", (120, 0.4), "₹0.4 crore"),
        ("amount (EUR m)", (1250.5, 80.25), "€80.2m"),
        ("amount (US$ m)", (5, 0.2), "$0.2m"),
        ("amount (JPY)", (15000, 1200), "¥1,200"),
        ("amount (CHF k)", (15, 12), "CHF 12k"),
        ("amount", ("$300bn", "$5bn"), "$5bn"),
        ("amount", ("$300m", "$200"), "$200"),
    ],
)
def test_amounts_are_written_in_the_unit_of_the_table(heading, amounts, written):
    ledger = table(heading, amounts)
    with in_unit_of(ledger):
        assert money(find_loops(ledger.view())[0].contracted) == written


def test_with_a_rate_the_ledger_counts_dollars_and_writes_the_unit_of_the_table(rates):
    ledger = table("amount (EUR m)", (1250.5, 80.25), rates=rates)
    smallest = find_loops(ledger.view())[0].contracted
    assert float(smallest.central) == pytest.approx(0.088275)
    with in_unit_of(ledger):
        assert money(smallest) == "€80.2m"


def test_without_being_asked_the_library_counts_no_currency_without_a_rate():
    frame = pd.DataFrame({"payer": ["A"], "payee": ["B"], "amount (EUR m)": [5]})
    assert not load(frame).view().arrows[0].amount.is_known
    assert "give --rates" in "\n".join(load(frame).intake.lines)


def test_two_currencies_without_rates_are_not_added():
    frame = pd.DataFrame({"payer": ["A", "B"], "payee": ["B", "A"], "amount": ["€5m", "£4m"]})
    ledger = load(frame, in_own_currency=True)
    assert ledger.intake.money is None
    assert not any(arrow.amount.is_known for arrow in ledger.view().arrows)


def test_names_of_figures_say_the_currency_that_they_are_in():
    with in_unit_of(table("amount (INR crore)", (120, 40))):
        assert json_text({"low_usd_bn": 1, "parts": [{"usd_bn": 2}]}).split('"')[1:6:2] == [
            "low_inr_bn",
            "parts",
            "inr_bn",
        ]
    assert '"usd_bn"' in json_text({"usd_bn": 1})


def test_the_largest_amount_of_a_table_has_a_wide_line_and_the_legend_suits_it():
    ledger = table("amount (US$ k)", (90, 30))
    with in_unit_of(ledger) as unit:
        largest = edge_width(Amount.of(central="0.00009"))
        assert MAX_WIDTH * 0.9 < largest <= MAX_WIDTH
        assert [dollars(size) for size in amount_samples()] == ["$0.3k", "$9k", "$90k"]
        assert unit.name == "US$ thousand"
    assert money_unit() == USUAL


def test_page_figure_report_and_notebook_have_the_unit_and_the_name_of_the_table():
    ledger = table("amount (INR crore)", (120, 40))
    view = ledger.view()
    shown = {
        "page": draw(view).html,
        "figure": figure(view, "matrix").svg,
        "report": report(view, draws=2).markdown,
        "notebook": html_of(find_loops(view)),
    }
    for form, text in shown.items():
        assert "crore" in text, form
        assert "of 2 rows of DataFrame" in text, form
        if form != "page":
            assert "$" not in text, form
            assert not re.search(r"\bAI\b", re.sub(r"base64,[^)\"]*", "", text)), form
    assert "<title>Circular deals in DataFrame" in shown["page"]
