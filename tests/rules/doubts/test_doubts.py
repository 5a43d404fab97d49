"""Each doubt, with a table that raises it and the line that says so, and one that looks alike and is right."""

import pytest

from aigraph import check
from aigraph.rules.doubts import (
    DOUBTS,
    LOOKS_UP,
    dates,
    figures_of_periods,
    instruments,
    kinds_of_sum,
    links,
    mergers,
    parts_in_words,
    payments,
    repeats,
    rows_side_by_side,
    term_columns,
    terms,
    totals,
)
from aigraph.rules.doubts.sources import other_sources, titles
from tests.ledgers import WHOLE, write_folder

COMPANIES, DEALS, EVENTS = WHOLE["companies"], WHOLE["deals"], WHOLE["events"]
SOURCES, METRICS = WHOLE["sources"], WHOLE["metrics"]
SOLD = EVENTS[2]


def told(reported, *figures, status="signed", day="2025-01-05"):
    """The purchase of shares told by one event: low, figure, high, paid and the wording."""
    low, usd, high, paid = (*figures, "", "", "", "")[:4]
    return {"events": [f'chips-lab-equity,{day},{status},{low},{usd},{high},{paid},"{reported}",news,', SOLD]}


def with_deal(row, *events, companies=()):
    """One more deal beside the two whole ones, with its events, and companies that it needs."""
    return {
        "companies": [*COMPANIES, *companies],
        "deals": [*DEALS, row],
        "events": [*EVENTS, *(f"{row.split(',')[0]},{event}" for event in events)],
    }


CLOUD = "cloud,Cloud,firm,cloud,US,,,,,,"
CROWD = "crowd,Crowd of round one,placeholder,investor,,,,,,,"
FUND = "fund,Fund,fund,investor,US,,,,,,"
RENT = "lab-cloud-compute,lab,cloud,compute,Lab rents from Cloud,,,,,,,{basis}"
ROUND = "crowd-lab-equity,crowd,lab,equity,{title},,,,,,,total"


BROKEN = {
    "figures_are_those_reported": (
        told("$10bn of shares", "", "100"),
        "events.csv:2: warning: usd_bn 100 stands beside $10bn in reported; look for a slip of ten or a thousand",
    ),
    "other_currencies_are_converted": (
        told("80 billion yen", "", "80"),
        "events.csv:2: warning: usd_bn 80 stands beside 80bn JPY in reported; expected US dollars",
    ),
    "bounds_are_entered_as_bounds": (
        told("up to $10bn", "", "10"),
        "events.csv:2: warning: usd_bn 10 is reported as a ceiling; expected it in high_usd_bn",
    ),
    "yearly_figures_are_called_so": (
        told("$10bn a year", "", "10"),
        "events.csv:2: warning: usd_bn 10 is reported as that of a year or month, but basis is 'total'",
    ),
    "yearly_deals_have_a_start": (
        {**told("$10bn a year", "", "10"), "deals": [DEALS[0].replace(",total", ",annual"), DEALS[1]]},
        "deals.csv:2: warning: basis is 'annual' without a start, so that nothing of it can be counted in any period",
    ),
    "figures_of_a_company_are_no_deals": (
        told("shares at a valuation of $10bn", "", "10"),
        "events.csv:2: warning: the figure is reported as 'valuation', a figure of one company; "
        "expected a row of metrics.csv",
    ),
    "status_is_as_reported": (
        told("$10bn by a letter of intent", "", "10"),
        "events.csv:2: warning: status signed stands beside 'letter of intent' in reported; "
        "expected in_talks or announced",
    ),
    "companies_can_bear_their_deals": (
        {**told("", "", "310"), "metrics": [*METRICS, "lab,valuation,2025-01,,300,,usd_bn,,news,,"]},
        "deals.csv:2: warning: 310 is 1.03 times the largest figure of 'lab', 300; is the unit right?",
    ),
    "deals_of_a_pair_are_comparable": (
        with_deal("chips-lab-2,chips,lab,equity,Chips Inc buys more,,,,,,,total", "2025-02-28,signed,,0.01,,,,news,"),
        "deals.csv:4: warning: 0.01 is 1000 times below 'chips-lab-equity' of the same pair; is the unit right?",
    ),
    "figures_of_a_deal_agree": (
        {"events": [EVENTS[0], "chips-lab-equity,2025-02,closed,,100,,,,news,", SOLD]},
        "events.csv:3: warning: 100 follows 10 of the same deal; is the unit right?",
    ),
    "figures_on_record_are_no_deals": (
        {"metrics": [*METRICS, "lab,valuation,2025-01,,10,,usd_bn,,news,,"]},
        "events.csv:2: warning: usd_bn 10 is the valuation of 'lab' in metrics.csv; is it paid to 'lab'?",
    ),
    "sellers_sell_such_things": (
        with_deal(
            "chips-lab-compute,chips,lab,compute,Chips Inc rents from Lab,,,,,,,total", "2025-02-01,signed,,1,,,,news,"
        ),
        "deals.csv:4: warning: payee 'lab' is lab and sells no compute; are payer and payee swapped?",
    ),
    "money_goes_to_who_needs_it": (
        with_deal(
            "lab-fund-loan,lab,fund,loan,Loan of the Fund,,,,,,,total",
            "2025-02-01,signed,,1,,,,news,",
            companies=[FUND],
        ),
        "deals.csv:4: warning: payee 'fund' is fund and gives such money; are payer and payee swapped?",
    ),
    "deals_do_not_run_both_ways": (
        with_deal("lab-chips-equity,lab,chips,equity,Lab buys shares,,,,,,,total", "2025-02-01,signed,,1,,,,news,"),
        "deals.csv:4: warning: runs against 'chips-lab-equity', which has shares the other way; "
        "are payer and payee swapped?",
    ),
    "incentives_go_to_customers": (
        {
            "companies": [*COMPANIES, CLOUD],
            "deals": [*DEALS, "lab-cloud-warrant,lab,cloud,warrant,Warrants,,,,,,,total", RENT.format(basis="total")],
            "events": [
                *EVENTS,
                "lab-cloud-warrant,2025-02-01,signed,,,,,,news,",
                "lab-cloud-compute,2025-02-01,signed,,,,,,news,",
            ],
        },
        "deals.csv:4: warning: 'lab' buys from 'cloud' and sells it nothing; are payer and payee swapped?",
    ),
    "titles_and_ids_name_the_ends": (
        {
            "deals": [DEALS[0].replace("chips-lab-equity,chips,lab,", "shares,lab,chips,"), DEALS[1]],
            "events": [event.replace("chips-lab-equity", "shares") for event in EVENTS],
        },
        "deals.csv:2: warning: the title begins with the payee, Chips Inc, and lets it pay; are payer and payee right?",
    ),
    "a_deal_has_one_id": (
        with_deal("lab-chips-2,lab,chips,chips,Lab orders chips,,,,,,,total", "2025-01-25,signed,,29,,,,news,"),
        "deals.csv:4: warning: same ends, instrument and month as 'lab-chips-chips'; is it the same deal?",
    ),
    "lenders_are_not_counted_beside_their_group": (
        with_deal(ROUND.format(title="Lenders fund Lab"), "2025-01-20,closed,,10,,,,news,", companies=[CROWD]),
        "deals.csv:2: warning: same payee, instrument, month and sum as 'crowd-lab-equity'; is it the same money?",
    ),
    "rounds_contain_their_parts": (
        with_deal(ROUND.format(title="Lab closes a round"), "2025-02-01,closed,,25,,,,news,", companies=[CROWD]),
        "deals.csv:2: warning: the round 'crowd-lab-equity' stands beside 'chips-lab-equity', which it may contain; "
        "expected part_of",
    ),
    "parts_are_smaller_than_their_round": (
        {
            "companies": [*COMPANIES, CROWD, FUND],
            "deals": [
                DEALS[0].replace(",p1,,", ",p1,crowd-lab-equity,"),
                DEALS[1],
                ROUND.format(title="Lab's round"),
                "fund-lab-equity,fund,lab,equity,Fund joins,,,,crowd-lab-equity,,,total",
            ],
            "events": [
                *EVENTS,
                "crowd-lab-equity,2025-01-05,closed,,10,,,,news,",
                "fund-lab-equity,2025-01-05,closed,,,,,,news,",
            ],
        },
        "deals.csv:2: warning: 10 is all of 'crowd-lab-equity', which has other parts; is it the investor's own?",
    ),
    "years_are_those_of_the_id": (
        {
            "deals": [DEALS[0].replace("chips-lab-equity", "chips-lab-equity-2024"), DEALS[1]],
            "events": ["chips-lab-equity-2024,2025-01-05,signed,,10,,,,news,", SOLD],
        },
        "events.csv:2: warning: id 'chips-lab-equity-2024' names 2024, but its events and term have 2025",
    ),
    "old_events_name_their_year": (
        told("", "", "10", day="2015-01-05"),
        "events.csv:2: warning: date 2015-01-05 is 10 years before its source 'news' appeared; is the year right?",
    ),
    "terms_are_of_this_age": (
        {"deals": [DEALS[0], DEALS[1].replace(",2029,", ",2092,")]},
        "deals.csv:3: warning: the term from 2025-01 to 2092 is longer than 20 years",
    ),
    "events_are_not_ahead_of_the_data": (
        {
            "sources": [*SOURCES, "later,Later,Paper,2035-03-01,https://example.org/b,en,B"],
            "events": [
                *(f"chips-lab-equity,2025-01-{day:02},signed,,10,,,,news," for day in range(1, 31)),
                "chips-lab-equity,2035-02-01,closed,,10,,,,later,",
                SOLD,
            ],
        },
        "events.csv:32: warning: an event of 2035-02-01 stands more than a year after all the others, "
        "which end on 2025-01-30",
    ),
    "paid_sums_do_not_fall": (
        {"events": [*EVENTS[:2], "chips-lab-equity,2025-02-28,closed,,10,,4,,news,", SOLD]},
        "events.csv:4: warning: paid_usd_bn 4 is less than the 10 paid before; it counts from the beginning",
    ),
    "reasons_are_words": (
        {"events": [*EVENTS[:2], "chips-lab-equity,2025-02-28,announced,,10,,,$10bn,news,", SOLD]},
        "events.csv:4: warning: status goes from closed to announced, and reported gives only '$10bn'",
    ),
    "grade_a_is_for_primary_hosts": (
        {"sources": ["news,Title,Paper,2025-03-01,https://www.thepaper.example/a,en,A"]},
        "sources.csv:2: warning: grade A stands at thepaper.example, which publishes no filings or releases; "
        "expected B, C or D",
    ),
    "sources_have_one_id": (
        {
            "sources": [*SOURCES, "again,Title,Paper,2025-03-01,http://www.example.org/a/,en,B"],
            "events": [*EVENTS[:2], EVENTS[2].replace(",news,", ",again,")],
        },
        "sources.csv:3: warning: url is that of 'news'; is it the same document?",
    ),
}

ALIKE = {
    "figures_are_those_reported": [
        told("$6bn of shares and $4bn later", "", "10"),
        told("half of $20bn", "", "10"),
        told("10,000 million dollars", "", "10"),
        told("about $10bn", "9", "10", "11"),
        told("$0.5bn a month for 20 months", "", "10"),
        told("the remaining shares, by a person familiar", "", "10"),
    ],
    "other_currencies_are_converted": [
        told("EUR 9bn", "", "10.2"),
        told("1.5 trillion yen", "", "10"),
        told("১ লাখ ১০ হাজার কোটি টাকা, $10bn", "", "10"),
        told("CHF 9bn", "", "10.1"),
    ],
    "bounds_are_entered_as_bounds": [
        told("up to $10bn", "", "", "10"),
        told("$10bn now and up to $20bn later", "", "10"),
        told("at least $10bn", "10", "10"),
    ],
    "yearly_figures_are_called_so": [
        told("$10bn, at 6% a year", "", "10"),
        told("$2bn a year for five years, $10bn", "", "10"),
    ],
    "yearly_deals_have_a_start": [
        {
            **told("$10bn a year", "", "10"),
            "deals": [DEALS[0].replace(",,,p1,,,,total", ",2025,,p1,,,,annual"), DEALS[1]],
        },
        {**told("$10bn a year, no term", "", "10"), "deals": [DEALS[0].replace(",total", ",annual"), DEALS[1]]},
    ],
    "figures_of_a_company_are_no_deals": [
        told("$10bn at a valuation of $300bn", "", "10"),
        told("$10bn, less than its backlog of $90bn", "", "10"),
    ],
    "status_is_as_reported": [
        told("$10bn by a letter of intent", "", "10", status="announced"),
        told("$10bn after months of talks", "", "10"),
    ],
    "companies_can_bear_their_deals": [
        {**told("", "", "290"), "metrics": [*METRICS, "lab,valuation,2025-01,,300,,usd_bn,,news,,"]}
    ],
    "deals_of_a_pair_are_comparable": [
        with_deal("chips-lab-2,chips,lab,equity,Chips Inc buys more,,,,,,,total", "2025-02-28,signed,,0.1,,,,news,"),
        with_deal("chips-lab-loan,chips,lab,loan,Chips Inc lends,,,,,,,total", "2025-02-28,signed,,0.01,,,,news,"),
    ],
    "figures_of_a_deal_agree": [{"events": [EVENTS[0], "chips-lab-equity,2025-02,closed,,30,,,,news,", SOLD]}],
    "figures_on_record_are_no_deals": [{"metrics": [*METRICS, "lab,revenue_run_rate,2025-01,,10,,usd_bn,,news,,"]}],
    "sellers_sell_such_things": [
        with_deal(RENT.format(basis="total"), "2025-02-01,signed,,1,,,,news,", companies=[CLOUD]),
        with_deal(
            "chips-lab-compute,chips,lab,compute,Chips Inc may rent,,,,,,,total", "2025-02-01,in_talks,,1,,,,news,"
        ),
    ],
    "money_goes_to_who_needs_it": [
        with_deal(
            "fund-lab-loan,fund,lab,loan,Loan of the Fund,,,,,,,total",
            "2025-02-01,signed,,1,,,,news,",
            companies=[FUND],
        )
    ],
    "deals_do_not_run_both_ways": [
        with_deal("lab-chips-licence,lab,chips,licence,Lab licenses,,,,,,,total", "2025-02-01,signed,,1,,,,news,")
    ],
    "incentives_go_to_customers": [
        with_deal("chips-lab-warrant,chips,lab,warrant,Warrants,,,,,,,total", "2025-02-01,signed,,,,,,news,")
    ],
    "titles_and_ids_name_the_ends": [
        {"deals": [DEALS[0], DEALS[1].replace("Lab buys chips", "Chips Inc is to build chips for Lab")]}
    ],
    "a_deal_has_one_id": [
        with_deal("lab-chips-2,lab,chips,chips,Lab orders more,,,p1,,,,total", "2025-01-25,signed,,29,,,,news,"),
        with_deal("lab-chips-2,lab,chips,chips,Lab orders more,,,,,,,total", "2025-01-25,signed,,3,,,,news,"),
    ],
    "lenders_are_not_counted_beside_their_group": [
        with_deal(
            ROUND.format(title="Lenders fund Lab, those of Chips Inc aside"),
            "2025-03-20,closed,,10,,,,news,",
            companies=[CROWD],
        ),
        with_deal(ROUND.format(title="Lenders fund Lab"), "2025-01-20,closed,,9,,,,news,", companies=[CROWD]),
    ],
    "rounds_contain_their_parts": [
        with_deal(ROUND.format(title="The others of a round"), "2025-02-01,closed,,5,,,,news,", companies=[CROWD]),
        with_deal(
            ROUND.format(title="Lab sells shares, those of Chips Inc aside"),
            "2025-02-01,closed,,25,,,,news,",
            companies=[CROWD],
        ),
    ],
    "parts_are_smaller_than_their_round": [
        {
            "companies": [*COMPANIES, CROWD],
            "deals": [DEALS[0].replace(",p1,,", ",p1,crowd-lab-equity,"), DEALS[1], ROUND.format(title="Lab's round")],
            "events": [*EVENTS, "crowd-lab-equity,2025-01-05,closed,,10,,,,news,"],
        }
    ],
    "years_are_those_of_the_id": [
        {
            "deals": [DEALS[0], DEALS[1].replace("lab-chips-chips", "lab-chips-chips-2029")],
            "events": [*EVENTS[:2], SOLD.replace("lab-chips-chips", "lab-chips-chips-2029")],
        }
    ],
    "old_events_name_their_year": [told("a stake of 2015, $10bn", "", "10", day="2015-01-05")],
    "terms_are_of_this_age": [{"deals": [DEALS[0], DEALS[1].replace(",2029,", ",2044,")]}],
    "events_are_not_ahead_of_the_data": [
        {
            "sources": [*SOURCES, "later,Later,Paper,2027-03-01,https://example.org/b,en,B"],
            "events": [*EVENTS[:2], "chips-lab-equity,2027-02-01,closed,,10,,,,later,", SOLD],
        }
    ],
    "paid_sums_do_not_fall": [{"events": ["chips-lab-equity,2025-01-05,closed,,10,,4,,news,", EVENTS[1], SOLD]}],
    "reasons_are_words": [
        {
            "events": [
                *EVENTS[:2],
                "chips-lab-equity,2025-02-28,signed,,10,,,$10bn promised and not yet sent,news,",
                SOLD,
            ]
        }
    ],
    "grade_a_is_for_primary_hosts": [
        {"sources": [f"news,Title,{publisher},2025-03-01,{url},en,A"]}
        for publisher, url in (
            ("SEC", "https://www.sec.gov/a"),
            ("Chips Inc", "https://investors.chipsinc.com/a"),
            ("Lab", "https://lab.example/a"),
            ("Lab (stock exchange release, copy)", "https://mirror.example/a"),
        )
    ],
    "sources_have_one_id": [
        {
            "sources": [SOURCES[0], f"again,Title,Paper,2025-03-01,{url},en,B"],
            "events": [*EVENTS[:2], EVENTS[2].replace(",news,", ",again,")],
        }
        for url in ("https://example.org/b", "")
    ],
}


def test_every_doubt_has_a_table_that_raises_it_and_one_that_looks_alike():
    files = (
        other_sources,
        parts_in_words,
        payments,
        terms,
        term_columns,
        figures_of_periods,
        instruments,
        links,
        mergers,
        kinds_of_sum,
        rows_side_by_side,
        titles,
        totals,
    )
    elsewhere = [rule for file in files for rule in file.DOUBTS]
    elsewhere += [dates.days_are_those_reported, dates.days_are_not_swapped, dates.sources_are_not_ahead_of_the_data]
    elsewhere += [dates.years_are_those_of_the_source]
    elsewhere += [repeats.one_sum_is_one_deal, repeats.companies_have_one_id]
    assert set(BROKEN) == set(ALIKE) == {rule.__name__ for rule in DOUBTS if rule not in elsewhere}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_doubt_is_told_with_file_and_line(rule, tmp_path):
    changed, expected = BROKEN[rule]
    folder = write_folder(tmp_path, **changed)
    found = {str(problem).removeprefix(f"{folder}/"): problem.rule for problem in check(folder)}
    assert found.get(expected) == rule, "\n".join(found)


@pytest.mark.parametrize(("rule", "changed"), [(rule, changed) for rule, tables in ALIKE.items() for changed in tables])
def test_what_looks_alike_and_is_right_raises_no_doubt(rule, changed, tmp_path):
    problems = check(write_folder(tmp_path, **changed))
    assert not [str(problem) for problem in problems if problem.rule == rule]


def test_doubts_never_stop_a_load(tmp_path):
    from aigraph import load

    for name, (changed, _) in BROKEN.items():
        assert load(write_folder(tmp_path / name, **changed)).deals


def test_a_table_of_ones_own_is_not_doubted(tmp_path):
    row = "Lab,Chips Inc,chips,2025-01-05,10"
    (tmp_path / "deals.csv").write_text(f"payer,payee,what,date,amount\n{row}\n{row}\n", encoding="utf-8")
    names = {rule.__name__ for rule in DOUBTS}
    assert not [problem for problem in check(tmp_path / "deals.csv") if problem.rule in names]


def test_every_doubt_says_what_it_asks_for():
    assert all((rule.__doc__ or "").strip().endswith(".") for rule in DOUBTS)


def test_every_doubt_names_the_tables_that_it_looks_things_up_in():
    assert set(LOOKS_UP) == set(DOUBTS)
