"""Each rule, with the table that breaks it and the line that says so."""

import pytest

from aigraph import check
from aigraph.rules import LOOKS_UP, RULES
from tests.ledgers import WHOLE, write_folder

DEALS, EVENTS, COMPANIES = WHOLE["deals"], WHOLE["events"], WHOLE["companies"]
SOLD = "lab-chips-chips,2025-01-05,signed,,,30,,,news,"


def events(*rows):
    """The events of the first deal replaced by these."""
    return {"events": [*rows, SOLD]}


def deals(*rows):
    """Further deals beside the two whole ones, each with an event."""
    told = [f"{row.split(',')[0]},2025-01-0{day},signed,,{day},,,,news," for day, row in enumerate(rows, start=6)]
    return {"deals": [*DEALS, *rows], "events": [*EVENTS, *told]}


BROKEN = {
    "ids_are_slugs": (
        {"companies": [*COMPANIES, "../etc,Etc,firm,,,lab,,,,,"]},
        "companies.csv:4: id '../etc' is no slug; expected lower-case letters, digits and hyphens",
    ),
    "ids_are_unique": (
        {"deals": [*DEALS, DEALS[0]]},
        "deals.csv:4: deal id 'chips-lab-equity' is already on line 2",
    ),
    "companies_are_known": (
        {"deals": [DEALS[0].replace(",chips,lab,", ",chps,lab,"), DEALS[1]]},
        "deals.csv:2: payer 'chps' is not in companies.csv; did you mean chips?",
    ),
    "sources_are_known": (
        events("chips-lab-equity,2025-01-05,signed,,10,,,,newz,"),
        "events.csv:2: source 'newz' is not in sources.csv; did you mean news?",
    ),
    "deals_of_events_are_known": (
        {"events": [*EVENTS, "chips-lab-equty,2025-01-05,signed,,1,,,,news,"]},
        "events.csv:5: deal 'chips-lab-equty' is not in deals.csv; did you mean chips-lab-equity?",
    ),
    "addresses_can_be_opened": (
        {"sources": ["news,Title,Paper,2025-03-01,javascript:alert(1),en,B"]},
        "sources.csv:2: url 'javascript:alert(1)' is no web address; expected http:// or https://",
    ),
    "evidence_is_about_something": (
        {"evidence": ["chips-lob,E1,unknown,,,"]},
        "evidence.csv:2: about 'chips-lob' is no deal, package or loop of listed companies",
    ),
    "records_are_used": (
        {"companies": [*COMPANIES, "idle,Idle,firm,,,,,,,,"]},
        "companies.csv:4: warning: company 'idle' has no deal, metric or subsidiary",
    ),
    "no_one_pays_itself": (
        deals("own,lab,lab,equity,,,,,,,,total"),
        "deals.csv:4: 'lab' is both payer and payee; a deal needs two companies",
    ),
    "a_name_means_one_company": (
        {"aliases": ["lab,CHIPS  inc,en"]},
        "aliases.csv:2: 'CHIPS  inc' stands for 'lab', but already for 'chips'",
    ),
    "groups_without_a_name_say_so": (
        {"companies": [*COMPANIES, "others,Various lenders,bank,,,lab,,,,,"]},
        "companies.csv:4: warning: 'Various lenders' names nobody, but its kind is 'bank'; expected 'placeholder'",
    ),
    "placeholders_close_no_loop": (
        {
            "companies": [*COMPANIES, "crowd,Lenders,placeholder,,,,,,,,"],
            **deals("in,crowd,lab,loan,,,,,,,,total", "out,chips,crowd,lease,,,,,,,,total"),
        },
        "deals.csv:4: placeholder 'crowd' would close a loop through 'lab'; name the companies",
    ),
    "identifiers_are_well_formed": (
        {"companies": [COMPANIES[0], "lab,Lab,firm,lab,US,,,,549300B9WLO96RQCXP78,,"]},
        "companies.csv:3: lei '549300B9WLO96RQCXP78' has wrong check digits; look for a mistyped sign",
    ),
    "identifiers_mean_one_company": (
        {"companies": [f"{COMPANIES[0]}", "lab,Lab,firm,lab,US,,,chp,,,"]},
        "companies.csv:3: ticker 'chp' of 'lab' is already that of 'chips'",
    ),
    "parents_end_somewhere": (
        {"companies": ["chips,Chips Inc,firm,,,lab,,,,,", "lab,Lab,firm,,,chips,,,,,"]},
        "companies.csv:2: parent 'lab' leads back to 'chips'",
    ),
    "links_point_somewhere": (
        deals("part,chips,lab,loan,,,,,nothing,,,total"),
        "deals.csv:4: part_of 'nothing' is no deal in deals.csv",
    ),
    "links_end_somewhere": (
        deals("one,chips,lab,loan,,,,,two,,,total", "two,chips,lab,bond,,,,,one,,,total"),
        "deals.csv:4: part_of leads from 'one' back to itself",
    ),
    "replaced_deals_say_so": (
        deals("new,chips,lab,loan,,,,,,chips-lab-equity,,total"),
        "deals.csv:4: replaces 'chips-lab-equity', whose last event is closed; expected replaced or cancelled",
    ),
    "packages_are_no_mirrors": (
        deals("there,lab,chips,lease,,,,p9,,,,total", "back,chips,lab,lease,,,,p9,,,,total"),
        "deals.csv:4: package 'p9' holds lease both ways; keep the way value goes",
    ),
    "nothing_is_entered_twice": (
        {
            "deals": [*DEALS, "again,chips,lab,equity,,,,,,,,total"],
            "events": [*EVENTS, "again,2025-01-05,signed,,10,,,,news,"],
        },
        "deals.csv:4: warning: looks like 'chips-lab-equity': same ends, instrument, day and amount",
    ),
    "deals_have_events": (
        {"deals": [*DEALS, "silent,chips,lab,loan,,,,,,,,total"]},
        "deals.csv:4: deal 'silent' has no event",
    ),
    "events_have_sources": (
        events("chips-lab-equity,2025-01-05,signed,,10,,,,,"),
        "events.csv:2: event of 'chips-lab-equity' has no source",
    ),
    "events_have_days": (
        events("chips-lab-equity,,signed,,10,,5,,news,"),
        "events.csv:2: paid_usd_bn 5 has no date; expected the day by which it was paid",
    ),
    "terms_run_forward": (
        {"deals": [DEALS[0], DEALS[1].replace("2025-01,2029", "2025-01,2024")]},
        "deals.csv:3: end 2024 is before start 2025-01",
    ),
    "sources_know_only_the_past": (
        events("chips-lab-equity,2025-03-02,signed,,10,,,,news,"),
        "events.csv:2: date 2025-03-02 is after its source 'news' appeared, on 2025-03-01",
    ),
    "events_stand_in_order": (
        events("chips-lab-equity,2025-02,signed,,10,,,,news,", "chips-lab-equity,2025-01-05,signed,,10,,,,news,"),
        "events.csv:3: date 2025-01-05 stands below the later 2025-02 of the same deal",
    ),
    "steps_back_have_a_reason": (
        events("chips-lab-equity,2025-01,signed,,10,,,,news,", "chips-lab-equity,2025-02,in_talks,,10,,,,news,"),
        "events.csv:3: status goes from signed to in_talks without a reason in reported",
    ),
    "paid_deals_are_binding": (
        events("chips-lab-equity,2025-01,announced,,10,,4,,news,"),
        "events.csv:2: paid_usd_bn 4 stands with status announced; expected signed or closed",
    ),
    "figures_are_not_negative": (
        events("chips-lab-equity,2025-01,signed,,-10,,,,news,"),
        "events.csv:2: usd_bn -10 is negative; swap payer and payee instead",
    ),
    "zero_is_not_unknown": (
        events("chips-lab-equity,2025-01,signed,,0,,,,news,"),
        "events.csv:2: an amount of 0 says that nothing was agreed; leave the cell empty if it is unknown",
    ),
    "ranges_run_upward": (
        events("chips-lab-equity,2025-01,signed,12,,10,,,news,"),
        "events.csv:2: low_usd_bn 12 is above high_usd_bn 10",
    ),
    "no_more_is_paid_than_agreed": (
        events("chips-lab-equity,2025-01,signed,,10,,11,,news,"),
        "events.csv:2: paid_usd_bn 11 is more than the 10 agreed",
    ),
    "ended_deals_agree_on_nothing": (
        events("chips-lab-equity,2025-01,cancelled,,10,,,,news,"),
        "events.csv:2: nothing is agreed any more in a deal that is cancelled; keep its amount in the events before",
    ),
    "parts_fit_their_umbrella": (
        {
            "deals": [*DEALS, "part,chips,lab,loan,,,,,chips-lab-equity,,,total"],
            "events": [*EVENTS, "part,2025-01-06,signed,,11,,,,news,"],
        },
        "deals.csv:2: warning: the parts of 'chips-lab-equity' come to at least 11, above its 10",
    ),
}


def test_the_whole_data_set_has_no_problem(tmp_path):
    assert check(write_folder(tmp_path)) == []


def test_every_rule_has_a_table_that_breaks_it():
    assert set(BROKEN) == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_with_file_and_line(rule, tmp_path):
    changed, expected = BROKEN[rule]
    folder = write_folder(tmp_path, **changed)
    told = {str(problem).removeprefix(f"{folder}/"): problem.rule for problem in check(folder)}
    assert told.get(expected) == rule, "\n".join(told)


def test_a_loan_and_its_repayment_are_no_loop(tmp_path):
    folder = write_folder(tmp_path, **deals("back,lab,chips,repayment,,,,,,,,total"))
    assert str(check(folder)[0]) == (
        f"{folder}/deals.csv:4: instrument 'repayment' is what comes back under another deal; "
        "it is an attribute of that deal, no arrow"
    )


def test_a_row_that_cannot_be_read_does_not_blame_the_rows_that_name_it(tmp_path):
    folder = write_folder(tmp_path, companies=[COMPANIES[0], COMPANIES[1].replace("firm", "ferm")])
    assert [str(problem) for problem in check(folder)] == [
        f"{folder}/companies.csv:3: kind 'ferm' is unknown; did you mean firm?"
    ]


def test_every_rule_says_what_it_asks_for():
    assert all((rule.__doc__ or "").strip().endswith((".", "?")) for rule in RULES)


def test_only_rules_that_exist_look_things_up():
    assert set(LOOKS_UP) <= set(RULES)
