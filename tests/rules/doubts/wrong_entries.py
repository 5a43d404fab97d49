"""Plausible mistakes of somebody who enters deals into the shipped data, one function each, written before the rules."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules import LOOKS_UP, RULES, doubts
from aigraph.store.load import SEEDS
from aigraph.store.read import read_folder, read_table
from aigraph.store.tables import TABLES

Row = dict[str, str]


@cache
def shipped() -> dict[str, tuple[list[str], list[Row]]]:
    """Give the header and the rows of each shipped table."""
    tables = {}
    for path in sorted(SEEDS.glob("*.csv")):
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        rows = list(reader)
        tables[path.stem] = list(reader.fieldnames or ()), rows
    return tables


@cache
def shipped_ledger() -> Ledger:
    """Give the shipped data as they are read."""
    ledger, problems = read_folder(SEEDS)
    assert not problems
    return ledger


class Entries:
    """The shipped tables as rows of text, to be spoilt and written."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {}
        self.headers: dict[str, list[str]] = {}
        for name, (header, rows) in shipped().items():
            self.tables[name] = [row.copy() for row in rows]
            self.headers[name] = header

    def row(self, table: str, **where: str) -> Row:
        """Find the last row with these cells."""
        found = [row for row in self.tables[table] if all(row[column] == cell for column, cell in where.items())]
        assert found, f"no row of {table} has {where}"
        return found[-1]

    def event(self, deal: str, **where: str) -> Row:
        """Find the last event of a deal with a figure, or with these cells."""
        if where:
            return self.row("events", deal=deal, **where)
        return [row for row in self.tables["events"] if row["deal"] == deal and row["usd_bn"]][-1]

    def add(self, table: str, **cells: str) -> None:
        """Add a row; columns that are not named stay empty."""
        assert cells.keys() <= set(self.headers[table]), cells.keys() - set(self.headers[table])
        self.tables[table].append({column: cells.get(column, "") for column in self.headers[table]})

    def source(self, key: str, day: str, **cells: str) -> str:
        """Add a report of a day, and give its id."""
        usual = {"title": "A report", "publisher": "Reuters", "language": "en", "grade": "B"}
        usual["url"] = f"https://www.reuters.com/technology/{key}"
        self.add("sources", **{"id": key, "published": day, **usual, **cells})
        return key

    def enter(
        self, payer: str, payee: str, instrument: str, title: str, day: str, size: str, said: str, **cells: str
    ) -> str:
        """Enter a signed deal with one event and its source, as the rules of entry ask for, and give its id."""
        key = cells.pop("id", f"{payer}-{payee}-{instrument}-entered")
        told = {column: cells.pop(column) for column in self.headers["events"] if column in cells}
        usual = {"basis": "total", "payer": payer, "payee": payee, "instrument": instrument, "title": title}
        self.add("deals", **{"id": key, **usual, **cells})
        source = told.pop("source", "") or self.source(f"report-{key}", day)
        usual = {"date": day, "status": "signed", "usd_bn": size, "reported": said, "locator": "opening paragraphs"}
        self.add("events", **{"deal": key, "source": source, **usual, **told})
        return key

    def write(self, folder: Path) -> Path:
        """Write the tables as a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for table in self.tables:
            (folder / f"{table}.csv").write_text(self.text(table), encoding="utf-8", newline="\n")
        return folder

    def text(self, table: str) -> str:
        """Give a table as CSV."""
        text = io.StringIO()
        writer = csv.DictWriter(text, self.headers[table], lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.tables[table])
        return text.getvalue()

    def problems(self) -> Iterator[Problem]:
        """Yield one after the other what `check` would list of the folder; tables that were not touched are not read again."""
        found: list[Problem] = []
        fields = {}
        for table in TABLES:
            if table.name in self.tables and self.tables[table.name] != shipped()[table.name][1]:
                text = io.StringIO(self.text(table.name), newline="")
                rows = csv.reader(text, strict=True)
                numbered = ((rows.line_num, cells) for cells in rows)
                fields[table.name] = tuple(read_table(table, numbered, table.filename, found))
        yield from found
        unread = {Path(problem.origin.path).stem for problem in found}
        ledger = replace(shipped_ledger(), **fields)
        looks_up = {**LOOKS_UP, **doubts.LOOKS_UP}
        for rule in [*RULES, *doubts.DOUBTS]:
            if unread.isdisjoint(looks_up.get(rule, ())):
                yield from rule(ledger)


Mistake = Callable[[Entries], object]
MISTAKES: list[Mistake] = []


def mistake(function: Mistake) -> Mistake:
    """Put a mistake on the list."""
    MISTAKES.append(function)
    return function


# Figures


@mistake
def ten_times_the_oracle_contract(e: Entries) -> None:
    e.event("openai-oracle-compute-2025").update(low_usd_bn="3000", usd_bn="3000")


@mistake
def a_tenth_of_the_azure_contract(e: Entries) -> None:
    for row in e.tables["events"]:
        if row["deal"] == "openai-microsoft-azure-250" and row["usd_bn"]:
            row["usd_bn"] = "25"


@mistake
def millions_in_the_column_of_billions(e: Entries) -> None:
    e.event("coreweave-openai-stock-2025").update(usd_bn="350")


@mistake
def a_new_deal_in_millions(e: Entries) -> None:
    e.enter("cisco", "lambda", "equity", "Cisco buys shares of Lambda", "2026-09-15", "250", "$250m in a private round")


@mistake
def a_new_deal_in_millions_without_its_wording(e: Entries) -> None:
    e.enter("cisco", "lambda", "equity", "Cisco buys shares of Lambda", "2026-09-15", "250", "")


@mistake
def a_thousandth(e: Entries) -> None:
    e.enter(
        "meta",
        "coreweave",
        "compute",
        "Meta rents more from CoreWeave",
        "2026-09-15",
        "0.0142",
        "$14.2bn over six years",
    )


@mistake
def a_thousandth_without_its_wording(e: Entries) -> None:
    e.enter("openai", "coreweave", "compute", "OpenAI rents more from CoreWeave", "2026-09-15", "0.0065", "as reported")


@mistake
def two_figures_swapped(e: Entries) -> None:
    e.event("openai-amazon-compute-2025").update(usd_bn="83")


@mistake
def a_ceiling_as_the_figure(e: Entries) -> None:
    e.event("broadcom-anthropic-notes-2026", date="2026-10-01").update(usd_bn="42", high_usd_bn="")


@mistake
def a_floor_as_the_ceiling(e: Entries) -> None:
    e.event("meta-google-compute-2025").update(
        low_usd_bn="", usd_bn="", high_usd_bn="10", reported="at least $10bn over six years"
    )


@mistake
def more_equity_than_the_company_is_worth(e: Entries) -> None:
    e.enter("nvidia", "cohere", "equity", "Nvidia buys shares of Cohere", "2026-09-15", "50", "")


@mistake
def more_than_the_payer_could_ever_pay(e: Entries) -> None:
    e.enter("nebius", "nvidia", "chips", "Nebius buys chips from Nvidia", "2026-09-15", "400", "")


@mistake
def more_is_paid_than_agreed(e: Entries) -> None:
    e.event("softbank-openai-equity-2026", date="2026-07-01").update(paid_usd_bn="40")


@mistake
def paid_falls(e: Entries) -> None:
    e.event("softbank-openai-equity-2026", status="closed").update(paid_usd_bn="10")


@mistake
def capital_spending_as_a_deal(e: Entries) -> None:
    e.enter(
        "microsoft",
        "nvidia",
        "chips",
        "Microsoft spends on AI data centres",
        "2026-07-29",
        "80",
        "$80bn of capital spending in fiscal 2025",
    )


@mistake
def a_backlog_as_a_deal(e: Entries) -> None:
    e.enter(
        "openai", "coreweave", "compute", "CoreWeave's contracts", "2026-08-12", "99.4", "revenue backlog of $99.4bn"
    )


@mistake
def a_valuation_as_the_investment(e: Entries) -> None:
    e.enter(
        "nvidia",
        "thinking-machines",
        "equity",
        "Nvidia invests in Thinking Machines",
        "2026-09-10",
        "50",
        "round that values the company at $50bn",
    )


@mistake
def the_valuation_on_record_as_the_investment(e: Entries) -> None:
    e.enter("nvidia", "openai", "equity", "Nvidia buys more shares of OpenAI", "2026-05-10", "852", "")


@mistake
def revenue_as_a_deal(e: Entries) -> None:
    e.enter("openai", "microsoft", "licence", "OpenAI's sales", "2026-06-10", "13", "annual revenue of $13bn")


@mistake
def a_count_of_chips_as_dollars(e: Entries) -> None:
    e.enter("oracle", "amd", "chips", "Oracle buys chips of AMD", "2026-09-10", "50", "50,000 MI450 chips, no price")


@mistake
def a_computed_total_of_a_yearly_price(e: Entries) -> None:
    e.enter("openai", "crusoe", "compute", "OpenAI rents from Crusoe", "2026-09-10", "3", "$3bn a year for five years")


@mistake
def a_total_called_yearly(e: Entries) -> None:
    e.row("deals", id="openai-amazon-compute-2026").update(basis="annual", start="2026", end="2033")


@mistake
def yearly_without_a_term(e: Entries) -> None:
    e.enter(
        "openai", "crusoe", "compute", "OpenAI rents from Crusoe", "2026-09-10", "30", "$30bn a year", basis="annual"
    )


# Currencies


@mistake
def yen_as_dollars(e: Entries) -> None:
    e.enter("softbank", "sb-energy", "loan", "SoftBank lends to SB Energy", "2026-09-10", "450", "450 billion yen")


@mistake
def yuan_as_dollars(e: Entries) -> None:
    e.enter("alibaba", "moonshot", "equity", "Alibaba buys shares of Moonshot", "2026-09-10", "3", "RMB 3bn")


@mistake
def francs_as_dollars(e: Entries) -> None:
    e.enter("nvidia", "mistral", "equity", "Nvidia buys shares of Mistral", "2026-09-10", "2", "CHF 2bn")


@mistake
def japanese_words_for_yen(e: Entries) -> None:
    e.enter("softbank", "openai", "equity", "SoftBank buys shares of OpenAI", "2026-09-10", "4.5", "4兆5000億円")


@mistake
def bengali_words_for_taka(e: Entries) -> None:
    e.enter("meta", "scale-ai", "equity", "Meta buys shares of Scale AI", "2026-09-10", "12", "১২ হাজার কোটি টাকা")


@mistake
def crore_of_rupees(e: Entries) -> None:
    e.enter("google", "anthropic", "equity", "Google buys shares of Anthropic", "2026-09-10", "5", "Rs 5,000 crore")


# Ends


@mistake
def the_two_ends_swapped_in_the_columns(e: Entries) -> None:
    e.row("deals", id="nvidia-openai-equity-2026").update(payer="openai", payee="nvidia")


@mistake
def a_lab_that_buys_shares_of_its_vendor(e: Entries) -> None:
    e.enter("openai", "nvidia", "equity", "OpenAI buys shares of Nvidia", "2026-09-10", "10", "$10bn")


@mistake
def a_cloud_that_buys_chips_from_a_lab(e: Entries) -> None:
    e.enter("oracle", "openai", "chips", "Oracle buys chips from OpenAI", "2026-09-10", "40", "$40bn")


@mistake
def a_vendor_that_rents_from_its_chip_customer(e: Entries) -> None:
    e.enter("coreweave", "anthropic", "compute", "CoreWeave rents computing from Anthropic", "2026-09-10", "6", "$6bn")


@mistake
def a_borrower_as_the_lender(e: Entries) -> None:
    e.row("deals", id="coreweave-ddtl5-lenders-coreweave-loan").update(
        payer="coreweave", payee="coreweave-ddtl5-lenders"
    )


@mistake
def a_warrant_from_the_customer(e: Entries) -> None:
    e.enter(
        "openai",
        "amd",
        "warrant",
        "OpenAI's warrant with AMD",
        "2026-09-10",
        "",
        "160m shares at $0.01",
        package="amd-openai-2025-10",
    )


@mistake
def another_company_than_the_title_says(e: Entries) -> None:
    e.row("deals", id="meta-google-compute-2025").update(payee="oracle")


# Twice


@mistake
def the_same_deal_under_another_id(e: Entries) -> None:
    e.enter("openai", "amazon", "compute", "OpenAI signs with AWS", "2025-11-05", "38.5", "some $38bn over seven years")


@mistake
def the_same_deal_without_a_figure(e: Entries) -> None:
    e.enter("meta", "google", "compute", "Meta signs with Google Cloud", "2025-08-25", "", "no sum given")


@mistake
def a_round_beside_its_parts(e: Entries) -> None:
    e.add(
        "companies",
        id="openai-2026-all-investors",
        name="Investors of OpenAI's 2026 round",
        kind="placeholder",
        roles="investor",
    )
    e.enter(
        "openai-2026-all-investors", "openai", "equity", "OpenAI closes its round", "2026-03-31", "122", "$122bn in all"
    )


@mistake
def a_part_that_is_no_longer_part_of_its_round(e: Entries) -> None:
    e.row("deals", id="amazon-anthropic-equity-2026-series-h").update(part_of="")


@mistake
def the_whole_round_for_one_investor(e: Entries) -> None:
    e.event("altimeter-anthropic-equity-2026-05", status="closed").update(usd_bn="65", reported="the round of $65bn")


@mistake
def a_replaced_deal_that_lives_on(e: Entries) -> None:
    e.row("deals", id="nvidia-openai-equity-2026").update(replaces="")


@mistake
def two_companies_with_one_cik(e: Entries) -> None:
    e.row("companies", id="coreweave").update(cik=e.row("companies", id="nvidia")["cik"])


@mistake
def two_companies_with_one_lei(e: Entries) -> None:
    e.row("companies", id="amd").update(
        lei=e.row("companies", id="nvidia")["lei"] or e.row("companies", id="abb")["lei"]
    )


# Days and statuses


@mistake
def ten_years_too_late(e: Entries) -> None:
    source = e.source("report-late", "2036-09-10")
    e.enter("meta", "oracle", "compute", "Meta rents from Oracle", "2036-09-10", "20", "$20bn", source=source)


@mistake
def ten_years_too_early(e: Entries) -> None:
    source = e.source("report-early", "2025-10-06")
    e.enter("openai", "cerebras", "compute", "OpenAI rents from Cerebras", "2015-10-06", "10", "$10bn", source=source)


@mistake
def a_term_that_ends_in_2206(e: Entries) -> None:
    e.row("deals", id="meta-google-compute-2025").update(end="2206-08")


@mistake
def another_year_than_the_id_says(e: Entries) -> None:
    for row in e.tables["events"]:
        if row["deal"] == "openai-oracle-compute-2025":
            row["date"] = row["date"].replace("2025-", "2024-")


@mistake
def a_payment_after_the_report(e: Entries) -> None:
    e.event("softbank-openai-equity-2026", source="softbank-openai-2026-10").update(date="2026-12-31")


@mistake
def talks_called_closed(e: Entries) -> None:
    e.event("openai-2026-bridge-investors-openai-equity").update(status="closed")


@mistake
def a_letter_of_intent_called_signed(e: Entries) -> None:
    e.enter(
        "nvidia",
        "poolside",
        "equity",
        "Nvidia invests in Poolside",
        "2026-09-10",
        "1",
        "$1bn by a non-binding letter of intent",
    )


@mistake
def closed_and_then_announced(e: Entries) -> None:
    source = e.source("report-back", "2026-10-02")
    cells = {"date": "2026-10-02", "status": "announced", "usd_bn": "30", "reported": "$30bn", "source": source}
    at = e.tables["events"].index(e.event("softbank-openai-equity-2026")) + 1
    e.tables["events"].insert(
        at, dict.fromkeys(e.headers["events"], "") | {"deal": "softbank-openai-equity-2026"} | cells
    )


# Sources


@mistake
def a_blog_graded_as_a_filing(e: Entries) -> None:
    source = e.source(
        "blog", "2026-09-10", url="https://medium.com/@someone/openai-oracle", publisher="Medium", grade="A"
    )
    e.enter("openai", "crusoe", "compute", "OpenAI rents from Crusoe", "2026-09-10", "2", "$2bn", source=source)


@mistake
def a_newspaper_graded_as_a_filing(e: Entries) -> None:
    e.row("sources", id="ft-nvidia-openai-2026-02").update(grade="A")


# Payments, terms and companies


@mistake
def a_deal_before_its_company(e: Entries) -> None:
    e.row("companies", id="xai").update(founded="2023")
    e.enter("tesla", "xai", "equity", "Tesla buys shares of xAI", "2021-03-05", "0.3", "$300m, in 2021")


@mistake
def payments_above_the_amount(e: Entries) -> None:
    for day in ("2026-04-01", "2026-07-01", "2026-10-01"):
        e.add(
            "payments",
            deal="nvidia-openai-equity-2026",
            kind="planned",
            period=day,
            usd_bn="20",
            source="openai-scaling-2026-02",
        )


@mistake
def a_payment_made_next_year(e: Entries) -> None:
    e.add(
        "payments",
        deal="softbank-openai-equity-2026",
        kind="paid",
        period="2027-01",
        usd_bn="10",
        source="softbank-openai-2026-10",
    )


@mistake
def shares_of_the_amount_in_percent_that_pass_it(e: Entries) -> None:
    for year in ("2027", "2028", "2029"):
        e.add(
            "payments",
            deal="openai-oracle-compute-2025",
            kind="planned",
            period=year,
            share="0.5",
            source="openai-five-sites-2025-09",
        )


@mistake
def a_statement_of_a_tenth(e: Entries) -> None:
    e.row("deals", id="openai-amazon-compute-2025").update(profile="flat", start="2025-11", end="2032-11")
    cells = {"payer": "openai", "payee": "amazon", "class": "purchase", "period": "2026-01..2026-06", "usd_bn": "0.25"}
    e.add("statements", **cells, reported="$250m", source="amazon-10q-2026-07")


@mistake
def five_years_of_rent_in_one(e: Entries) -> None:
    cells = {"start": "2025-01", "end": "2025-12", "profile": "flat"}
    e.enter("meta", "nebius", "compute", "Meta rents more from Nebius", "2025-02-10", "9", "$9bn", **cells)


@mistake
def a_source_read_before_it_appeared(e: Entries) -> None:
    e.row("sources", id="cnbc-qualcomm-amazon-2026-09").update(retrieved="2025-09-04")


# Written when the rules stood, to see what else they catch


@mistake
def euro_as_dollars(e: Entries) -> None:
    e.enter("asml", "mistral", "equity", "ASML buys more shares of Mistral", "2026-09-21", "2", "€2 billion")


@mistake
def won_in_japanese_signs(e: Entries) -> None:
    e.enter(
        "samsung", "anthropic", "equity", "Samsung buys shares of Anthropic", "2026-09-21", "5", "¥5 trillion in all"
    )


@mistake
def a_word_of_billions_for_millions(e: Entries) -> None:
    e.enter(
        "nvidia", "poolside", "convertible", "Nvidia buys notes of Poolside", "2026-09-21", "0.5", "$500bn of notes"
    )


@mistake
def the_two_ends_of_a_guarantee(e: Entries) -> None:
    e.row("deals", id="meta-hyperion-guarantee").update(payer="beignet", payee="meta")


@mistake
def a_loan_from_the_borrower(e: Entries) -> None:
    e.enter("coreweave", "blackstone", "loan", "Blackstone lends to CoreWeave", "2026-09-21", "2", "$2bn")


@mistake
def a_market_value_as_an_investment(e: Entries) -> None:
    e.enter(
        "softbank",
        "intel",
        "equity",
        "SoftBank owns shares of Intel",
        "2026-09-21",
        "150",
        "a market value of some $150bn",
    )


@mistake
def a_total_of_talks_beside_its_signed_parts(e: Entries) -> None:
    e.enter("meta", "coreweave", "compute", "Meta rents from CoreWeave", "2026-04-12", "21", "$21bn to 2032")


@mistake
def the_day_before_the_deal_was_signed_as_closing(e: Entries) -> None:
    e.event("spacex-cursor-acquisition", status="closed").update(date="2026-04-14")


@mistake
def a_ticker_of_another_company(e: Entries) -> None:
    e.row("companies", id="lambda").update(ticker=e.row("companies", id="nebius")["ticker"])


@mistake
def an_order_in_units_as_billions(e: Entries) -> None:
    e.enter("xai", "nvidia", "chips", "xAI orders chips", "2026-01-20", "300", "300,000 GB200, price not told")


@mistake
def a_cloud_that_is_the_customer(e: Entries) -> None:
    e.enter("amazon", "openai", "compute", "OpenAI takes more of AWS", "2026-09-21", "12", "$12bn")


@mistake
def one_investor_with_the_sum_of_all(e: Entries) -> None:
    e.enter(
        "mgx",
        "anthropic",
        "equity",
        "MGX joins the Series G",
        "2026-02-12",
        "30",
        "$30bn round",
        part_of="anthropic-series-g",
    )


@mistake
def a_monthly_price_as_the_whole(e: Entries) -> None:
    e.enter(
        "cursor", "spacex", "compute", "Cursor rents from SpaceX", "2026-06-21", "0.15", "$150m a month through 2029"
    )


@mistake
def an_announcement_called_closed(e: Entries) -> None:
    e.enter(
        "amd",
        "cohere",
        "equity",
        "AMD invests in Cohere",
        "2026-09-21",
        "0.5",
        "signed a term sheet for $500m",
        status="closed",
    )
