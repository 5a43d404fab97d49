"""Thirty more plausible mistakes, written without a look at the rules, in other words and of other companies."""

from tests.rules.doubts.wrong_entries import Entries, Mistake

MORE: list[Mistake] = []


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    MORE.append(function)
    return function


# Figures


@mistake
def ten_times_a_lease(e: Entries) -> None:
    e.event("amazon-cipher-lease-2025").update(usd_bn="55")


@mistake
def ten_times_a_loan_beside_its_wording(e: Entries) -> None:
    e.event("coreweave-ddtl4-lenders-coreweave-loan").update(usd_bn="85", low_usd_bn="", high_usd_bn="")


@mistake
def a_thousand_times_an_order(e: Entries) -> None:
    e.enter(
        "iren", "dell", "equipment", "IREN orders servers of Dell", "2026-09-02", "900", "USD 900 million of servers"
    )


@mistake
def a_thousandth_of_a_rent(e: Entries) -> None:
    e.enter("microsoft", "iren", "compute", "Microsoft rents more of IREN", "2026-09-02", "0.0031", "$3.1 billion")


@mistake
def digits_turned_about(e: Entries) -> None:
    e.event("anthropic-lambda-compute-2026").update(usd_bn="53")


@mistake
def a_range_upside_down(e: Entries) -> None:
    e.enter(
        "google",
        "fluidstack",
        "loan",
        "Google lends to Fluidstack",
        "2026-09-02",
        "",
        "between $2bn and $5bn",
        low_usd_bn="5",
        high_usd_bn="2",
    )


@mistake
def a_monthly_price_as_a_yearly_one(e: Entries) -> None:
    e.enter(
        "cohere",
        "coreweave",
        "compute",
        "Cohere rents of CoreWeave",
        "2026-09-02",
        "0.02",
        "$20m a month",
        basis="annual",
        start="2026-10",
        end="2028-09",
    )


@mistake
def a_price_of_shares_as_billions(e: Entries) -> None:
    e.enter("nvidia", "nokia", "equity", "Nvidia buys more shares of Nokia", "2026-09-02", "6.01", "at $6.01 a share")


@mistake
def gigawatts_as_dollars(e: Entries) -> None:
    e.enter("meta", "vistra", "energy", "Meta buys power of Vistra", "2026-09-02", "2.6", "2.6 GW of nuclear power")


@mistake
def market_value_as_the_price_of_a_stake(e: Entries) -> None:
    e.enter(
        "softbank",
        "nebius",
        "equity",
        "SoftBank takes a stake in Nebius",
        "2026-09-02",
        "28",
        "at a market capitalisation of $28bn",
    )


@mistake
def capital_spending_in_other_words(e: Entries) -> None:
    e.enter("meta", "nvidia", "chips", "Meta's capex", "2026-07-30", "118", "2026 capex guidance of $115-125bn")


@mistake
def remaining_obligations_as_a_contract(e: Entries) -> None:
    e.enter(
        "openai",
        "nebius",
        "compute",
        "OpenAI rents of Nebius",
        "2026-08-20",
        "21",
        "remaining performance obligations of $21bn",
    )


@mistake
def a_term_in_months_taken_for_years(e: Entries) -> None:
    e.row("deals", id="meta-nebius-compute-2026").update(end="2086")


# Currencies


@mistake
def won_as_dollars(e: Entries) -> None:
    e.enter("samsung", "mistral", "equity", "Samsung invests in Mistral", "2026-09-02", "1.4", "KRW 1.4 billion")


@mistake
def euros_with_a_sign(e: Entries) -> None:
    e.enter("mistral", "nvidia", "chips", "Mistral orders of Nvidia", "2026-09-02", "1.7", "€1.7bn of GPUs")


@mistake
def pounds_in_words(e: Entries) -> None:
    e.enter(
        "microsoft", "nscale", "compute", "Microsoft rents of Nscale", "2026-09-02", "4", "four billion pounds, £4bn"
    )


@mistake
def canadian_dollars(e: Entries) -> None:
    e.enter("cohere", "coreweave", "compute", "Cohere rents of CoreWeave", "2026-09-02", "0.24", "C$240 million")


# Ends


@mistake
def a_tenant_as_the_landlord(e: Entries) -> None:
    e.row("deals", id="amazon-cipher-lease-2025").update(payer="cipher", payee="amazon")


@mistake
def a_lab_that_sells_chips(e: Entries) -> None:
    e.enter("amd", "cohere", "chips", "AMD buys accelerators from Cohere", "2026-09-02", "0.3", "$300m")


@mistake
def a_power_company_that_sells_compute(e: Entries) -> None:
    e.enter("meta", "vistra", "compute", "Meta rents computing from Vistra", "2026-09-02", "1.1", "$1.1bn")


@mistake
def both_ends_the_same(e: Entries) -> None:
    e.enter("iren", "iren", "loan", "IREN borrows", "2026-09-02", "0.4", "$400m")


# Twice


@mistake
def the_same_loan_under_another_id(e: Entries) -> None:
    e.enter("blackstone", "firmus", "loan", "Firmus borrows from Blackstone", "2026-02-12", "10", "$10bn facility")


@mistake
def a_source_entered_twice(e: Entries) -> None:
    url = e.row("sources", id="amazon-10q-2026-07")["url"]
    again = e.source("amazon-10q-again", "2026-07-31", url=url, title="Form 10-Q", publisher="Amazon", grade="A")
    e.row("events", deal="amazon-anthropic-equity-2026-series-h").update(source=again)


@mistake
def a_wikidata_id_used_twice(e: Entries) -> None:
    e.row("companies", id="iren")["wikidata"] = e.row("companies", id="oracle")["wikidata"] or "Q19900"
    e.row("companies", id="oracle")["wikidata"] = e.row("companies", id="iren")["wikidata"]


# Days and statuses


@mistake
def a_closed_deal_becomes_signed_again(e: Entries) -> None:
    source = e.source("report-humain", "2026-09-02")
    e.add(
        "events",
        deal="humain-xai-equity-2026",
        date="2026-09-02",
        status="signed",
        reported="$3bn",
        source=source,
        locator="opening paragraphs",
        usd_bn="3",
    )


@mistake
def a_payment_after_the_last_day(e: Entries) -> None:
    e.add(
        "payments",
        deal="iren-dell-chips-2026",
        kind="paid",
        period="2027-03",
        usd_bn="0.4",
        reported="$400m",
        source="amazon-10q-2026-07",
        locator="note",
    )


@mistake
def rows_above_the_amount(e: Entries) -> None:
    for year in ("2027", "2028", "2029"):
        e.add(
            "payments",
            deal="meta-nebius-compute-2026",
            kind="committed",
            period=year,
            usd_bn="5",
            reported="$5bn",
            source="amazon-10q-2026-07",
            locator="note",
        )


@mistake
def a_paid_total_that_falls_in_rows_and_totals(e: Entries) -> None:
    first, second = e.source("report-groq-1", "2026-04-02"), e.source("report-groq-2", "2026-06-02")
    usual = {"deal": "nvidia-coherent-equity", "status": "closed", "locator": "body"}
    e.add("events", date="2026-04-02", paid_usd_bn="1.8", reported="$1.8bn paid so far", source=first, **usual)
    e.add("events", date="2026-06-02", paid_usd_bn="0.8", reported="$0.8bn paid so far", source=second, **usual)


@mistake
def a_blog_as_a_primary_document(e: Entries) -> None:
    e.source(
        "substack-cerebras",
        "2026-09-02",
        url="https://someone.substack.com/p/cerebras",
        publisher="Substack",
        grade="A",
    )


@mistake
def a_warrant_of_more_worth_than_its_company(e: Entries) -> None:
    e.enter("cerebras", "g42", "warrant", "Cerebras gives G42 warrants", "2026-09-02", "300", "")


# Found by a third list of thirty-two, of which eight had passed


@mistake
def a_plan_to_invest_in_data_centers_as_an_order(e: Entries) -> None:
    said = "Microsoft plans to invest $80bn in AI data centers in the fiscal year"
    e.enter("microsoft", "nvidia", "chips", "Microsoft invests in data centres", "2026-01-28", "80", said)


@mistake
def the_revenue_of_a_year_as_an_order(e: Entries) -> None:
    said = "CoreWeave's revenue of 2025 was $5.1bn"
    e.enter("openai", "coreweave", "compute", "OpenAI buys computing of CoreWeave", "2026-08-12", "5.1", said)


@mistake
def a_merger_of_next_year(e: Entries) -> None:
    e.row("companies", id="coreweave").update(parent="nvidia", parent_since="2027-02-01")


@mistake
def a_loan_called_chips(e: Entries) -> None:
    e.enter("openai", "cerebras", "chips", "OpenAI lends to Cerebras", "2026-09-03", "1", "a loan of $1bn")


@mistake
def months_entered_as_years(e: Entries) -> None:
    term = {"start": "2026-10", "end": "2062-09"}
    e.enter("openai", "cerebras", "compute", "OpenAI rents more", "2026-09-03", "2", "$2bn over 36 months", **term)
