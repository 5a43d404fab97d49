"""A further list of the same kinds on other deals, and entries that look alike and are right.

Of twenty-eight that were written down first twenty-one were caught.
"""

from tests.rules.doubts.wrong_entries import Entries, Mistake

OF_OTHER_DEALS: list[Mistake] = []
ALSO_RIGHT: list[Mistake] = []


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    OF_OTHER_DEALS.append(function)
    return function


def right(function: Mistake) -> Mistake:
    """Put an entry that looks alike and is right on the list."""
    ALSO_RIGHT.append(function)
    return function


@mistake
def a_tenth_of_a_takeover(e: Entries) -> None:
    for x in e.tables["events"]:
        if x["deal"] == "coreweave-wandb-holders-acquisition-2025" and x["status"] == "closed":
            x["usd_bn"] = "0.17"


@mistake
def a_rent_in_millions_without_its_figure(e: Entries) -> None:
    e.enter(
        "qualcomm",
        "riot",
        "lease",
        "Qualcomm rents a hall at Rockdale from Riot",
        "2026-07-15",
        "311",
        "sum as in the filing",
    )


@mistake
def a_cash_flow_in_millions(e: Entries) -> None:
    m = e.row("metrics", company="bloom-energy", metric="operating_cash_flow", period="2025")
    m["value"] = "113.9"


@mistake
def a_software_house_that_pays_its_customer(e: Entries) -> None:
    d = e.row("deals", id="amazon-synopsys-licence-2026")
    d["payer"], d["payee"] = d["payee"], d["payer"]


@mistake
def a_warrant_given_by_the_buyer(e: Entries) -> None:
    d = e.row("deals", id="qualcomm-amazon-warrant-2026")
    d["payer"], d["payee"] = d["payee"], d["payer"]


@mistake
def an_investor_of_a_round_with_its_whole_and_outside_it(e: Entries) -> None:
    d = e.row("deals", id="microsoft-gimlet-labs-equity-2026")
    d["part_of"] = ""
    x = e.row("events", deal="microsoft-gimlet-labs-equity-2026")
    x["usd_bn"] = "0.3"
    x["high_usd_bn"] = ""
    x["reported"] = "$300m at $3bn"


@mistake
def hong_kong_dollars_as_dollars(e: Entries) -> None:
    e.event("zhipu-placement-2026-07")["usd_bn"] = "31.4"


@mistake
def outlays_of_a_year_as_an_order(e: Entries) -> None:
    e.enter(
        "terawulf",
        "bloom-energy",
        "equipment",
        "TeraWulf's outlays for sites in 2025",
        "2026-02-27",
        "1.06",
        "purchases of property, plant and equipment of $1.06bn in 2025",
        status="closed",
    )


@mistake
def a_placement_under_a_second_id(e: Entries) -> None:
    e.enter(
        "berkshire",
        "google",
        "equity",
        "Berkshire takes Alphabet shares",
        "2026-06-05",
        "10",
        "$10bn in a private placement",
        id="buffett-alphabet-2026",
        status="closed",
    )


@mistake
def one_sum_as_shares_and_as_a_loan(e: Entries) -> None:
    e.enter(
        "brookfield",
        "naver",
        "loan",
        "Brookfield lends to Naver for Sejong",
        "2026-07-29",
        "9",
        "$9bn for data centres in Sejong",
        status="announced",
    )


@mistake
def a_start_up_that_invests_in_its_supplier(e: Entries) -> None:
    e.enter(
        "ayar-labs",
        "nvidia",
        "equity",
        "Ayar Labs raises money from Nvidia",
        "2026-03-03",
        "0.05",
        "$50m",
        status="closed",
    )


@mistake
def power_from_a_lab(e: Entries) -> None:
    e.enter("disney", "openai", "energy", "Disney buys power from OpenAI", "2026-04-01", "0.2", "$200m")


@mistake
def a_closing_of_next_year(e: Entries) -> None:
    e.add(
        "events",
        deal="samsung-group-helix-equity-2026",
        date="2027-02-10",
        status="closed",
        usd_bn="1",
        paid_usd_bn="1",
        reported="$1bn paid",
        source=e.source("helix-closing", "2026-10-04"),
        locator="body",
    )


@mistake
def an_order_of_a_company_not_yet_founded(e: Entries) -> None:
    e.enter("humain", "qualcomm", "chips", "Humain orders AI200 chips", "2023-05-19", "1", "$1bn")


@mistake
def a_loan_of_which_less_is_drawn_later(e: Entries) -> None:
    e.add(
        "events",
        deal="jpmorgan-abilene-loan-1",
        date="2026-06-30",
        status="closed",
        usd_bn="2.288",
        paid_usd_bn="1.2",
        reported="$1.2bn drawn",
        source=e.source("abilene-late", "2026-08-01"),
        locator="note",
    )


@mistake
def talks_that_ended_and_are_signed(e: Entries) -> None:
    e.add(
        "events",
        deal="xai-oracle-compute-talks-2024",
        date="2024-09-10",
        status="signed",
        usd_bn="10",
        reported="$10bn over several years",
        source=e.source("xai-oracle-late", "2024-09-10"),
        locator="body",
    )


@mistake
def a_yearly_licence_without_end(e: Entries) -> None:
    e.row("deals", id="databricks-openai-licence-2025")["basis"] = "annual"


@mistake
def the_number_of_another_filer(e: Entries) -> None:
    e.row("companies", id="micron")["cik"] = e.row("companies", id="qualcomm")["cik"]


@mistake
def a_portal_of_grade_a(e: Entries) -> None:
    src = e.source(
        "yahoo-ampere",
        "2025-11-26",
        url="https://finance.yahoo.com/news/softbank-ampere",
        publisher="Yahoo Finance",
        grade="A",
    )
    e.add(
        "events",
        deal="softbank-ampere-holders-acquisition",
        date="2025-11-25",
        status="closed",
        usd_bn="6.5",
        high_usd_bn="6.5",
        reported="completed for $6.5bn",
        source=src,
        locator="body",
    )


@mistake
def shares_of_an_order_above_one(e: Entries) -> None:
    src = e.source("riot-shares", "2026-09-01")
    for period, share in (("2027-12..2037", "0.6"), ("2038..2048-06", "0.7")):
        e.add(
            "payments",
            deal="anthropic-riot-lease-2026",
            kind="planned",
            period=period,
            share=share,
            reported=f"{share} of the rent",
            source=src,
        )


@mistake
def more_paid_than_a_cloud_sold(e: Entries) -> None:
    e.add(
        "payments",
        deal="anthropic-akamai-compute-2026-05",
        kind="paid",
        period="2026-06",
        usd_bn="1.5",
        reported="$1.5bn in June",
        source=e.source("akamai-june", "2026-07-15"),
    )


@mistake
def a_source_of_another_lab(e: Entries) -> None:
    e.event("lambda-series-d")["source"] = e.row("events", deal="sakana-ai-series-a")["source"]


@mistake
def a_rent_of_fifteen_years_called_yearly(e: Entries) -> None:
    d = e.row("deals", id="oracle-applied-digital-lease-2025")
    d["basis"] = "annual"
    d["start"] = "2026"
    d["end"] = "2040"
    d["profile"] = "per_year"


@mistake
def parts_above_their_fund(e: Entries) -> None:
    x = [r for r in e.tables["events"] if r["deal"] == "nvidia-valor-compute-equity" and r["date"] == "2026-01-07"][-1]
    x["usd_bn"] = "2.9"
    x["high_usd_bn"] = ""
    x["reported"] = "$2.9bn into the fund"


@mistake
def fifteen_years_that_end_after_five(e: Entries) -> None:
    d = e.row("deals", id="coreweave-galaxy-lease-2025")
    d["end"] = "2031"


@mistake
def a_daughter_a_year_before_its_purchase(e: Entries) -> None:
    e.row("companies", id="digitalbridge")["parent_since"] = "2025-09-30"


@mistake
def a_takeover_that_fell_through_as_closed(e: Entries) -> None:
    e.add(
        "events",
        deal="openai-windsurf-holders-acquisition-2025",
        date="2025-07-11",
        status="closed",
        usd_bn="3",
        reported="the $3bn deal falls through",
        source=e.source("windsurf-late", "2025-07-11"),
        locator="headline",
    )


@mistake
def a_balance_as_a_new_bond(e: Entries) -> None:
    e.enter(
        "coreweave-note-buyers",
        "coreweave",
        "bond",
        "CoreWeave's notes due 2030",
        "2025-09-30",
        "2",
        "$2,000,000 thousand outstanding",
        status="closed",
        end="2030-06",
    )


# Alike and right


@right
def hong_kong_dollars_beside_dollars(e: Entries) -> None:
    e.event("zhipu-placement-2026-07")["reported"] = "HK$31.4bn ($4.0bn)"


@right
def talks_that_are_taken_up_again(e: Entries) -> None:
    said = "a smaller contract after all: $10bn over several years, once the talks had been taken up again"
    source = e.source("xai-oracle-late", "2024-09-10")
    told = {"date": "2024-09-10", "status": "signed", "usd_bn": "10", "reported": said, "locator": "body"}
    e.add("events", deal="xai-oracle-compute-talks-2024", source=source, **told)


@right
def a_first_payment_of_a_contract_of_years(e: Entries) -> None:
    row = {"kind": "paid", "period": "2026-06", "usd_bn": "0.02", "reported": "$20m in June"}
    e.add("payments", deal="anthropic-akamai-compute-2026-05", source=e.source("akamai-june", "2026-07-15"), **row)


@right
def a_contract_that_runs_a_year_longer_than_its_rents(e: Entries) -> None:
    e.row("deals", id="coreweave-galaxy-lease-2025")["end"] = "2043"


@right
def a_source_on_the_parent(e: Entries) -> None:
    source = e.source("softbank-year", "2025-11-26", title="SoftBank's purchases of the year")
    e.event("softbank-ampere-holders-acquisition", date="2025-11-25")["source"] = source
