"""Lists of companies, deals and sources."""

import pytest

from aigraph import UnknownNameError, list_companies, list_deals, list_sources, load
from aigraph.answers.inventory import claims_of
from tests.ledgers import TOY, ledger, write_folder

VIEW = ledger(TOY + "\n e8: c -> v chips signed 2025-03").view(layers=["cash"])


def test_companies_come_with_what_they_pay_and_get():
    rows = {totals.company.id: (totals.pays, totals.gets) for totals in list_companies(VIEW)}
    paid, got = rows["l"]
    assert (paid.central, got.central) == (35, 31)
    paid, _ = rows["c"]
    assert (paid.low, paid.central) == (20, None)


def test_deals_come_by_size_with_the_unknown_last():
    assert [arrow.deal.id for arrow in list_deals(VIEW)] == ["e3", "e2", "e4", "e1a", "e5", "e8"]


def test_deals_of_a_company_are_those_with_it_at_an_end():
    assert [arrow.deal.id for arrow in list_deals(VIEW, ["x"])] == ["e2"]


def test_sources_come_with_how_many_events_rest_on_them():
    assert [(cited.source.id, cited.events) for cited in list_sources(VIEW)] == [("s", 6)]


def verdicts(text):
    return [claim.verdict for claim in claims_of(ledger(text), "s")]


def test_what_a_source_says_is_listed_and_an_unknown_source_refused():
    assert len(claims_of(VIEW.ledger, "s")) == 9
    with pytest.raises(UnknownNameError, match="no source is called 'z'"):
        claims_of(VIEW.ledger, "z")


def test_talks_that_became_another_deal_are_revised():
    assert verdicts("d: a -> b equity in_talks 2025-01-01 10\n d replaced 2025-02-01") == ["revised", "stands"]


def test_an_amount_that_was_changed_later_is_revised_and_progress_alone_is_not():
    assert verdicts("d: a -> b equity signed 2025-01-01 10\n d closed 2025-02-01 12") == ["revised", "stands"]
    assert verdicts("d: a -> b equity signed 2025-01-01 10\n d closed 2025-02-01") == ["stands", "stands"]


def test_a_claim_that_the_record_contradicts_is_refuted():
    assert verdicts("d: a -> b equity refuted 2025-01-01 10") == ["refuted"]


def test_the_verdict_on_a_figure_is_the_one_entered_with_it(tmp_path):
    claims = claims_of(load(write_folder(tmp_path, metrics=["lab,gpus,2025,,5,,gpus,,news,,refuted"])), "news")
    assert [claim.verdict for claim in claims] == ["stands", "stands", "stands", "refuted"]
