"""`aigraph add`, by options and by questions in a real terminal."""

import csv
import sys

import pytest

from aigraph import load
from aigraph.cli import main
from aigraph.cli.data import add as module
from tests.command_line import CliRunner
from tests.ledgers import WHOLE, write_folder

pexpect = pytest.importorskip("pexpect")

LOAN = (
    "--payer",
    "Chips Inc",
    "--payee",
    "ল্যাবকে",
    "--instrument",
    "loan",
    "--date",
    "2025-02-03",
    "--status",
    "signed",
)


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


def add(data, *words):
    return CliRunner().invoke(main, ["add", "--data", str(data), *words])


def test_a_deal_given_by_options_is_written_and_its_loops_are_shown(data):
    text = [row for row in WHOLE["events"] if not row.startswith("chips-lab")]
    write_folder(data, deals=WHOLE["deals"][1:], events=text, evidence=[])
    answer = add(data, *LOAN, "--usd-bn", "2.5", "--source", "news", "--reported", "$2.5bn loan")
    assert answer.exit_code == 0, answer.output
    assert "It closes 1 loop and is on 0 that stood before." in answer.stdout
    assert "chips-lab  circular, contracted up to $2.5bn, signed: Chips Inc → Lab → Chips Inc" in answer.stdout
    header, *rows = csv.reader((data / "deals.csv").read_text(encoding="utf-8").splitlines())
    given = {column: value for column, value in zip(header, rows[0], strict=True) if value}
    assert given == {
        "id": "chips-lab-loan-2025",
        "payer": "chips",
        "payee": "lab",
        "instrument": "loan",
        "basis": "total",
    }
    assert load(data).events[0].reported == "$2.5bn loan"


def test_a_dry_run_shows_the_loops_and_writes_nothing(data):
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    assert add(data, *LOAN, "--source", "news", "--dry-run").exit_code == 0
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_an_event_of_a_deal_is_added_with_a_new_source_and_a_new_company(data):
    words = ("--to", "lab-chips-chips", "--date", "2025-04", "--status", "closed", "--source", "filing-2025-04")
    answer = add(data, *words, "--source-title", "Filing", "--source-published", "2025-04-30", "--source-grade", "a")
    assert answer.exit_code == 0, answer.output
    assert load(data).source_by_id["filing-2025-04"].grade == "A"
    answer = add(
        data, "--payer", "chips", "--payee", "newco", "--new-company", "newco:New Co", "--instrument", "equity",
        "--date", "2025-03", "--status", "closed", "--source", "filing-2025-04",
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    assert load(data).company("New Co").id == "newco"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--payer", "Chps"), "--payer: no company is called 'Chps'"),
        (("--instrument", "lone"), "--instrument: 'lone' is unknown; did you mean loan?"),
        (("--date", "soon"), "--date: 'soon' is no date"),
        (("--usd-bn", "ten"), "--usd-bn: 'ten' is no plain number"),
        (("--source", "newz"), "--source: 'newz' is not in sources.csv; did you mean news?"),
        (("--payee", "Chips Inc"), "'chips' is both payer and payee"),
        (("--date", "2025-06"), "is after its source 'news' appeared"),
        (("--low", "9", "--high", "3"), "low_usd_bn 9 is above high_usd_bn 3"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line_and_nothing_is_written(words, message, data):
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    answer = add(data, *LOAN, "--source", "news", *words)
    assert answer.exit_code == 1
    assert message in answer.stderr
    assert "Traceback" not in answer.output
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_a_missing_answer_is_wrong_usage_where_nobody_can_be_asked(data):
    answer = add(data, *LOAN)
    assert answer.exit_code == 2
    assert "--source is missing" in answer.stderr


def test_in_a_terminal_it_asks_until_the_answers_can_be_read(data):
    terminal = pexpect.spawn(
        sys.executable, ["-m", "aigraph", "add", "--data", str(data)], encoding="utf-8", timeout=30
    )
    for question, answer in (
        ("Who pays", "Chps"),
        ("did you mean", ""),
        ("Who pays", "chips inc"),
        ("Who is paid", "LAB"),
        ("By what instrument", "Loan"),
        ("Title", "A loan"),
        ("Id of the deal", ""),
        ("Source", "news"),
        ("Day that", "2025-02-03"),
        ("Status", "Signed"),
        ("Amount", "3"),
        ("At least", ""),
        ("At most", ""),
        ("Paid", ""),
        ("Wording", ""),
    ):
        terminal.expect(question)
        if question != "did you mean":
            terminal.sendline(answer)
    terminal.expect("It closes 0 loops and is on 1 that stood before")
    terminal.expect("Write to")
    terminal.sendline("y")
    terminal.expect("written to")
    terminal.expect(pexpect.EOF)
    assert load(data).deal_by_id["chips-lab-loan"].title == "A loan"


def test_the_data_of_an_installed_package_are_not_written_to(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "SEEDS", tmp_path / "seeds")
    answer = CliRunner().invoke(main, ["add", *LOAN, "--source", "news"])
    assert answer.exit_code == 1
    assert "name a folder of your own by --data" in answer.stderr


def test_terms_and_instalments_of_a_deal_are_added(data):
    terms = ("--start", "2025-02", "--end", "2027", "--profile", "at once", "--firmness", "take or pay")
    paid = ("--payment", "paid:2025-Q1:1.5", "--payment", "planned:2026:25%")
    answer = add(data, *LOAN, *terms, *paid, "--usd-bn", "4", "--source", "news", "--reported", "$4bn loan")
    assert answer.exit_code == 0, answer.output
    deal = load(data).deal("chips-lab-loan-2025")
    assert (deal.start.text, deal.end.text, str(deal.profile), str(deal.firmness)) == (
        *("2025-02", "2027", "at_once", "take_or_pay"),
    )
    rows = (data / "payments.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert rows == [
        "chips-lab-loan-2025,paid,2025-Q1,,1.5,,,$4bn loan,news,",
        "chips-lab-loan-2025,planned,2026,,,,0.25,$4bn loan,news,",
    ]
    answer = add(data, "--to", "chips-lab-loan-2025", "--payment", "paid:2025-Q2:0.5", "--source", "news")
    assert answer.exit_code == 0, answer.output
    assert [row.period.text for row in load(data).payments] == ["2025-Q1", "2026", "2025-Q2"]


def test_any_other_column_of_a_new_deal_is_set_and_a_statement_of_its_pair_is_added(data):
    more = (
        "--set",
        "basis=annual",
        "--set",
        "notice_days=90",
        "--set",
        "vests_with = lab-chips-chips",
        "--set",
        "currency=EUR",
    )
    answer = add(data, *LOAN, *more, "--usd-bn", "4", "--source", "news", "--reported", "$4bn a year")
    assert answer.exit_code == 0, answer.output
    deal = load(data).deal("chips-lab-loan-2025")
    assert (deal.basis, deal.notice_days, deal.vests_with, deal.currency) == ("annual", 90, "lab-chips-chips", "EUR")
    answer = add(data, "--to", "lab-chips-chips", "--statement", "purchase:2024:5.5", "--source", "news")
    assert answer.exit_code == 0, answer.output
    rows = (data / "statements.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert rows == ["lab,chips,purchase,2024,,5.5,,,news,"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--set", "notice=90"), "--set 'notice=90': no COLUMN=VALUE of the deals; did you mean notice_days?"),
        (("--set", "notice_days=soon"), "--set: notice_days 'soon' is no plain number"),
        (("--set", "covers=nothing"), "covers 'nothing' is no deal"),
        (("--statement", "warrant:2025:1"), "--statement 'warrant:2025:1': 'warrant' is unknown"),
        (("--statement", "purchase:2025"), "expected CLASS:PERIOD:USD_BN"),
        (("--payment", "paid:2025"), "--payment 'paid:2025': "),
        (("--payment", "paid:2025-Q7:1"), "'2025-Q7' is no period"),
        (("--payment", "payed:2025:1"), "'payed' is unknown"),
        (("--payment", "paid:2025:130%"), "130% is out of range"),
        (("--payment", "paid:2025:x"), "'x' is no plain number"),
        (("--profile", "flatt"), "--profile: 'flatt' is unknown; did you mean flat?"),
    ],
)
def test_an_instalment_or_a_profile_that_cannot_be_read_is_refused(words, message, data):
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    answer = add(data, *LOAN, *words, "--source", "news")
    assert answer.exit_code == 1
    assert message in answer.output
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before
