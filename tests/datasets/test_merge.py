"""Merging: nothing lost, nothing twice, each doubt asked once."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

import aigraph as ag
from aigraph.datasets.decisions import decisions_text
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal
from aigraph.store.load import errors_of
from tests.cli.test_cli import run
from tests.ledgers import EVERY_COLUMN, WHOLE, ledger, write_folder
from tests.strategies import ledgers


def company(key, name, **more):
    return ag.model.Company(id=key, name=name, **more)


def pair(first, second):
    """Two data sets of one deal each, between a company and a partner."""
    return (
        ledger("d1: a -> x equity signed 2025-01 5", companies=[first, company("x", "Partner")]),
        ledger("d2: b -> x loan signed 2025-02 7", companies=[second, company("x", "Partner")]),
    )


def ids(merged):
    return sorted(one.id for one in merged.ledger.companies)


def test_merging_a_data_set_with_itself_or_with_nothing_changes_nothing():
    shipped = ag.load()
    for one, other in ((shipped, shipped), (shipped, ag.Ledger()), (ag.Ledger(), shipped)):
        merged = ag.datasets.merge(one, other)
        assert merged.ledger == shipped
        assert merged.conflicts == ()
        assert merged.undecided == ()


@given(one=ledgers(), other=ledgers())
@settings(max_examples=16)
def test_every_row_is_there_once_and_merging_again_changes_nothing(one, other):
    # Deals of one id and other ends are other deals: they are kept apart.
    merged = ag.datasets.merge(one, other)
    for table, (mine, theirs, both, made) in merged.counts.items():
        assert mine + theirs - both == made
        assert 0 <= both <= theirs
        assert len(getattr(merged.ledger, table)) == made
    told = {(event.deal, event.date, event.status, event.usd_bn) for event in merged.ledger.events}
    assert told >= {(event.deal, event.date, event.status, event.usd_bn) for event in one.events}
    assert len({deal.id for deal in merged.ledger.deals}) == len(merged.ledger.deals)
    again = ag.datasets.merge(merged.ledger, other, merged.decisions)
    assert again.ledger == merged.ledger
    assert ag.datasets.merge(merged.ledger, one).ledger == merged.ledger


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (company("a", "Nvidia"), company("b", "NVIDIA")),
        (company("a", "Nvidia", wikidata="Q182477"), company("b", "Nvidia Corporation", wikidata="Q182477")),
    ],
    ids=["name", "identifier"],
)
def test_a_sure_pair_stands_once_under_the_id_of_the_first(first, second):
    merged = ag.datasets.merge(*pair(first, second))
    assert ids(merged) == ["a", "x"]
    assert {deal.payer for deal in merged.ledger.deals} == {"a"}
    names = {alias.alias for alias in merged.ledger.aliases} | {one.name for one in merged.ledger.companies}
    assert second.name in names or second.name.casefold() == first.name.casefold()
    assert merged.ledger.company(second.name).id == "a"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (company("a", "Alpha", ticker="ALP"), company("b", "Alphabet", ticker="ALP"), "same ticker"),
        (company("a", "Gamma", cik="1"), company("b", "Gamma", cik="2"), "same name, but another cik"),
        (company("a", "গুগল"), company("b", "গুগলের"), "গুগলের may be a form of গুগল"),
        (
            company("a", "Lenders", kind="placeholder"),
            company("b", "Lenders", kind="placeholder"),
            "same name, but it names nobody",
        ),
    ],
)
def test_a_doubtful_pair_is_proposed_and_kept_apart(first, second, reason):
    merged = ag.datasets.merge(*pair(first, second))
    (doubt,) = merged.undecided
    assert (doubt.first, doubt.second, doubt.reason) == ("a", "b", reason)
    assert ids(merged) == ["a", "b", "x"]
    assert errors_of(merged.ledger) == []


def test_one_id_with_two_names_is_one_company_and_told():
    one = ledger("d1: a -> x equity signed 2025-01 5", companies=[company("a", "Acme")])
    other = ledger("d2: a -> x loan signed 2025-02 7", companies=[company("a", "Acme Robotics")])
    merged = ag.datasets.merge(one, other)
    assert ids(merged) == ["a", "x"]
    assert merged.ledger.company("acme robotics").id == "a"
    assert "company a: called 'Acme' in the first" in merged.conflicts[0]
    assert [decision.key for decision in merged.decisions] == [("company", "a", "a")]


def test_one_company_is_not_found_to_be_two():
    one = ledger("d1: a -> c equity signed 2025-01 5", companies=[company("a", "Alpha", lei="L"), company("c", "Beta")])
    other = ledger("d2: b -> x loan signed 2025-02 7", companies=[company("b", "Beta", lei="L")])
    merged = ag.datasets.merge(one, other)
    assert ids(merged) == ["a", "c", "x"]
    (doubt,) = merged.undecided
    assert (doubt.first, doubt.second, doubt.reason) == ("c", "b", "same name, but it was found to be a already")


def test_what_a_person_decided_stands():
    one, other = pair(company("a", "Alpha"), company("b", "Beta"))
    told = ag.datasets.Decision(what="company", first="a", second="b", verdict=ag.datasets.Verdict.SAME)
    assert ids(ag.datasets.merge(one, other, [told])) == ["a", "x"]
    one, other = pair(company("a", "Alpha"), company("b", "ALPHA"))
    apart = ag.datasets.merge(one, other, [replace(told, verdict=ag.datasets.Verdict.NOT_SAME)])
    assert ids(apart) == ["a", "b", "x"]
    assert "company b: a is called 'ALPHA' too; it is now called 'ALPHA (b)'" in apart.conflicts
    assert ag.datasets.merge(apart.ledger, other, apart.decisions).ledger == apart.ledger


def test_two_companies_that_share_an_id_are_kept_apart_if_somebody_says_so():
    one, other = pair(company("a", "Alpha"), company("b", "Beta"))
    other = replace(
        other,
        companies=(company("a", "Other Alpha"), company("x", "Partner")),
        deals=(replace(other.deals[0], payer="a"),),
    )
    told = ag.datasets.Decision(what="company", first="a", second="a", verdict=ag.datasets.Verdict.NOT_SAME)
    merged = ag.datasets.merge(one, other, [told])
    assert ids(merged) == ["a", "a-2", "x"]
    assert merged.ledger.deal_by_id["d2"].payer == "a-2"
    assert ag.datasets.merge(merged.ledger, other, merged.decisions).ledger == merged.ledger


def test_the_same_deal_gathers_the_events_of_both_in_order():
    one = ledger("""
        d: a -> b equity announced 2025-01 high=5
        d closed 2025-06 5
    """)
    other = ledger("d: a -> b equity signed 2025-03 5")
    merged = ag.datasets.merge(one, other).ledger
    assert [str(event.status) for event in merged.events] == ["announced", "signed", "closed"]
    assert len(merged.deals) == 1


def test_a_deal_that_looks_the_same_under_another_id_is_proposed_and_joined_when_decided():
    one, other = (ledger(f"{name}: a -> b equity signed 2025-01-05 5") for name in ("d1", "e1"))
    merged = ag.datasets.merge(one, other)
    (doubt,) = merged.undecided
    assert (doubt.what, doubt.first, doubt.second) == ("deal", "d1", "e1")
    assert len(merged.ledger.deals) == 2
    joined = ag.datasets.merge(one, other, [replace(doubt, verdict=ag.datasets.Verdict.SAME)])
    assert [deal.id for deal in joined.ledger.deals] == ["d1"]
    assert len(joined.ledger.events) == 1


def test_a_deal_with_the_id_of_another_gets_a_new_one():
    one = ledger("d: a -> b equity signed 2025-01 5")
    other = ledger("""
        d: b -> a chips signed 2025-01 5
        e: b -> a loan signed 2025-01 1 part_of=d
    """)
    merged = ag.datasets.merge(one, other)
    assert [(deal.id, deal.part_of) for deal in merged.ledger.deals] == [("d", ""), ("d-2", ""), ("e", "d-2")]
    assert merged.conflicts == ("deal d: another deal has this id; the second's is now d-2",)


def test_sources_are_one_by_their_address():
    one, other = (ledger("d: a -> b equity signed 2025-01 5") for _ in range(2))
    one = replace(one, sources=(replace(one.sources[0], url="https://www.example.org/a/"),))
    renamed = ag.model.Source(id="t", title="Toy", publisher="Nobody", url="http://example.org/a#top", language="en")
    other = replace(other, sources=(renamed,), events=(replace(other.events[0], source="t", usd_bn=Decimal(6)),))
    merged = ag.datasets.merge(one, other)
    assert [(source.id, source.language) for source in merged.ledger.sources] == [("s", "en")]
    assert {event.source for event in merged.ledger.events} == {"s"}
    assert "source s: url is" in merged.conflicts[0]


def test_a_contradiction_is_told_with_both_places_and_the_first_is_kept(tmp_path):
    one = ag.load(write_folder(tmp_path / "one"))
    other = ag.load(
        write_folder(
            tmp_path / "two", companies=["chips,Chips Inc,firm,chip_maker,GB,,,CHP,,,", "lab,Lab,firm,lab,,,,,,,"]
        )
    )
    merged = ag.datasets.merge(one, other)
    assert merged.conflicts == (
        f"company chips: country is 'US' in the first ({tmp_path}/one/companies.csv:2) and 'GB' in the second "
        f"({tmp_path}/two/companies.csv:2); kept 'US'",
    )
    assert merged.ledger == one


def test_an_empty_field_is_filled_from_the_second():
    one, other = (ledger("d: a -> b equity signed 2025-01 5") for _ in range(2))
    other = replace(other, deals=(replace(other.deals[0], title="A buys shares", start=PartialDate.parse("2025")),))
    merged = ag.datasets.merge(one, other)
    assert merged.ledger.deals == other.deals
    assert merged.conflicts == ()


def test_answers_about_a_loop_follow_its_companies():
    one, other = pair(company("a", "Alpha"), company("b", "alpha"))
    answer = ag.model.Evidence(about="b-x", flag="E1", answer="yes", source="s")
    merged = ag.datasets.merge(one, replace(other, evidence=(answer,)))
    assert [row.about for row in merged.ledger.evidence] == ["a-x"]


def test_decisions_are_read_as_they_were_written(tmp_path):
    merged = ag.datasets.merge(*pair(company("a", "Al,pha", ticker="T"), company("b", 'Be"ta', ticker="T")))
    ag.datasets.save_decisions(merged.decisions, tmp_path / "d.csv")
    assert set(ag.datasets.read_decisions(tmp_path / "d.csv")) == set(merged.decisions)
    assert ag.datasets.read_decisions(tmp_path / "none.csv") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("what,first,second,decision\ncompany,a,b,sme\n", "d.csv:2: decision 'sme' is unknown; did you mean same?"),
        ("what,first,second,decision\nfirm,a,b,same\n", "d.csv:2: what 'firm' is unknown; expected company or deal"),
        ("what,first\n", "d.csv:1: column 'second' is missing"),
        ("what,first,second,decision\ncompany,a,b,same\ncompany,a,b,not_same\n", "'a' and 'b' are decided in two ways"),
    ],
)
def test_a_decision_that_cannot_be_read_is_told_by_line(text, message, tmp_path):
    (tmp_path / "d.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ag.DataError) as caught:
        ag.datasets.read_decisions(tmp_path / "d.csv")
    assert message in str(caught.value)


def test_the_command_merges_asks_and_takes_the_answer(tmp_path):
    one = write_folder(tmp_path / "one")
    deal = "chips-inc-lab-equity,chips,lab,equity,Chips Inc buys shares,,,p1,,,,total"
    events = ["chips-inc-lab-equity,2025-01-05,signed,,10,,,$10bn,news,"]
    other = write_folder(tmp_path / "two", deals=[deal], events=events, evidence=[], metrics=[])
    answer = run("merge", one, other, "-o", tmp_path / "c")
    assert answer.exit_code == 0, answer.output
    assert " ".join(answer.output.split()).count("1 undecided and kept apart") == 1
    assert len(ag.load(tmp_path / "c").deals) == 3
    file = tmp_path / "c-decisions.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("undecided", "Same"), encoding="utf-8")
    answer = run("merge", one, other, "-o", tmp_path / "c", "--format", "json")
    assert answer.exit_code == 0, answer.output
    assert len(ag.load(tmp_path / "c").deals) == 2
    assert ag.check(tmp_path / "c") == []
    assert decisions_text(ag.datasets.read_decisions(file)) == file.read_text(encoding="utf-8")


def test_a_table_is_merged_with_its_columns_as_they_are_told(tmp_path):
    one = write_folder(tmp_path / "one")
    table = tmp_path / "theirs.csv"
    table.write_text("payer,zz,amount,date\nLab,Cloud Co,$5bn,2025-02-01\n", encoding="utf-8")
    answer = run("merge", one, table, "--map", "payee=zz", "-o", tmp_path / "c")
    assert answer.exit_code == 0, answer.output
    assert "1 rows read, 1 kept, 0 refused" in answer.stderr
    merged = ag.load(tmp_path / "c")
    assert {(deal.payer, deal.payee) for deal in merged.deals} == {
        ("chips", "lab"),
        ("lab", "chips"),
        ("lab", "cloud-co"),
    }


def test_how_to_read_a_table_is_wrong_usage_where_none_is_given(tmp_path):
    one = write_folder(tmp_path / "one")
    answer = run("merge", one, one, "--map", "payee=target", "-o", tmp_path / "c")
    assert answer.exit_code == 2
    assert "--map tells how to read a table, but" in answer.stderr
    assert not (tmp_path / "c").exists()


def test_a_result_that_breaks_a_rule_is_not_written(tmp_path):
    one = write_folder(tmp_path / "one")
    other = write_folder(
        tmp_path / "two",
        events=[
            WHOLE["events"][0].replace("2025-01-05,signed", "2025-02-20,announced").replace("$10bn", ""),
            WHOLE["events"][2],
        ],
    )
    answer = run("merge", one, other, "-o", tmp_path / "c")
    assert answer.exit_code == 1
    assert "status goes from" in answer.stderr
    assert "c: not written" in answer.stderr
    assert not (tmp_path / "c").exists()
    assert (tmp_path / "c-decisions.csv").exists()


def test_a_form_that_holds_no_whole_ledger_is_wrong_usage(tmp_path):
    one = write_folder(tmp_path / "one")
    assert run("merge", one, one, "-o", tmp_path / "x.gexf").exit_code == 2
    assert run("merge", one, one, "-o", tmp_path / "x.json").exit_code == 0
    assert ag.load(tmp_path / "x.json") == ag.load(one)


def test_payments_and_statements_follow_the_ids_of_what_they_are_about(tmp_path):
    tables = {
        "payments": ["lab-chips-chips,paid,2025,,3,,,,news,"],
        "statements": ["lab,chips,purchase,2025,,5,,,news,"],
    }
    one = ag.load(write_folder(tmp_path / "one"))
    other = ag.load(write_folder(tmp_path / "other", **tables))
    renamed = replace(
        other,
        companies=tuple(replace(c, id="laboratory") if c.id == "lab" else c for c in other.companies),
        aliases=(),
        evidence=(),
        deals=tuple(
            replace(d, **{end: "laboratory" for end in ("payer", "payee") if getattr(d, end) == "lab"})
            for d in other.deals
        ),
        statements=tuple(replace(row, payer="laboratory") for row in other.statements),
    )
    merged = ag.datasets.merge(one, renamed).ledger
    assert (merged.payments, merged.statements) == (other.payments, other.statements)
    assert ag.datasets.merge(merged, renamed).ledger == merged


def test_terms_payments_and_statements_come_from_the_second_where_the_first_has_none(tmp_path):
    full = ag.load(write_folder(tmp_path / "full", **EVERY_COLUMN))
    bare = replace(
        full,
        deals=tuple(
            Deal(id=d.id, payer=d.payer, payee=d.payee, instrument_name=d.instrument_name, title=d.title)
            for d in full.deals
        ),
        sources=tuple(replace(s, retrieved=None, archived="", quotes="") for s in full.sources),
        companies=tuple(replace(c, founded=None) for c in full.companies),
        payments=(),
        statements=(),
    )
    made = ag.datasets.merge(bare, full)
    assert made.conflicts == ()
    assert made.ledger == full
