"""A loop of another size names what moved it: a payment, a statement of the pair, or what fell due under the terms."""

import json
from decimal import Decimal

import pytest

import aigraph as ag
from aigraph.cli import main
from aigraph.measures.diff import diff
from tests.command_line import CliRunner
from tests.ledgers import ledger as written
from tests.ledgers import write_folder

DEALS = [
    "chips-lab-equity,chips,lab,equity,,2025-01-05,,,,,,total,at_once",
    "lab-chips-chips,lab,chips,chips,,{start},{end},,,,,total,{profile}",
]
EVENTS = ["chips-lab-equity,2025-01-05,closed,,50,,50,,news,", "lab-chips-chips,2025-01-05,signed,,40,,,,news,"]
LATER = "later,Second,Paper,2026-03-01,https://example.org/b,en,B"
NEWS = "news,Chips Inc funds Lab,Paper,2025-03-01,https://example.org/a,en,B"


def data(folder, profile="", start="", end="", **tables):
    deals = [row.format(profile=profile, start=start, end=end) for row in DEALS]
    return write_folder(folder, deals=deals, events=EVENTS, evidence=[], sources=[LATER, NEWS], **tables)


def only(ledger, one, other, **how):
    (change,) = diff(ledger, one, other, **how).changes
    return change


def test_a_payment_is_the_cause_of_what_is_paid(tmp_path):
    ledger = ag.load(data(tmp_path, payments=["lab-chips-chips,paid,2025-Q4,,6,,,,later,p. 9"]))
    change = only(ledger, "2025-11-30", "2026-01-31", money="paid")
    assert (change.before.bottleneck.low, change.after.bottleneck.low) == (0, 6)
    (cause,) = change.causes
    assert (str(cause.day), cause.deal, cause.payment.locator, cause.source) == (
        *("2025-12-31", "lab-chips-chips", "p. 9", "later"),
    )
    assert change.row()["events"] == ("lab-chips-chips paid 2025-Q4",)
    assert diff(ledger, "2025-11-30", "2026-01-31").changes == ()


def test_a_schedule_that_becomes_known_is_the_cause_of_what_is_due(tmp_path):
    ledger = ag.load(data(tmp_path, payments=["lab-chips-chips,committed,2026-01,,6,,,,later,"]))
    change = only(ledger, "2026-02-15", "2026-03-01", money="due")
    assert [(str(cause.day), cause.payment.period.text, cause.by_schedule) for cause in change.causes] == [
        ("2026-03-01", "2026-01", False)
    ]


def test_a_statement_of_the_pair_is_the_cause_where_it_lifts_the_leg(tmp_path):
    ledger = ag.load(data(tmp_path, statements=["lab,chips,purchase,2025,,7,,,later,note 3"]))
    change = only(ledger, "2025-12-30", "2025-12-31", money="due")
    (cause,) = change.causes
    assert (str(cause.day), cause.statement.locator, cause.source) == ("2025-12-31", "note 3", "later")
    (row,) = diff(ledger, "2025-12-30", "2025-12-31", money="due").rows()
    assert row["events"] == ("lab to chips purchase 2025",)


def test_a_statement_that_lifts_nothing_is_no_cause(tmp_path):
    rows = ["lab-chips-chips,paid,2025-Q4,,6,,,,later,"]
    ledger = ag.load(data(tmp_path, payments=rows, statements=["lab,chips,purchase,2025,,5,,,later,"]))
    change = only(ledger, "2025-11-30", "2026-01-31", money="due")
    assert [(cause.payment is None, cause.statement) for cause in change.causes] == [(False, None)]


def test_time_is_the_cause_of_what_falls_due_under_the_terms(tmp_path):
    ledger = ag.load(data(tmp_path, profile="flat", start="2025-01-01", end="2028-12-31"))
    change = only(ledger, "2025-12-31", "2026-12-31", money="due")
    assert round(change.after.bottleneck.central, 6) == round(Decimal(40) * 730 / 1461, 6)
    assert [(cause.by_schedule, cause.deal, str(cause.day)) for cause in change.causes] == [
        (True, "lab-chips-chips", "2026-12-31")
    ]
    assert change.row()["events"] == ("lab-chips-chips by its schedule",)


def test_a_payment_that_the_schedule_had_made_due_already_is_no_cause(tmp_path):
    rows = ["lab-chips-chips,paid,2026-Q1,,1,,,,later,"]
    ledger = ag.load(data(tmp_path, profile="flat", start="2025-01-01", end="2028-12-31", payments=rows))
    change = only(ledger, "2025-12-31", "2026-12-31", money="due")
    assert [cause.by_schedule for cause in change.causes] == [True]


def test_a_closing_is_the_cause_of_what_is_due_at_once():
    text = """
        e: a -> b equity signed 2025-01-01 5
        e closed 2025-03-01
        c: b -> a chips signed 2025-01-01 9 paid=9
    """
    change = only(written(text), "2025-02-01", "2025-03-02", money="due")
    assert [(str(cause.day), str(cause.event.status)) for cause in change.causes] == [("2025-03-01", "closed")]


def test_the_command_names_the_payment_and_its_source(tmp_path):
    folder = data(tmp_path, payments=["lab-chips-chips,paid,2025-Q4,,6,,,,later,"])
    run = ["diff", "2025-11-30", "2026-01-31", "--data", str(folder), "--money", "paid"]
    answer = CliRunner().invoke(main, run, env={"COLUMNS": "200"})
    text = " ".join(answer.stdout.split())
    assert "up to $40bn to $6bn (6-40)" in text
    assert "lab-chips-chips: $6bn paid for 2025-Q4, 2025-12-31 later" in text
    assert "Amounts are bottlenecks, known to be paid by each day." in text
    (change,) = json.loads(CliRunner().invoke(main, [*run, "--format", "json"]).stdout)["changes"]
    assert change["causes"][0]["payment"]["usd_bn"] == 6


@pytest.mark.parametrize(
    ("changed", "record"),
    [
        ({"payments": ["lab-chips-chips,paid,2025-Q4,,6,,,,later,"]}, "payments lab-chips-chips paid 2025-Q4 later added"),
        ({"statements": ["lab,chips,purchase,2025,,5,,,later,"]}, "statements lab chips purchase 2025 later added"),
        ({"profile": "flat", "start": "2025", "end": "2028"}, "deals lab-chips-chips changed"),
    ],
)  # fmt: skip
def test_of_two_data_sets_the_record_is_named_that_made_a_loop_another_size(changed, record, tmp_path):
    one, other = ag.load(data(tmp_path / "one")), ag.load(data(tmp_path / "other", **changed))
    found = ag.datasets.compare(one, other, as_of="2026-03-01", money="due")
    (loop,) = [difference for difference in found.differences if difference.table == "loops"]
    assert (loop.change, loop.key, loop.because) == ("changed", "chips-lab", (record,))
    assert list(loop.fields) == ["bottleneck_usd_bn"]
