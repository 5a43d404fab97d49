"""What was not looked at for long, and which known days passed without a word on what came."""

import json
from datetime import date

import pytest

import aigraph as ag
from aigraph.answers import freshness
from aigraph.cli import main
from tests.command_line import CliRunner
from tests.ledgers import write_folder

SOURCES = [
    "old,Old news,Paper,2026-05-01,https://example.org/old,en,B,2026-06-01",
    "new,New news,Paper,2026-08-20,https://example.org/new,en,B,2026-09-01",
    "dark,No day,Paper,2026-05-01,https://example.org/dark,en,C,",
    "lost,No address,Paper,,,en,C,",
]
DEALS = [
    "buy,chips,lab,equity,Chips Inc buys shares,,,,,,,total",
    "rent,lab,chips,compute,Lab rents,2026-09,2026-12-31,,,,,total",
    "talk,chips,lab,loan,Talks,,,,,,,total",
    "gone,chips,lab,loan,Called off,,,,,,,total",
]
EVENTS = [
    "buy,2026-05-01,signed,,10,,,$10bn,old,,2026-08-15",
    "rent,2026-05-01,signed,,4,,,$4bn,new,",
    "talk,2026-05-01,in_talks,,2,,,$2bn,dark,",
    "gone,2026-05-01,in_talks,,2,,,$2bn,dark,,2026-06",
    "gone,2026-07-01,cancelled,,,,,off,lost,",
]
PAYMENTS = ["rent,planned,2026-09,,1,,,first month,new,", "rent,planned,2026-11,,1,,,third month,new,"]


def folder(tmp_path, **tables):
    mine = {"sources": SOURCES, "deals": DEALS, "events": EVENTS, "metrics": [], "evidence": []}
    return write_folder(tmp_path / "deals", **mine | tables)


def ledger(tmp_path, **tables):
    return ag.load(folder(tmp_path, **tables))


def test_a_closing_that_is_overdue_is_listed_until_a_word_of_it_comes(tmp_path):
    found = freshness(ledger(tmp_path), on="2026-08-16")
    assert [(one.deal.id, str(one.passed[0].day), str(one.passed[0].step)) for one in found.passed] == [
        ("buy", "2026-08-15", "next step")
    ]
    assert freshness(found.ledger, on="2026-08-15").passed == ()
    closed = [*EVENTS, "buy,2026-08-14,closed,,10,,10,paid,new,"]
    assert freshness(ledger(tmp_path, events=closed), on="2026-10-16").passed[0].deal.id == "rent"
    later = [*EVENTS, "buy,2026-08-20,signed,,10,,,still open,new,"]
    assert "buy" not in [one.deal.id for one in freshness(ledger(tmp_path, events=later), on="2026-10-16").passed]


def test_instalments_and_terms_pass_unless_something_is_on_record_of_them(tmp_path):
    found = freshness(ledger(tmp_path, payments=PAYMENTS), on="2026-10-15")
    (rent,) = (one for one in found.deals if one.deal.id == "rent")
    assert [(str(one.day), str(one.step)) for one in rent.passed] == [
        ("2026-09-30", "instalment"),
        ("2026-09", "start of the term"),
    ]
    assert [(str(one.day), str(one.step)) for one in rent.coming] == [
        ("2026-11-30", "instalment"),
        ("2026-12-31", "end of the term"),
    ]
    assert [one.deal.id for one in found.coming] == ["rent"]
    paid = [*PAYMENTS, "rent,paid,2026-09,,1,,,paid,new,"]
    found = freshness(ledger(tmp_path, payments=paid), on="2026-10-15")
    (rent,) = (one for one in found.deals if one.deal.id == "rent")
    assert [str(one.step) for one in rent.passed] == ["start of the term"]


def test_a_deal_was_looked_at_when_its_newest_source_was_read_or_later_by_hand(tmp_path):
    days = {one.deal.id: one.looked_at for one in freshness(ledger(tmp_path), on="2026-09-10").deals}
    assert days == {"buy": date(2026, 6, 1), "rent": date(2026, 9, 1), "talk": None}
    by_hand = [DEALS[0], DEALS[1], f"{DEALS[2]},,,,,,,,,,,2026-09-05", DEALS[3]]
    found = freshness(ledger(tmp_path, deals=by_hand), on="2026-09-10")
    assert {one.deal.id for one in found.not_looked_at} == {"buy"}
    assert (found.looked_at, freshness(found.ledger, on="2026-06-02").looked_at) == (date(2026, 9, 5), date(2026, 6, 1))


def test_a_source_is_stale_if_it_was_not_read_for_so_long_and_can_be_read_again(tmp_path):
    found = freshness(ledger(tmp_path), on="2026-09-10", days=60)
    assert [(one.source.id, one.deals) for one in found.stale_sources] == [("dark", ("talk",)), ("old", ("buy",))]
    assert [one.source.id for one in freshness(found.ledger, on="2026-09-10", days=200).stale_sources] == ["dark"]
    with pytest.raises(ValueError, match="-1 days: expected 0 or more"):
        freshness(found.ledger, on="2026-09-10", days=-1)


def test_the_command_prints_what_the_library_finds(tmp_path):
    home = folder(tmp_path)
    shown = CliRunner().invoke(main, ["freshness", str(home), "--on", "2026-09-10"])
    assert shown.exit_code == 0, shown.output
    assert "Known days that have passed without a word: 1." in shown.output
    assert "last looked at on 2026-09-01" in " ".join(shown.output.split())
    answer = json.loads(
        CliRunner().invoke(main, ["freshness", str(home), "--on", "2026-09-10", "--format", "json"]).output
    )
    assert answer["looked_at"] == "2026-09-01"
    assert answer["freshness"] == json.loads(json.dumps(freshness(ag.load(home), on="2026-09-10").rows(), default=str))
