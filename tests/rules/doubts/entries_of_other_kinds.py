"""Twenty-eight plausible mistakes of other kinds, and sixteen odd entries that are right."""

from tests.rules.doubts.wrong_entries import Entries, Mistake

OTHERS: list[Mistake] = []
ODD_BUT_RIGHT: list[Mistake] = []
TEN_Q = "amazon-10q-2026-07"


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    OTHERS.append(function)
    return function


def right(function: Mistake) -> Mistake:
    """Put an entry that looks odd and is right on the list."""
    ODD_BUT_RIGHT.append(function)
    return function


# Statements and payments


@mistake
def a_statement_with_its_ends_swapped(e: Entries) -> None:
    e.row("statements", payer="openai", payee="microsoft").update(payer="microsoft", payee="openai")


@mistake
def a_statement_in_millions(e: Entries) -> None:
    e.row("statements", payer="openai", payee="microsoft").update(usd_bn="24100")


@mistake
def the_revenue_of_the_whole_vendor_as_a_statement(e: Entries) -> None:
    source = e.source("microsoft-year", "2026-08-01")
    e.add(
        "statements",
        payer="openai",
        payee="microsoft",
        **{"class": "purchase"},
        period="2024-07..2025-06",
        usd_bn="281.7",
        reported="revenue of the fiscal year $281.7bn",
        source=source,
    )


@mistake
def one_payment_told_by_one_source_twice(e: Entries) -> None:
    row = e.row("payments", deal="alphabet-bond-buyers-google-bond-2025")
    e.add("payments", **{**row, "reported": "$25bn sold this month"})


@mistake
def shares_of_a_deal_that_are_more_than_all_of_it(e: Entries) -> None:
    for year, share in (("2027", "0.5"), ("2028", "0.5"), ("2029", "0.5")):
        e.add(
            "payments",
            deal="meta-nebius-compute-2026",
            kind="planned",
            period=year,
            share=share,
            reported="a half",
            source=TEN_Q,
        )


@mistake
def a_payment_from_before_the_deal(e: Entries) -> None:
    e.add(
        "payments",
        deal="meta-nebius-compute-2026",
        kind="paid",
        period="2019-03",
        usd_bn="0.1",
        reported="$100m",
        source=TEN_Q,
    )


@mistake
def a_payment_of_a_thousand_times_its_words(e: Entries) -> None:
    e.add(
        "payments",
        deal="openai-oracle-compute-2025",
        kind="paid",
        period="2026-07",
        usd_bn="0.0012",
        reported="$1.2bn in the month",
        source=TEN_Q,
    )


# Terms


@mistake
def notice_of_a_contract_that_cannot_be_cancelled(e: Entries) -> None:
    e.row("deals", id="openai-cerebras-compute-20").update(notice_days="90")


@mistake
def a_warrant_that_vests_with_another_pair(e: Entries) -> None:
    e.row("deals", id="amd-openai-warrant-2025").update(vests_with="meta-amd-chips-2026")


@mistake
def a_guarantee_that_covers_shares(e: Entries) -> None:
    e.row("deals", id="google-terawulf-guarantee").update(covers="nvidia-openai-equity-2026")


@mistake
def instalments_without_a_row(e: Entries) -> None:
    e.row("deals", id="meta-google-compute-2025").update(profile="instalments")


@mistake
def a_rent_of_ten_years_due_at_once(e: Entries) -> None:
    e.row("deals", id="fluidstack-terawulf-lease").update(profile="at_once", start="2026-01", end="2035-12")


@mistake
def a_currency_that_the_words_do_not_have(e: Entries) -> None:
    e.row("deals", id="openai-amazon-compute-2025").update(currency="EUR")


@mistake
def seven_years_entered_as_one(e: Entries) -> None:
    term = {"start": "2026-10", "end": "2027-09"}
    e.enter("cohere", "nebius", "compute", "Cohere rents of Nebius", "2026-09-03", "2", "$2bn over seven years", **term)


@mistake
def gigawatts_in_the_column_of_megawatts(e: Entries) -> None:
    e.row("deals", id="openai-oracle-compute-2025").update(capacity_mw="4.5")


# Companies and figures


@mistake
def a_merger_that_nobody_agreed(e: Entries) -> None:
    e.row("companies", id="coreweave").update(parent="nvidia", parent_since="2026-01-05")


@mistake
def a_year_of_foundation_with_two_digits_turned(e: Entries) -> None:
    e.row("companies", id="openai").update(founded="2051")


@mistake
def revenue_in_millions(e: Entries) -> None:
    row = next(one for one in e.tables["metrics"] if one["company"] == "nvidia" and one["metric"] == "revenue")
    row.update(value=str(float(row["value"]) * 1000), low="", high="")


@mistake
def a_fiscal_year_of_two_years(e: Entries) -> None:
    row = next(
        one for one in e.tables["metrics"] if one["metric"] == "revenue" and one["period_start"].endswith("-02-01")
    )
    row["period_start"] = f"{int(row['period_start'][:4]) - 1}{row['period_start'][4:]}"


@mistake
def a_stake_of_more_than_all(e: Entries) -> None:
    row = next(one for one in e.tables["metrics"] if one["unit"] == "percent" and one["value"])
    row.update(value="260", low="", high="", reported="26.0 per cent")


@mistake
def a_country_by_its_name_on_the_road(e: Entries) -> None:
    e.row("companies", id="nscale").update(country="UK")


# Sources


@mistake
def read_before_it_was_written(e: Entries) -> None:
    e.row("sources", id=TEN_Q).update(retrieved="2025-07")


# Words that say another thing


@mistake
def talks_entered_as_signed(e: Entries) -> None:
    e.enter("google", "cohere", "equity", "Google invests in Cohere", "2026-09-02", "2", "in talks to invest $2bn")


@mistake
def a_closing_that_is_still_expected(e: Entries) -> None:
    said = "$1bn, expected to close in the first quarter of 2027"
    e.enter("amd", "cohere", "equity", "AMD invests in Cohere", "2026-09-02", "1", said, status="closed")


@mistake
def a_guarantee_as_a_loan(e: Entries) -> None:
    e.enter("amd", "crusoe", "loan", "AMD guarantees a loan of Crusoe", "2026-09-02", "0.3", "guarantees $300m of debt")


@mistake
def a_repayment_as_a_loan(e: Entries) -> None:
    e.enter("coreweave", "blackstone", "loan", "CoreWeave repays Blackstone", "2026-09-02", "2", "repaid $2bn of loans")


@mistake
def a_buy_back_as_an_investment(e: Entries) -> None:
    e.enter("nvidia", "softbank", "equity", "Nvidia buys its own shares", "2026-09-02", "6", "buys back $6bn of shares")


@mistake
def a_sale_of_shares_as_a_purchase(e: Entries) -> None:
    e.enter("softbank", "nvidia", "equity", "SoftBank and Nvidia", "2026-09-02", "5.8", "sold its stake for $5.8bn")


# Odd and right


@right
def a_new_statement_of_a_pair(e: Entries) -> None:
    source = e.source("microsoft-quarter", "2026-09-20")
    e.add(
        "statements",
        payer="openai",
        payee="microsoft",
        **{"class": "purchase"},
        period="2026-07..2026-08",
        usd_bn="5",
        reported="$5bn of revenue from OpenAI in two months",
        source=source,
    )


@right
def two_payments_of_one_month(e: Entries) -> None:
    for size, said in (("0.4", "$400m on the third"), ("0.5", "$500m on the twentieth")):
        e.add(
            "payments",
            deal="openai-oracle-compute-2025",
            kind="paid",
            period="2026-07",
            usd_bn=size,
            reported=said,
            source=TEN_Q,
        )


@right
def a_payment_in_the_month_before_the_signing_was_reported(e: Entries) -> None:
    e.add(
        "payments",
        deal="meta-nebius-compute-2026",
        kind="planned",
        period="2027-Q1",
        share="0.05",
        reported="a twentieth",
        source=TEN_Q,
    )


@right
def shares_that_add_up(e: Entries) -> None:
    for year, share in (("2027", "0.25"), ("2028", "0.25"), ("2029", "0.5")):
        e.add(
            "payments",
            deal="meta-nebius-compute-2026",
            kind="planned",
            period=year,
            share=share,
            reported="a part",
            source=TEN_Q,
        )


@right
def notice_of_a_cancellable_contract(e: Entries) -> None:
    e.row("deals", id="meta-google-compute-2025").update(firmness="cancellable", notice_days="180")


@right
def two_warrants_for_one_order(e: Entries) -> None:
    e.enter(
        "amd",
        "openai",
        "warrant",
        "AMD gives OpenAI a second warrant",
        "2026-09-02",
        "",
        "5m shares at $0.01",
        vests_with="openai-amd-chips-2025",
    )


@right
def a_guarantee_of_a_loan(e: Entries) -> None:
    loan = e.enter("jpmorgan", "crusoe", "loan", "JPMorgan lends to Crusoe", "2026-09-02", "0.5", "$500m")
    e.enter(
        "amd", "crusoe", "guarantee", "AMD stands behind the loan", "2026-09-02", "0.5", "guarantees $500m", covers=loan
    )


@right
def a_contract_in_euros(e: Entries) -> None:
    e.enter(
        "mistral", "nvidia", "chips", "Mistral orders chips", "2026-09-02", "0.23", "EUR 200m ($230m)", currency="EUR"
    )


@right
def a_term_as_its_words_say(e: Entries) -> None:
    term = {"start": "2026-10", "end": "2033-09", "profile": "flat"}
    e.enter("cohere", "nebius", "compute", "Cohere rents of Nebius", "2026-09-03", "2", "$2bn over seven years", **term)


@right
def a_capacity_told_in_gigawatts(e: Entries) -> None:
    e.enter("meta", "vistra", "energy", "Meta buys power", "2026-09-02", "", "4.5 GW, no price", capacity_mw="4500")


@right
def a_merger_with_its_purchase(e: Entries) -> None:
    e.enter(
        "nvidia",
        "lambda",
        "acquisition",
        "Nvidia buys Lambda",
        "2026-09-02",
        "6",
        "$6bn in shares, closed",
        status="closed",
    )
    e.row("companies", id="lambda").update(parent="nvidia", parent_since="2026-09-02")


@right
def talks_entered_as_talks(e: Entries) -> None:
    e.enter(
        "google", "cohere", "equity", "Google invests", "2026-09-02", "2", "in talks to invest $2bn", status="in_talks"
    )


@right
def a_signing_whose_closing_is_expected(e: Entries) -> None:
    said = "signed, $1bn, expected to close in the first quarter of 2027"
    e.enter("amd", "cohere", "equity", "AMD invests in Cohere", "2026-09-02", "1", said)


@right
def a_loan_that_repays_another(e: Entries) -> None:
    said = "$2bn, to repay loans that fall due in 2027"
    e.enter("blackstone", "crusoe", "loan", "Blackstone lends to Crusoe", "2026-09-02", "2", said)


@right
def shares_sold_by_the_company_itself(e: Entries) -> None:
    e.enter("softbank", "cohere", "equity", "Cohere sells new shares to SoftBank", "2026-09-02", "0.4", "sold $400m")


@right
def a_source_that_quotes_an_earlier_one(e: Entries) -> None:
    first = e.source("first-one", "2026-09-02")
    second = e.source("second-one", "2026-09-03", quotes=first)
    deal = e.enter("google", "cohere", "equity", "Google invests", "2026-09-02", "0.2", "$200m", source=first)
    told = {"date": "2026-09-02", "status": "signed", "usd_bn": "0.2", "reported": "$200m", "locator": "body"}
    e.add("events", deal=deal, source=second, **told)
