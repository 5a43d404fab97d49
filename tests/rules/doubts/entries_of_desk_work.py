"""Mistakes of a spreadsheet, of a contract read in haste and of tables that were merged, and entries that look alike and are right.

Of twenty-eight that were written down first thirteen were caught. One still passes: the source of another deal, where it
is on record too.
"""

from tests.rules.doubts.wrong_entries import Entries, Mistake

DESK_WORK: list[Mistake] = []
ALIKE_AND_RIGHT: list[Mistake] = []
TEN_Q = "amazon-10q-2026-07"


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    DESK_WORK.append(function)
    return function


def right(function: Mistake) -> Mistake:
    """Put an entry that looks alike and is right on the list."""
    ALIKE_AND_RIGHT.append(function)
    return function


# A spreadsheet


@mistake
def a_figure_filled_down(e: Entries) -> None:
    e.enter("amd", "crusoe", "loan", "AMD lends to Crusoe", "2026-09-02", "0.3", "$300m")
    e.enter("amd", "vultr", "equity", "AMD invests in Vultr", "2026-09-02", "0.3", "$333m in a round")


@mistake
def a_column_sorted_alone(e: Entries) -> None:
    first, second = (e.row("deals", id=key) for key in ("openai-oracle-compute-2025", "meta-google-compute-2025"))
    first["payee"], second["payee"] = second["payee"], first["payee"]


@mistake
def a_decimal_comma(e: Entries) -> None:
    e.event("meta-google-compute-2025").update(usd_bn="12,5")


@mistake
def a_loss_in_brackets(e: Entries) -> None:
    e.event("meta-google-compute-2025").update(usd_bn="(10)")


@mistake
def a_cell_of_an_error(e: Entries) -> None:
    e.event("meta-google-compute-2025").update(usd_bn="#REF!")


@mistake
def a_day_as_the_number_of_a_spreadsheet(e: Entries) -> None:
    e.event("meta-google-compute-2025").update(date="45894")


@mistake
def a_share_in_per_cent(e: Entries) -> None:
    e.add("payments", deal="meta-nebius-compute-2026", kind="planned", period="2027", share="25", source=TEN_Q)


@mistake
def words_and_place_swapped(e: Entries) -> None:
    e.enter("amd", "cohere", "equity", "AMD invests", "2026-09-02", "0.4", "opening paragraphs", locator="$400m")


# A contract read in haste


@mistake
def an_extension_with_what_it_extends(e: Entries) -> None:
    said = "expands the agreement, which brings the total value to $22.4bn"
    e.enter("openai", "coreweave", "compute", "OpenAI extends its contract", "2026-09-02", "22.4", said)


@mistake
def an_option_to_buy_more_as_an_order(e: Entries) -> None:
    said = "an option to buy a further $5bn"
    e.enter("meta", "nebius", "compute", "Meta may rent more of Nebius", "2026-09-02", "5", said)


@mistake
def the_exercise_price_as_the_worth_of_a_warrant(e: Entries) -> None:
    said = "warrants with an aggregate exercise price of $1.2bn"
    e.enter("cerebras", "g42", "warrant", "Cerebras gives G42 warrants", "2026-09-02", "1.2", said)


@mistake
def a_rent_of_one_month(e: Entries) -> None:
    e.enter("cohere", "nebius", "compute", "Cohere rents of Nebius", "2026-09-02", "0.05", "$50m a month")


@mistake
def a_facility_of_which_nothing_is_drawn_as_paid(e: Entries) -> None:
    said = "a facility of $5bn, undrawn at the end of the quarter"
    e.enter("jpmorgan", "crusoe", "loan", "JPMorgan lends to Crusoe", "2026-09-02", "5", said, paid_usd_bn="5")


@mistake
def a_dividend_as_funding(e: Entries) -> None:
    e.enter("amd", "cohere", "equity", "AMD and Cohere", "2026-09-02", "0.4", "a dividend of $400m")


@mistake
def interest_as_a_loan(e: Entries) -> None:
    e.enter(
        "coreweave", "blackstone", "loan", "CoreWeave and Blackstone", "2026-09-02", "0.3", "interest of $300m paid"
    )


@mistake
def a_penalty_as_a_purchase(e: Entries) -> None:
    said = "a termination fee of $200m if the merger fails"
    e.enter("coreweave", "core-scientific", "acquisition", "CoreWeave and Core Scientific", "2026-09-02", "0.2", said)


@mistake
def an_impairment_as_a_purchase(e: Entries) -> None:
    said = "an impairment charge of $900m on servers"
    e.enter("meta", "dell", "chips", "Meta's servers of Dell", "2026-09-02", "0.9", said)


@mistake
def a_tax_abatement_as_a_grant(e: Entries) -> None:
    said = "the county grants a tax abatement worth $1bn to the site"
    e.enter("oracle", "crusoe", "grant", "The site in Abilene", "2026-09-02", "1", said)


@mistake
def a_price_target_as_a_deal(e: Entries) -> None:
    said = "an analyst expects orders of $30bn by 2028"
    e.enter("meta", "amd", "chips", "Meta orders of AMD", "2026-09-02", "30", said)


# Tables that were merged


@mistake
def one_name_for_two_companies(e: Entries) -> None:
    e.add("aliases", company="amd", alias="CoreWeave", language="en")


@mistake
def parents_in_a_ring(e: Entries) -> None:
    e.row("companies", id="google").update(parent="deepmind", parent_since="2026-01-01")
    e.add("companies", id="deepmind", name="DeepMind", kind="firm", roles="lab", parent="google")


@mistake
def a_running_total_as_the_payment_of_a_quarter(e: Entries) -> None:
    said = "$11.9bn paid to date"
    usual = {"deal": "microsoft-openai-equity-2023", "kind": "paid", "source": TEN_Q, "locator": "note"}
    e.add("payments", period="2026-Q2", usd_bn="11.9", reported=said, **usual)


@mistake
def an_answer_of_yes_and_one_of_no(e: Entries) -> None:
    row = [row for row in e.tables["evidence"] if row["source"] and row["answer"] == "yes"][-1]
    e.add("evidence", **{**row, "answer": "no"})


@mistake
def a_figure_of_a_quarter_as_that_of_its_year(e: Entries) -> None:
    row = e.row("metrics", company="nvidia", metric="revenue", period="FY2027-Q2")
    row.update(period="FY2027", period_start="2026-01-26", period_end="2027-01-31")


@mistake
def one_figure_on_record_twice_with_two_values(e: Entries) -> None:
    row = e.row("metrics", company="nvidia", metric="revenue", period="FY2027-Q2")
    e.add("metrics", **{**row, "value": "69.221"})


@mistake
def an_address_of_another_year_than_its_day(e: Entries) -> None:
    url = "https://www.reuters.com/technology/meta-signs-with-nebius-2024-03-14/"
    source = e.source("meta-nebius-2026", "2026-03-16", url=url)
    e.enter("meta", "nebius", "lease", "Meta leases of Nebius", "2026-03-16", "2", "$2bn", source=source)


@mistake
def a_statement_beside_itself_in_parts(e: Entries) -> None:
    row = e.row("statements", payer="openai", payee="microsoft")
    usual = {"payer": "openai", "payee": "microsoft", "class": "purchase", "source": row["source"]}
    first = row["period"].split("..")[0]
    e.add("statements", period=first, usd_bn="30", reported="$30bn in the first month", **usual)


# Alike and right


@right
def words_on_other_sums_beside_that_of_the_deal(e: Entries) -> None:
    said = "$300m, which brings all loans to $900m"
    deal = e.enter("jpmorgan", "crusoe", "loan", "JPMorgan lends to Crusoe", "2026-09-02", "0.3", said)
    usual = {"date": "2026-09-02", "status": "signed", "usd_bn": "0.3", "locator": "body"}
    for at, more in enumerate(
        (
            "a loan of $300m at an interest of 9%",
            "$300m, to be repaid with interest",
            "$300m, after a dividend of $100m",
            "$300m, with an option to borrow $200m more",
            "analysts had expected $500m; the filing has $300m",
        )
    ):
        e.add("events", deal=deal, reported=more, source=e.source(f"told-{at}", "2026-09-02"), **usual)


@right
def a_facility_of_which_a_part_is_drawn(e: Entries) -> None:
    said = "a facility of $5bn, of which $2bn is drawn and $3bn undrawn"
    e.enter("jpmorgan", "crusoe", "loan", "JPMorgan lends to Crusoe", "2026-09-02", "5", said, paid_usd_bn="2")


@right
def a_figure_of_a_part_of_a_period_and_of_the_whole(e: Entries) -> None:
    row = e.row("statements", payer="openai", payee="microsoft")
    usual = {"payer": "openai", "payee": "microsoft", "class": "purchase", "source": row["source"]}
    e.add(
        "statements", period=row["period"].split("..")[0], usd_bn="1.9", reported="$1.9bn in the first month", **usual
    )


@right
def a_report_of_the_week_after_its_address(e: Entries) -> None:
    url = "https://www.reuters.com/technology/amd-invests-in-cohere-2026-08-28/"
    source = e.source("amd-cohere-2026", "2026-09-02", url=url)
    e.enter("amd", "cohere", "equity", "AMD invests in Cohere", "2026-09-02", "0.3", "$300m", source=source)
