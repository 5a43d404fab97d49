"""The sentences on where money comes from: true of the days that they name, and of what is on record."""

from aigraph.answers.queries.money_sources import sources_sentences
from aigraph.measures.sources_and_uses import sources_and_uses
from tests.ledgers import ledger

DEALS = """
    e: x -> l equity closed 2026-01-15 9
    c: l -> v compute signed 2026-02-01 20
    d: l -> v chips signed 2026-02-01
    p: l -> w equity closed 2026-03-01 1
"""


def said_of(company, **settings):
    public = ledger(DEALS)
    found = sources_and_uses(public.view(as_of="2026-10-01", layers="cash", **settings))
    return " ".join(sources_sentences(public, found, found.companies[company]))


def test_what_a_company_pays_without_a_schedule_is_told_beside_what_is_due_on_record():
    assert (
        "2 of 3 deals have no schedule or no figure on record, and count at what is known to be due, else at 0: "
        "by 1 of them up to $20bn more; 1 has no ceiling. So this is what is on record, not all that L pays."
    ) in said_of("l", window="2026")


def test_a_window_that_is_not_over_falls_due_and_one_that_is_fell_due():
    assert "on record that falls due from 2026-01-01 to 2026-12-31" in said_of("l", window="2026")
    assert "on record that fell due from 2026-01-01 to 2026-06-30" in said_of("l", window="2026-01-01..2026-06-30")
