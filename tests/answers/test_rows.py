"""Rows and data frames: plain values, unknown as None or NaN."""

from datetime import date

import pytest

from aigraph import find_loops, load
from aigraph.answers.rows import nested, plain, row_of
from tests.ledgers import TOY, ledger, write_folder


def test_a_loop_becomes_a_row_with_public_names():
    row = row_of(find_loops(ledger(TOY).view(layers=["cash"]))[1])
    assert row == {
        "name": "v-l-c",
        "id": "c~v~l",
        "kinds": ("circular",),
        "roots": ("v",),
        "direct": False,
        "detour_of": ("v-l",),
        "length": 3,
        "companies": ("v", "l", "c"),
        "paid_low_usd_bn": 0.0,
        "paid_usd_bn": None,
        "paid_high_usd_bn": 6.0,
        "due_low_usd_bn": 0.0,
        "due_usd_bn": None,
        "due_high_usd_bn": 6.0,
        "contracted_low_usd_bn": 6.0,
        "contracted_usd_bn": 6.0,
        "contracted_high_usd_bn": 6.0,
        "net_low_usd_bn": None,
        "net_usd_bn": None,
        "net_high_usd_bn": None,
        "bottleneck_low_usd_bn": 6.0,
        "bottleneck_usd_bn": 6.0,
        "bottleneck_high_usd_bn": 6.0,
        "gain": pytest.approx(6 / 25 * 30 / 35 * 20 / 30),
        "weakest_status": "signed",
        "complete_since": date(2025, 3, 31),
        "first_date": date(2025, 1, 31),
        "last_date": date(2025, 3, 31),
        "deals": ("e1a", "e3", "e4"),
    }


def test_a_loop_with_its_legs_inside_has_the_public_names_of_the_json_answer():
    loop = nested(find_loops(ledger(TOY).view(layers=["cash"]))[0])
    sizes = {f"{size}_usd_bn" for size in ("paid", "due", "contracted", "net", "bottleneck")}
    assert {"name", "companies", "direct", "detour_of", "kinds", "weakest_status", "complete_since"} | sizes <= set(
        loop
    )
    assert [(form["kind"], form["roots"]) for form in loop["kinds"]] == [("circular", ["v"])]
    assert loop["kinds"][0]["legs"][0] == {
        "payer": "v",
        "payee": "l",
        "deals": ["e1a"],
        "usd_bn": {"low": 6.0, "central": 6.0, "high": 6.0},
        "paid_usd_bn": {"low": 0.0, "central": None, "high": 6.0},
        "due_usd_bn": {"low": 0.0, "central": None, "high": 6.0},
        "contracted_usd_bn": {"low": 6.0, "central": 6.0, "high": 6.0},
        "status": "signed",
        "since": "2025-01-31",
    }


def test_records_of_the_tables_become_rows_without_their_place(tmp_path):
    whole = load(write_folder(tmp_path))
    assert row_of(whole.deals[1])["instrument"] == "chips"
    assert row_of(whole.events[2])["high_usd_bn"] == 30.0
    assert row_of(whole.companies[0])["roles"] == ("chip_maker",)
    assert row_of(whole.metrics[0])["value"] == 120.0
    assert plain(row_of(whole.sources[0]))["published"] == "2025-03-01"
    assert row_of(whole.aliases[0]) == {"company": "lab", "alias": "ল্যাব", "language": "bn"}
    assert "origin" not in row_of(whole.companies[0])


def test_what_is_no_record_has_no_row():
    with pytest.raises(TypeError, match="str has no row; expected one of Loop"):
        row_of("nvidia")
