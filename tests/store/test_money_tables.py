"""The tables and columns of money over time: what they hold comes back, and what cannot be is refused with its place."""

import pytest

import aigraph as ag
from aigraph.store import save
from aigraph.store.load import validate
from aigraph.store.read import read_folder
from tests.ledgers import WHOLE, write_folder

DEALS = [
    "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,p1,,,,total",
    'lab-chips-chips,lab,chips,chips,Lab buys chips,2025-01,2029,p1,,,,total,ramp,cancellable,90,0.5,,,chips,100,"1,000",USD',
    "chips-lab-warrant,chips,lab,warrant,Warrants,,,p1,,,,total,,,,,lab-chips-chips",
]
EVENTS = [*WHOLE["events"], "chips-lab-warrant,2025-01-05,signed,,1,,,,news,"]
PAYMENTS = [
    "lab-chips-chips,committed,2025-Q4,,3,,,$3bn,news,p. 3",
    "lab-chips-chips,planned,2026-06..2027-05,,,,0.25,a quarter,news,",
    "lab-chips-chips,paid,2025-H1,1,,2,,,news,",
]
STATEMENTS = ["lab,chips,purchase,2025,5,,,at least $5bn,news,"]


def rich(folder):
    return write_folder(folder, deals=DEALS, events=EVENTS, payments=PAYMENTS, statements=STATEMENTS)


@pytest.mark.parametrize("name", ["csv", "x.json", "x.xlsx", "x.sqlite", "x.duckdb", "x.zip", "columns"])
def test_payments_statements_and_terms_come_back_from_every_native_form(name, tmp_path):
    ledger = ag.load(rich(tmp_path / "in"))
    done = ag.export(ledger, tmp_path / name, format="parquet" if name == "columns" else None)
    assert ag.load(done.path) == ledger


def test_saving_gives_the_same_bytes(tmp_path):
    folder = rich(tmp_path / "in")
    save(ag.load(folder), tmp_path / "out")
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {
        p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()
    }


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("payments", "lab-chips-chips,paid,2025,,3,,0.5,,news,", "payments.csv:2: expected a figure in low_usd_bn, usd_bn"),
        ("payments", "lab-chips-chips,paid,2025,,,,,,news,", "payments.csv:2: expected a figure in low_usd_bn, usd_bn"),
        ("payments", "lab-chips-chips,paid,2025,,,,13,,news,", "payments.csv:2: share 13 is no part of a whole: expected 0 to 1"),
        ("payments", "lab-chips-chips,paid,2025,,-3,,,,news,", "payments.csv:2: usd_bn -3 is negative: expected no less than 0"),
        ("payments", "lab-chips-chips,payed,2025,,3,,,,news,", "payments.csv:2: kind 'payed' is unknown; expected one of planned, committed, paid"),
        ("payments", "lab-chips-chips,paid,2025-Q5,,3,,,,news,", "payments.csv:2: period '2025-Q5' is no period: expected 2027"),
        ("payments", "lab-chips-chips,paid,2026..2025,,3,,,,news,", "payments.csv:2: period '2026..2025' is no period: it ends"),
        ("payments", "nobody,paid,2025,,3,,,,news,", "payments.csv:2: deal 'nobody' is not in deals.csv"),
        ("payments", "lab-chips-chips,paid,2025,,3,,,,old,", "payments.csv:2: source 'old' is not in sources.csv"),
        ("payments", "lab-chips-chips,paid,2025,4,3,,,,news,", "payments.csv:2: low_usd_bn 4 is above usd_bn 3"),
        ("statements", "lab,chips,warrant,2025,,3,,,news,", "statements.csv:2: class 'warrant' is unknown; expected one of funding, purchase"),
        ("statements", "lab,chips,purchase,2025,,,,,news,", "statements.csv:2: expected a figure"),
        ("statements", "lab,chip,purchase,2025,,3,,,news,", "statements.csv:2: payee 'chip' is not in companies.csv; did you mean chips?"),
        ("deals", "d,lab,chips,chips,,,,,,,,total,rampe", "deals.csv:2: profile 'rampe' is unknown; did you mean ramp?"),
        ("deals", "d,lab,chips,chips,,,,,,,,total,,cancellable,90.5", "deals.csv:2: notice_days '90.5' is no number of days"),
        ("deals", "d,lab,chips,chips,,,,,,,,total,,,,1.5", "deals.csv:2: firm_share 1.5 is no part of a whole: expected 0 to 1"),
        ("deals", "d,lab,chips,chips,,2027,2026,,,,,total", "deals.csv:2: end 2026 is before start 2027"),
        ("deals", "d,lab,chips,warrant,,,,,,,,total,,,,,e", "deals.csv:2: vests_with 'e' is no deal in deals.csv"),
        ("sources", "news,T,P,2025-03-01,,en,B,,,news2", "sources.csv:2: quotes 'news2' is not in sources.csv; did you mean news?"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_place(table, row, message, tmp_path):
    folder = write_folder(tmp_path, **{table: [row]})
    assert any(message in str(problem) for problem in validate(*read_folder(folder)))


def test_a_cut_of_the_deals_keeps_their_payments_and_the_statements_on_whole_pairs(tmp_path):
    ledger = ag.load(rich(tmp_path))
    kept = ledger.where(deals=["lab-chips-chips"])
    assert (len(kept.payments), len(kept.statements)) == (3, 1)
    assert (len(ledger.where(deals=["chips-lab-equity"]).payments), ledger.where(deals=[]).statements) == (0, ())
