"""One question has one answer, whichever command is asked: sums up to, payments, an open sum, a merger and statements."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from aigraph import explain, find_loops, ladder, load
from aigraph.cli import main
from aigraph.flows import network_of
from aigraph.language.sentences import describe_leg, money
from aigraph.measures.max_circulation import max_circulation
from aigraph.model.money.history import bottleneck_steps, leg_steps
from aigraph.model.status import LEVELS
from tests.command_line import CliRunner
from tests.model.money.strategies import money_ledgers

TABLES = {
    "companies": """
        id,name,kind,parent,parent_since
        vendor,Vendor,firm,,
        lab,Lab,firm,,
        cloud,Cloud,firm,,
        child,Child,firm,cloud,2025-06-01
        bank,Bank,bank,,
        """,
    "deals": """
        id,payer,payee,instrument,start,end,profile,basis
        equity,vendor,lab,equity,,,,total
        upto,lab,vendor,compute,,,,total
        rent,lab,cloud,compute,2025-01-01,2027-12-31,flat,total
        chips,cloud,vendor,chips,,,,total
        old,child,vendor,chips,,,,total
        open,vendor,cloud,equity,,,,total
        loan,bank,cloud,loan,,,,total
        licence,lab,vendor,licence,2025-01-01,,per_year,annual
        """,
    "events": """
        deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source
        equity,2025-01-10,closed,,10,,,,s
        upto,2025-02-01,signed,,,100,,up to 100,s
        upto,2025-09-01,signed,,,,7,,s
        rent,2024-12-01,signed,,30,,,,s
        chips,2025-03-01,signed,,8,,,,s
        chips,2025-12-01,signed,,,,7,,s
        old,2025-04-01,closed,,4,,1,,s
        open,2025-05-01,closed,,,,,,s
        loan,2025-05-01,closed,,5,,,,s
        licence,2025-01-01,signed,,2,,,,s
        """,
    "payments": """
        deal,kind,period,low_usd_bn,usd_bn,high_usd_bn,share,reported,source,locator
        rent,paid,2025-Q1,,2,,,,s,
        loan,paid,2025-06,,3,,,,s,
        """,
    "statements": """
        payer,payee,class,period,low_usd_bn,usd_bn,high_usd_bn,reported,source,locator
        cloud,vendor,purchase,2025-01..2025-11,,14,,,s,
        vendor,lab,funding,2025-H1,,11,,,s,
        """,
    "sources": """
        id,title,publisher,url,published,grade
        s,A filing,Vendor,https://example.org/s,2026-01-02,A
        """,
}
KINDS_OF_MONEY = (None, "contracted", "due", "paid")
ENDS = ("low", "on_record", "high")


SIXTH = Path(__file__).parents[1] / "sixth_ledger"
OUTSIDE = {"bank", "f"}


@pytest.fixture(scope="module", params=["written here", "every profile"])
def data(request, tmp_path_factory):
    if request.param == "every profile":
        return SIXTH
    folder = tmp_path_factory.mktemp("deals")
    for name, text in TABLES.items():
        rows = [line.strip() for line in text.strip().splitlines()]
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def asked(data, *words, counts=None):
    given_money = ["--money", counts] if counts else []
    answer = CliRunner().invoke(main, [*words, "--data", str(data), "--format", "json", *given_money])
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def interval(row, name=""):
    if name:
        return tuple(row[key] for key in (f"{name}_low", name, f"{name}_high"))
    return tuple(row[end] for end in ENDS)


def said(amount):
    return money(amount) if amount.is_known else "amount not known"


@pytest.mark.parametrize("counts", KINDS_OF_MONEY)
def test_a_measure_has_one_interval_in_measures_ladder_and_uncertainty(data, counts):
    listed = {row["name"]: row for row in asked(data, "measures", counts=counts)["measures"]}
    (rung,) = [row for row in asked(data, "ladder", counts=counts)["ladder"] if row["level"] == "binding"]
    compared = [name for name in listed if name in rung]
    assert {"max_circulation", "throughput_circularity"} <= set(compared)
    for name in compared:
        assert interval(rung, name) == interval(listed[name]), name
    for name in ("max_circulation", "max_circulation_share", "throughput_circularity", "reciprocity"):
        answer = asked(data, "uncertainty", name, "--draws", "5", counts=counts)["uncertainty"]
        assert interval(answer) == interval(listed[name]), name


@pytest.mark.parametrize("counts", KINDS_OF_MONEY)
def test_the_largest_loop_of_the_ladder_is_that_of_the_list_with_the_same_ends(data, counts):
    loops = {row["name"]: row for row in asked(data, "cycles", counts=counts)["loops"]}
    for rung in asked(data, "ladder", counts=counts)["ladder"]:
        if rung["level"] != "binding":
            continue
        assert rung["n_loops"] == len(loops)
        for size in ("paid", "due", "contracted"):
            low, on_record, high = (rung[f"largest_{size}{end}_usd_bn"] for end in ("_low", "", "_high"))
            row = loops[rung[f"largest_{size}_of"]][f"{size}_usd_bn"]
            assert (low, high) == (row["low"], row["high"])
            assert on_record == (row["low"] if row["central"] is None else row["central"])


def test_a_view_that_names_no_money_counts_what_is_contracted_and_at_paid_what_is_paid(data):
    for level, counts in (("binding", "contracted"), ("all", "contracted"), ("paid", "paid")):
        plain = asked(data, "measures", "--status", level)["measures"]
        named = asked(data, "measures", "--status", level, counts=counts)["measures"]
        assert [interval(row) for row in plain] == [interval(row) for row in named]


def test_list_account_citation_and_report_say_one_amount_of_a_loop(data, tmp_path):
    ledger = load(data)
    view = ledger.view()
    report = tmp_path / "report.md"
    answer = CliRunner().invoke(main, ["report", "--data", str(data), "-o", str(report)])
    assert answer.exit_code == 0, answer.output
    told = report.read_text(encoding="utf-8")
    for loop in find_loops(view):
        if not loop.is_direct:
            continue
        sizes = [money(size) for size in (loop.paid, loop.due, loop.contracted)]
        account = CliRunner().invoke(main, ["explain", loop.name, "--data", str(data)]).output
        cited = CliRunner().invoke(main, ["cite", loop.name, "--data", str(data)]).output
        for text in (" ".join(account.split()), " ".join(cited.split())):
            assert all(size in text for size in sizes), (loop.name, sizes, text)
        assert " | ".join(sizes) in told
        for leg in loop.legs:
            assert said(leg.contracted) in describe_leg(ledger, leg)


def test_money_adds_up_to_what_the_network_of_the_same_days_holds(data):
    view = load(data).view(window="last-4-quarters")
    uses = asked(data, "money")["money"]["system"]["uses"]
    flows = [flow for flow in network_of(view).flows if flow.payer not in OUTSIDE]
    assert uses["low"] == pytest.approx(sum(flow.end("low") for flow in flows))
    assert uses["on_record"] == pytest.approx(sum(flow.on_record for flow in flows))


@given(money_ledgers())
def test_on_any_ledger_the_amount_in_a_sentence_is_the_size_of_the_leg(book):
    for level in LEVELS:
        view = book.view(status=level)
        network = {(flow.payer, flow.payee, flow.deal_class): flow for flow in network_of(view).flows}
        for loop in find_loops(view):
            size = loop.paid if level == "paid" else loop.contracted
            assert loop.bottleneck == size == bottleneck_steps(view, loop)[-1].amount
            assert explain(view, loop.name).loops[0].loop.bottleneck == size
            for leg in loop.legs:
                whole = leg.paid if level == "paid" else leg.contracted
                assert leg.amount == whole == leg_steps(view, leg)[-1].amount
                if len(leg.classes) == 1 and not book.company_by_id[leg.payee].is_placeholder:
                    flow = network[leg.payer, leg.payee, *leg.classes]
                    assert (flow.amount.low, flow.amount.high) == (whole.low, whole.high)
                assert said(whole) in describe_leg(book, leg)


@given(money_ledgers())
def test_on_any_ledger_ladder_and_measures_have_one_interval(book):
    for rung in ladder(book.view()).rungs:
        view = book.view(status=rung.level)
        for figure in rung.further:
            if figure.name == "max_circulation":
                assert figure.bounds == max_circulation(view).bounds
