"""Mistakes on deals with a term, on rounds and on figures of companies, and entries that look alike and are right.

Of twenty-eight that were written down first twenty-one were caught.
"""

from tests.rules.doubts.wrong_entries import Entries, Mistake

OF_TERMS: list[Mistake] = []
ALSO_RIGHT: list[Mistake] = []


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    OF_TERMS.append(function)
    return function


def right(function: Mistake) -> Mistake:
    """Put an entry that looks alike and is right on the list."""
    ALSO_RIGHT.append(function)
    return function


@mistake
def ten_times_a_contract_of_three_years(e: Entries) -> None:
    e.event("perplexity-microsoft-compute-2026")["usd_bn"] = "7.5"


@mistake
def a_payment_row_in_millions(e: Entries) -> None:
    e.row("payments", deal="nebius-placement-2024")["usd_bn"] = "700"


@mistake
def a_landlord_of_chips_that_pays_its_tenant(e: Entries) -> None:
    d = e.row("deals", id="reflection-ai-spacex-compute-2026")
    d["payer"], d["payee"] = d["payee"], d["payer"]


@mistake
def a_bond_that_the_issuer_buys(e: Entries) -> None:
    d = e.row("deals", id="applied-digital-note-buyers-applied-digital-bond-2026")
    d["payer"], d["payee"] = d["payee"], d["payer"]


@mistake
def the_leader_of_a_round_with_all_of_it(e: Entries) -> None:
    e.enter(
        "coatue",
        "databricks",
        "equity",
        "Coatue leads Databricks' round",
        "2026-08-13",
        "5",
        "$5bn at $190bn, led by Coatue",
        status="closed",
    )


@mistake
def trillions_of_won_as_billions_of_dollars(e: Entries) -> None:
    x = e.event("kkr-sk-horizon-equity-2026")
    x["usd_bn"] = "3.08"
    x["reported"] = "KRW 3.08tn: KKR 29%, IMM and Stonebridge"


@mistake
def spending_on_plant_as_an_order(e: Entries) -> None:
    e.enter(
        "constellation",
        "bloom-energy",
        "equipment",
        "Constellation's spending on plant in 2026",
        "2026-02-20",
        "4",
        "capital expenditures of about $4bn planned for 2026",
    )


@mistake
def one_contract_under_an_id_of_the_seller(e: Entries) -> None:
    e.enter(
        "tencent",
        "oracle",
        "compute",
        "Oracle wins Tencent as a customer",
        "2026-10-02",
        "7",
        "roughly $7bn for 100,000 chips",
        id="oracle-wins-tencent-2026",
    )


@mistake
def a_cloud_that_buys_shares_of_its_vendor(e: Entries) -> None:
    d = e.row("deals", id="amd-tensorwave-equity-2026")
    d["payer"], d["payee"] = d["payee"], d["payer"]


@mistake
def chips_from_a_data_company(e: Entries) -> None:
    e.enter(
        "snowflake",
        "databricks",
        "chips",
        "Snowflake buys chips from Databricks",
        "2026-05-04",
        "0.4",
        "$400m of accelerators",
    )


@mistake
def paid_in_the_month_after_the_record_ends(e: Entries) -> None:
    e.add(
        "payments",
        deal="anthropic-akamai-compute-2026-05",
        kind="paid",
        period="2026-12",
        usd_bn="0.05",
        reported="$50m paid in December",
        source=e.source("akamai-paid", "2026-10-05"),
    )


@mistake
def a_round_of_a_lab_not_yet_founded(e: Entries) -> None:
    e.enter(
        "sequoia",
        "ssi",
        "equity",
        "Sequoia backs Safe Superintelligence",
        "2023-06-14",
        "0.25",
        "$250m",
        status="closed",
    )


@mistake
def a_programme_of_which_less_is_paid_later(e: Entries) -> None:
    deal = "oracle-equity-investors-oracle-atm-2026"
    e.add(
        "events",
        deal=deal,
        date="2026-09-25",
        status="closed",
        usd_bn="20",
        paid_usd_bn="12",
        reported="$12bn sold through the programme",
        source=e.source("oracle-atm-late", "2026-09-25"),
        locator="body",
    )


@mistake
def a_closed_licence_that_is_announced_again(e: Entries) -> None:
    e.add(
        "events",
        deal="google-character-ai-licence",
        date="2024-10-15",
        status="announced",
        usd_bn="2.7",
        reported="Google pays $2.7bn for Character.AI",
        source=e.source("character-late", "2024-10-15"),
        locator="headline",
    )


@mistake
def a_yearly_licence_with_no_term(e: Entries) -> None:
    e.row("deals", id="perplexity-snap-licence-2025")["basis"] = "annual"


@mistake
def the_ticker_of_another_chip_maker(e: Entries) -> None:
    e.row("companies", id="synopsys")["ticker"] = "QCOM"


@mistake
def a_newsletter_of_grade_a(e: Entries) -> None:
    src = e.source(
        "galaxy-letter",
        "2026-05-05",
        url="https://hashrate.substack.com/p/galaxy-helios",
        publisher="Hashrate Letter",
        grade="A",
    )
    e.add(
        "events",
        deal="coreweave-galaxy-lease-2025",
        date="2026-05-05",
        status="signed",
        usd_bn="15",
        reported="about $15bn over 15 years",
        source=src,
        locator="body",
    )


@mistake
def rent_rows_above_the_rent(e: Entries) -> None:
    src = e.source("galaxy-rows", "2026-08-05")
    for period, size in (("2026-07..2029-12", "10"), ("2030..2041", "12")):
        e.add(
            "payments",
            deal="coreweave-galaxy-lease-2025",
            kind="planned",
            period=period,
            usd_bn=size,
            reported=f"${size}bn of rent",
            source=src,
        )


@mistake
def more_rent_than_the_landlord_earned(e: Entries) -> None:
    e.add(
        "payments",
        deal="fluidstack-terawulf-abernathy-lease",
        kind="paid",
        period="2025",
        usd_bn="3",
        reported="$3bn of rent in 2025",
        source=e.source("abernathy-rent", "2026-03-03"),
    )


@mistake
def a_revenue_with_the_point_moved(e: Entries) -> None:
    e.add(
        "metrics",
        company="akamai",
        metric="revenue",
        period="2025",
        value="42.1",
        unit="usd_bn",
        reported="revenue, calendar year",
        source=e.source("akamai-2025", "2026-02-20"),
        locator="table",
    )


@mistake
def the_source_of_another_round(e: Entries) -> None:
    e.event("figure-ai-series-c", date="2025-09-16")["source"] = e.row("events", deal="groq-round-2025")["source"]


@mistake
def ten_years_entered_as_one(e: Entries) -> None:
    d = e.row("deals", id="amd-riot-lease-2026")
    d["end"] = "2027-01"
    d["profile"] = "flat"


@mistake
def a_part_cut_off_from_the_sum_of_its_group(e: Entries) -> None:
    e.row("deals", id="samsung-helix-equity-2026")["part_of"] = ""


@mistake
def a_tender_for_employees_as_a_round(e: Entries) -> None:
    e.enter(
        "thrive-capital",
        "perplexity",
        "equity",
        "Thrive buys shares of Perplexity",
        "2026-06-11",
        "0.6",
        "$600m tender offer, all of it for shares of employees",
        status="closed",
    )


@mistake
def the_worth_of_the_company_as_its_round(e: Entries) -> None:
    e.event("crusoe-series-f")["usd_bn"] = "30.9"


@mistake
def notes_bought_as_a_purchase_of_goods(e: Entries) -> None:
    e.row("statements", payer="amazon", payee="anthropic", period="2026-04..2026-06")["class"] = "purchase"


@mistake
def a_stake_in_per_cent_as_billions(e: Entries) -> None:
    e.enter(
        "qualcomm",
        "bloom-energy",
        "equity",
        "Qualcomm takes a stake in Bloom Energy",
        "2026-07-07",
        "4.5",
        "a stake of 4.5%",
        status="closed",
    )


@mistake
def the_day_and_the_month_changed_places(e: Entries) -> None:
    e.event("tencent-oracle-compute-2026")["date"] = "2026-01-10"


# Alike and right


@right
def a_deal_told_again_as_planned(e: Entries) -> None:
    said = "planned at $2.7bn; the paper had not heard of the closing"
    source = e.source("character-late", "2024-10-15")
    told = {"date": "2024-10-15", "status": "announced", "usd_bn": "2.7", "reported": said, "locator": "headline"}
    e.add("events", deal="google-character-ai-licence", source=source, **told)


@right
def a_rent_that_the_landlord_earned(e: Entries) -> None:
    row = {"kind": "paid", "period": "2025", "usd_bn": "0.1", "reported": "$100m of rent in 2025"}
    source = e.source("abernathy-rent", "2026-03-03")
    e.add("payments", deal="fluidstack-terawulf-abernathy-lease", source=source, **row)


@right
def a_revenue_that_grows(e: Entries) -> None:
    row = {"metric": "revenue", "period": "2025", "value": "4.21", "unit": "usd_bn", "reported": "revenue of the year"}
    e.add("metrics", company="akamai", source=e.source("akamai-2025", "2026-02-20"), locator="table", **row)


@right
def a_survey_that_names_other_companies_in_its_title(e: Entries) -> None:
    title = "Groq raises $750m; a look at other rounds of the year"
    source = e.source("rounds-2025", "2025-09-20", title=title)
    for deal in ("groq-round-2025", "figure-ai-series-c", "ssi-round-2025"):
        row = e.event(deal).copy()
        e.add("events", **{**row, "source": source})
    e.tables["events"].sort(key=lambda row: (row["deal"], row["date"]))


@right
def a_tender_whose_payees_are_the_employees(e: Entries) -> None:
    said = "$6.6bn tender offer, all of it for shares of employees"
    e.event("openai-secondary-2025-buyers-openai-employees-shares")["reported"] = said


@right
def a_day_told_by_a_report_of_that_day_too(e: Entries) -> None:
    first = e.source("tencent-first", "2026-01-10")
    row = e.event("tencent-oracle-compute-2026")
    row["date"] = "2026-01-10"
    e.add("events", **{**row, "source": first})
