"""Categories, shares and layers of institutions: the toy ledger exactly, rules that can be adjusted, ends that hold."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import DataError, institution_shares, load
from aigraph.measures import commitments, published_figures, read_rules
from aigraph.model import Company
from tests.ledgers import ledger

TOY = load(Path(__file__).parents[2] / "toy_ledger").view(as_of="2026-09-30")
NAMES = "investor is also supplier or customer", "supplier finances customer", "customer finances supplier", "none"


def test_the_toy_ledger_has_these_categories():
    found = institution_shares(TOY)
    assert {deal: found.category(deal) for deal in ("d1", "d10")} == dict.fromkeys(("d1", "d10"), NAMES[0])
    assert {found.category(deal) for deal in ("d2", "d7", "d11")} == {"none"}
    # D holds warrants of V and buys its chips.
    assert found.category("d6") == NAMES[2]


def test_the_toy_ledger_has_these_shares():
    found = institution_shares(TOY)
    assert found.a.on_record == found.a.low == pytest.approx(0.297872, abs=1e-6)
    assert found.a_by_number.on_record == 0.6
    assert found.b.on_record == found.b.low == pytest.approx(0.714286, abs=1e-6)
    assert found.c.on_record == pytest.approx(2 / 3)
    assert (found.d.low, found.d.on_record, found.d.high) == (1, 1, 1)
    for share in (found.a, found.b):
        assert (share.high, share.why_open) == (None, "V → D is a sum without a ceiling")


ROLES = {
    "chips": ("chip_maker",),
    "lab": ("lab",),
    "cloud": ("cloud", "lab"),
    "site": ("landlord",),
    "bank": ("lender",),
}


def view_of(text, **how):
    companies = [Company(id=name, name=name, roles=roles) for name, roles in ROLES.items()]
    return ledger(text, companies).view(**how)


@pytest.mark.parametrize(
    ("instrument", "trade", "category"),
    [
        ("loan", "lab -> chips chips", NAMES[1]),
        ("guarantee", "lab -> chips chips", NAMES[1]),
        ("credits", "lab -> chips chips", NAMES[1]),
        ("equity", "lab -> chips chips", NAMES[0]),
        ("convertible", "chips -> lab licence", NAMES[0]),
        ("prepayment", "chips -> lab licence", NAMES[2]),
        ("loan", "chips -> lab licence", NAMES[2]),
        ("loan", "lab -> cloud compute", "none"),
        ("warrant", "lab -> chips chips", NAMES[2]),
        ("warrant", "chips -> lab licence", "none"),
    ],
)
def test_a_deal_is_named_by_who_sells_to_whom_and_how_it_finances(instrument, trade, category):
    view = view_of(f"f: chips -> lab {instrument} signed 2025 1\n t: {trade} signed 2025 1")
    assert institution_shares(view).category("f") == category


def test_a_deal_that_meets_two_rows_has_the_first():
    view = view_of(
        "f: chips -> lab loan signed 2025 1\n a: lab -> chips chips signed 2025 1\n b: chips -> lab licence signed 2025 1"
    )
    assert institution_shares(view).category("f") == NAMES[1]


def test_trade_counts_at_the_certainty_of_the_view_alone():
    text = "f: chips -> lab equity signed 2025 1\n t: lab -> chips chips announced 2025 1"
    assert institution_shares(view_of(text)).c.on_record == 0
    assert institution_shares(view_of(text, status="announced")).c.on_record == 1


def test_years_are_those_in_which_a_deal_came_to_stand():
    text = "f: chips -> lab equity announced 2024-05 3\n f signed 2025-01 3\n g: bank -> lab loan signed 2024 1"
    assert institution_shares(view_of(text), years=(2024, 2024)).a.on_record == 0
    assert institution_shares(view_of(text), years=(2025, 2025)).a.on_record == 1
    with pytest.raises(ValueError, match="before the first"):
        institution_shares(view_of(text), years=(2025, 2024))


def test_layers_follow_the_first_role_that_has_one_and_a_landlord_alone_is_no_ai_firm():
    text = "f: chips -> cloud equity signed 2025 2\n t: cloud -> chips chips signed 2025 1\n g: site -> lab loan signed 2025 2"
    found = institution_shares(view_of(text))
    (cell,) = found.matrix
    assert (cell.payer_layer, cell.payee_layer, cell.number, cell.usd_bn.on_record) == (
        "Compute",
        "Infrastructure",
        1,
        2,
    )
    assert found.a.on_record == 0.5


sums = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted), min_size=2, max_size=5)


@given(sums)
def test_no_amounts_between_the_ends_leave_the_bounds(ends):
    payers = ["chips", "bank", "cloud", "bank", "chips"]
    lines = [
        f"f{place}: {payers[place]} -> lab equity signed 2025 low={low} high={high}"
        for place, (low, high) in enumerate(ends)
    ]
    bounds = institution_shares(view_of("\n".join(lines))).a
    for pick in (0, 1):
        for other in (0, 1):
            part = sum(end[pick] for place, end in enumerate(ends) if payers[place] != "bank")
            rest = sum(end[other] for place, end in enumerate(ends) if payers[place] == "bank")
            if part + rest and bounds.on_record is not None:
                assert bounds.low - 1e-9 <= part / (part + rest) <= bounds.high + 1e-9


def test_the_rules_can_be_changed(tmp_path):
    path = tmp_path / "institutions.csv"
    path.write_text(
        "category,payer_is,instruments\nvendor finance,seller,equity;loan\nrest,any,any\n", encoding="utf-8"
    )
    view = view_of(
        "f: chips -> lab equity signed 2025 1\n t: lab -> chips chips signed 2025 1\n g: bank -> lab loan signed 2025 1"
    )
    found = institution_shares(view, rules=read_rules(path))
    assert (found.category("f"), found.category("g")) == ("vendor finance", "rest")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("category,payer_is\n", ":1: has the heading category,payer_is"),
        ("category,payer_is,instruments\nx,vendor,loan\n", ":2: 'vendor' is unknown"),
        ("category,payer_is,instruments\nx,seller,lone\n", ":2: 'lone' is unknown"),
        ("category,payer_is,instruments\nx,seller\n", ":2: has 2 cells"),
    ],
)
def test_a_table_of_rules_that_is_wrong_is_refused_with_its_line(tmp_path, text, message):
    path = tmp_path / "institutions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_rules(path)


def test_headlines_count_a_deal_at_its_figure_or_its_ceiling_and_the_sum_has_ends():
    text = "a: chips -> lab equity announced 2025 high=10\n b: lab -> chips chips signed 2025 5\n c: bank -> lab loan signed 2022 7"
    table = commitments(view_of(text))
    assert (table.n_deals, table.headline_usd_bn, float(table.total.low)) == (2, 15, 5)
    assert [one.company for one in table.entities] == ["lab", "chips"]
    assert commitments(view_of(text), (date(2022, 1, 1), date(2022, 12, 31))).n_deals == 1


def test_no_published_share_that_was_not_at_hand_has_a_number():
    shares = [figure for figure in published_figures() if figure.figure in "ABCD"]
    assert [figure.value for figure in shares] == [""] * 4


def test_the_order_and_the_largest_cell_that_were_published_hold_of_the_shipped_deals():
    found = institution_shares(load().view(), years=(2021, 2025))
    assert found.b.on_record > found.c.on_record
    assert (found.matrix[0].payer_layer, found.matrix[0].payee_layer) == ("Infrastructure", "Models")
