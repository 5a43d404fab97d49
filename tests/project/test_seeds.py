"""The shipped data: the loops that everybody names come out of it, with the right kinds and on the right days."""

import itertools
import re
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from aigraph import explain, find_loops, load
from aigraph.answers import claims_of
from aigraph.answers.evidence_by_day import evidence_on
from aigraph.answers.rows import row_of
from aigraph.loops import find_at_each_level
from aigraph.loops.collect import loop_key
from aigraph.model import Kind
from aigraph.model.status import LEVELS
from aigraph.store import SEEDS

LEDGER = load()
QUALITY = Path(__file__).resolve().parents[2] / "scripts" / "data_quality"
EVERYTHING = ("cash", "value", "contingent")


def loops_on(day=None, status="binding", layers=("cash", "value")):
    found = find_loops(LEDGER.view(as_of=day, status=status, layers=layers))
    return {("-".join(leg.payer for leg in form.legs), form.kind.value) for loop in found for form in loop.forms}


def test_the_data_set_is_of_some_size():
    named = [company for company in LEDGER.companies if not company.is_placeholder]
    sizes = (LEDGER.deals, LEDGER.companies, LEDGER.events, LEDGER.sources, LEDGER.metrics)
    assert [len(rows) for rows in sizes] >= [300, 140, 450, 200, 100]
    assert len(named) >= 130


@pytest.mark.parametrize(
    ("article", "stands", "revised", "refuted"),
    [
        ("the-finance-bd-meta-2024-10", 4, 0, 0),
        ("tesla-xai-compute-2024-10", 10, 0, 4),
        ("techsiri-amazon-openai-2025-12", 6, 2, 4),
        ("bhorer-kagoj-xai-debt-2025-07", 5, 2, 1),
    ],
)
def test_each_founding_article_is_in_claim_by_claim_with_its_verdicts(article, stands, revised, refuted):
    claims = claims_of(LEDGER, article)
    assert Counter(claim.verdict for claim in claims) == Counter(stands=stands, revised=revised, refuted=refuted)
    assert all(re.fullmatch(r"paragraph \d+", claim.record.locator) for claim in claims)
    assert LEDGER.source_by_id[article].language == "bn"


@pytest.mark.parametrize(
    ("payer", "payee", "record"),
    [("openai", "coreweave", "coreweave"), ("openai", "amd", "amd")],
)
def test_a_refuted_claim_stands_beside_the_better_source(payer, payee, record):
    (deal,) = (
        deal
        for deal in LEDGER.deals
        if (deal.payer, deal.payee) == (payer, payee) and LEDGER.history[deal.id][-1][1].status == "refuted"
    )
    sources = [LEDGER.source_by_id[event.source] for _, event in LEDGER.history[deal.id]]
    assert min(source.grade for source in sources) < "C"
    assert any(record in source.id for source in sources)


def test_every_binding_amount_over_ten_billion_has_two_sources_or_a_primary_document():
    alone = [
        deal.id
        for deal in LEDGER.deals
        if max((e.amount.high or e.amount.low for _, e in LEDGER.history[deal.id]), default=0) > 10
        and LEDGER.history[deal.id][-1][1].status in ("signed", "closed")
        and len(cited := {event.source for _, event in LEDGER.history[deal.id]}) < 2
        and {LEDGER.source_by_id[source].grade for source in cited} != {"A"}
    ]
    assert alone == []


def test_what_a_company_pays_holds_no_umbrella_with_its_part_and_no_replaced_deal():
    for status in LEVELS:
        seen = {arrow.deal.id: arrow for arrow in LEDGER.view(status=status, layers=EVERYTHING).arrows}
        assert not [deal for deal, arrow in seen.items() if arrow.deal.part_of in seen]
        assert not [deal for deal, arrow in seen.items() if set(arrow.deal.replaces) & set(seen)]


@pytest.mark.parametrize("name", ["ওপেনএআইয়ের", "এনভিডিয়াকে", "গুগলের", "AWS", "Azure", "Alphabet", "NVDA"])
def test_companies_are_found_by_the_names_that_articles_use(name):
    assert LEDGER.company(name).id in {"openai", "nvidia", "google", "amazon", "microsoft"}


def test_the_loops_do_not_change_when_rows_are_reordered():
    turned = replace(
        LEDGER,
        companies=LEDGER.companies[::-1],
        deals=LEDGER.deals[::-1],
        sources=LEDGER.sources[::-1],
        aliases=LEDGER.aliases[::-1],
    )
    rows = [
        [row_of(loop) for loop in find_loops(one.view(status="all", layers=EVERYTHING))] for one in (LEDGER, turned)
    ]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    "name",
    [
        "nvidia-openai-oracle",
        "microsoft-openai",
        "amazon-openai",
        "amazon-anthropic",
        "nvidia-coreweave",
        "google-anthropic",
        "broadcom-anthropic",
        "amd-anthropic",
    ],
)
def test_a_named_circular_loop_is_found(name):
    assert (name, "circular") in loops_on()


@pytest.mark.parametrize(
    "name", ["amd-openai", "coreweave-openai", "cerebras-openai", "amd-meta", "akamai-anthropic", "qualcomm-amazon"]
)
def test_a_named_incentive_loop_is_found(name):
    assert (name, "incentive") in loops_on()
    assert (name, "circular") not in loops_on()


@pytest.mark.parametrize(("name", "kind"), [("marvell-google", "incentive"), ("nvidia-ssi", "circular")])
def test_what_is_only_announced_closes_no_loop_that_binds(name, kind):
    assert (name, kind) in loops_on(status="announced")
    assert (name, kind) not in loops_on()


@pytest.mark.skipif(not QUALITY.exists(), reason="the source distribution has no scripts")
def test_the_goals_for_the_sources_are_reached():
    done = subprocess.run([sys.executable, QUALITY], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_no_series_of_a_company_is_in_two_units_without_saying_so():
    units = defaultdict(set)
    for metric in LEDGER.metrics:
        units[metric.company, metric.metric, metric.period].add(metric.unit)
    in_two = {key for key, seen in units.items() if len(seen) > 1}
    assert in_two == {("alibaba", "revenue", "FY2026")}


@pytest.mark.parametrize("name", ["google-terawulf", "google-cipher", "nvidia-coreweave"])
def test_a_guarantee_closes_a_loop_only_when_contingent_deals_are_asked_for(name):
    assert (name, "backstop") in loops_on(layers=EVERYTHING)
    assert not any(kind == "backstop" for _, kind in loops_on())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("softbank-openai", "circular"),
        ("nvidia-openai-microsoft", "circular"),
        ("nvidia-openai-coreweave", "circular"),
        ("microsoft-anthropic", "circular"),
        ("nvidia-anthropic-microsoft", "circular"),
        ("nvidia-mistral", "circular"),
        ("alibaba-moonshot", "circular"),
        ("google-ssi", "circular"),
    ],
)
def test_further_loops_of_the_record_are_found(name, kind):
    assert (name, kind) in loops_on()


def test_what_xai_got_before_spacex_bought_it_closes_a_loop_of_xai_and_none_of_spacex():
    assert ("nvidia-xai", "circular") in loops_on("2026-02-01")
    assert "nvidia" not in {arrow.payer for arrow in LEDGER.view().arrows if arrow.payee == "spacex"}
    (why,) = explain(LEDGER.view(), "nvidia-xai").why_not.missing
    assert "before_consolidation" in {hidden.reason for hidden in why.hidden}


@pytest.mark.parametrize("name", ["broadcom-openai", "nvidia-thinking-machines"])
def test_loops_that_live_on_talk_or_plans_are_not_binding(name):
    assert (name, "circular") not in loops_on()
    assert (name, "circular") in loops_on(status="all")


def test_on_15_october_2025_the_letter_of_intent_stood_and_not_the_later_shares():
    view = LEDGER.view(as_of="2025-10-15", status="announced")
    (explanation,) = (it for it in explain(view, "nvidia-openai-oracle").loops if it.loop.kind is Kind.CIRCULAR)
    first = explanation.loop.legs[0]
    assert "nvidia-openai-loi-2025" in {arrow.deal.id for arrow in first.arrows}
    assert "nvidia-openai-equity-2026" not in {arrow.deal.id for arrow in first.arrows}


def test_since_february_2026_the_shares_stand_and_not_the_letter_of_intent():
    loops = find_loops(LEDGER.view()).named("nvidia-openai-oracle")
    (loop,) = (loop for loop in loops if loop.kind is Kind.CIRCULAR)
    deals = {arrow.deal.id for arrow in loop.legs[0].arrows}
    assert "nvidia-openai-equity-2026" in deals
    assert "nvidia-openai-loi-2025" not in deals
    assert loop.bottleneck.central is not None
    assert loop.bottleneck.central >= 30


def test_the_shipped_loops_grow_up_the_ladder():
    found = find_at_each_level(LEDGER.view(layers=EVERYTHING))
    names = [{(loop_key(loop), kind) for loop in found[level] for kind in loop.kinds} for level in LEVELS]
    assert all(strict <= weak for strict, weak in itertools.pairwise(names))


@pytest.mark.parametrize(
    "told",
    ["nvidia-openai-oracle", "amd-openai", "google-anthropic", "nvidia-coreweave", "microsoft-openai"],
)
def test_the_loops_that_are_told_most_are_direct(told):
    (loop,) = find_loops(LEDGER.view()).named(told)
    assert loop.is_direct


def test_the_search_of_the_shipped_data_is_complete():
    assert find_loops(LEDGER.view(status="all", layers=EVERYTHING)).truncated is None


def test_no_text_of_the_data_is_a_script_a_formula_or_a_path():
    for path in SEEDS.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "file://" not in text
        assert not any(cell.startswith(("=", "@", "+")) for line in text.splitlines() for cell in line.split(","))


def test_the_fifteen_loops_at_the_head_of_the_list_have_an_answer_to_every_evidence_question():
    view = LEDGER.view()
    for loop in find_loops(view)[:15]:
        answers = evidence_on(view, loop)
        assert [flag for flag, rows in answers.items() if not rows] == [], loop.name
        assert all(row.source for rows in answers.values() for row in rows if row.answer != "unknown")
