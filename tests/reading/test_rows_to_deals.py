"""A table of one's own becomes a ledger, and every row of it is accounted for."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import DataError, check, find_loops, load
from aigraph.model import Kind

HEADER = "payer,payee,amount,date,status,instrument"


@pytest.fixture
def table(tmp_path):
    def write(*rows, header=HEADER, name="deals.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
        return path

    return write


def said(ledger):
    return [line.replace(ledger.intake.path, "deals.csv") for line in ledger.intake.lines]


def test_a_table_with_payer_and_payee_just_works_and_its_loops_are_plain(table):
    ledger = load(table("A,B", "B,C", "C,A", header="from,to"))
    (loop,) = find_loops(ledger.view())
    assert (loop.kind, loop.name, loop.roots) == (Kind.PLAIN, "a-b-c", ("a", "b", "c"))
    assert not loop.bottleneck.is_known
    assert ledger.intake.summary.endswith("deals.csv (CSV, commas, UTF-8): 3 rows read, 3 kept, 0 refused")


def test_instruments_and_statuses_are_known_by_many_words(table):
    ledger = load(
        table(
            "Nvidia,OpenAI,$30bn,22 Sept 2025,Completed,Series C equity round",
            "OpenAI,Oracle,up to $300bn,2025,definitive,cloud services",
            "Oracle,NVIDIA,,2025-10,LOI,GPUs",
        )
    )
    assert [
        (deal.instrument_name, event.status.value) for deal, event in zip(ledger.deals, ledger.events, strict=True)
    ] == [
        ("equity", "closed"),
        ("compute", "signed"),
        ("chips", "announced"),
    ]
    (loop,) = find_loops(ledger.view(status="announced"))
    assert (loop.kind, loop.name) == (Kind.CIRCULAR, "nvidia-openai-oracle")
    assert loop.bottleneck.high == 30


def test_every_refused_row_says_its_line_the_value_and_what_was_expected(table):
    rows = [
        "A,B,5,2025,signed,loan",
        ",B,5,2025,signed,loan",
        "A,,5,2025,signed,loan",
        "A,a,5,2025,signed,loan",
        "A,B,-5,2025,signed,loan",
        "A,B,0,2025,signed,loan",
        "A,B,lots,2025,signed,loan",
        "A,B,5,someday,signed,loan",
        "A,B,5,2025,perhaps,loan",
        "A,B,5,2025,signed,repayment",
        "A,B,1,000,2025,signed,loan",
        f"{'N' * 10_000},B,5,2025,signed,loan",
        "A\x00,B,5,2025,signed,loan",
    ]
    ledger = load(table(*rows))
    assert (ledger.intake.read, ledger.intake.kept, ledger.intake.refused) == (13, 4, 9)
    assert [line for line in said(ledger) if line.startswith("deals.csv:") and "warning" not in line][1:] == [
        "deals.csv:3: payer is empty; expected the name of a company",
        "deals.csv:4: payee is empty; expected the name of a company",
        "deals.csv:5: 'A' is both payer and payee; a deal needs two companies",
        "deals.csv:6: amount '-5' is negative; swap payer and payee instead",
        "deals.csv:7: amount '0' says that nothing was paid; leave the cell empty if it is unknown",
        "deals.csv:11: instrument 'repayment' is what comes back under another deal; as an arrow it would make every "
        "loan a loop",
        "deals.csv:12: has 7 cells where the headings are 6; a comma inside a cell needs quotes around it",
        f"deals.csv:13: payer '{'N' * 30}'… is 10,000 characters long; expected at most 300",
        "deals.csv:14: payer 'A\\x00' holds a character that cannot be printed",
    ]
    assert sum(ledger.intake.reasons.values()) == 9


def test_a_cell_that_is_not_understood_keeps_its_row_and_its_wording(table):
    ledger = load(
        table(
            "A,B,lots,2025,signed,loan",
            "A,B,5,someday,signed,loan",
            "A,B,5,2025,perhaps,loan",
            "A,B,5,2025,signed,keepsake",
        )
    )
    assert ledger.intake.kept == 4
    assert [event.reported for event in ledger.events] == ["lots", "5", "5; status: perhaps", "5"]
    assert not ledger.events[0].amount.is_known
    assert (ledger.events[1].date, ledger.events[1].locator) == (None, "line 3, date 'someday'")
    assert [len(ledger.view(status=level).arrows) for level in ("all", "announced")] == [4, 3]
    lines = said(ledger)
    assert any("amount ('amount'): 1 cell not understood" in line and "'lots'" in line for line in lines)
    assert any("date ('date'): 1 cell not understood as a date" in line and "'someday'" in line for line in lines)
    assert any(
        "status ('status'): 1 cell with a status that is not understood" in line and "'perhaps'" in line
        for line in lines
    )
    assert any(
        "instrument ('instrument'): 1 cell with an instrument" in line and "'keepsake'" in line for line in lines
    )


def test_after_twenty_refusals_of_a_kind_the_rest_are_counted(table):
    ledger = load(table("A,B,5,2025,signed,loan", *["A,B,-5,2025,signed,loan"] * 50))
    lines = said(ledger)
    assert sum("is negative" in line for line in lines) == 20
    assert "deals.csv: and 30 more rows refused, negative amount" in lines


def test_strict_refuses_the_table_and_a_table_without_a_good_row_is_refused(table):
    path = table("A,B,5,2025,signed,loan", "A,B,-5,2025,signed,loan")
    assert len(load(path).deals) == 1
    with pytest.raises(DataError, match=r"deals\.csv:3: amount '-5' is negative"):
        load(path, strict=True)
    with pytest.raises(DataError, match="is negative"):
        load(table("A,B,-5,2025,signed,loan"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty; expected headings such as payer, payee, amount and date"),
        ("\n\n", "is empty"),
        ("just some words\n", "has no two columns"),
        ("payer,payee\n", "has no rows; expected one deal a line below the headings"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(text, message, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        load(path)
    assert len(str(caught.value).splitlines()) == 1


def test_hostile_names_are_text_and_nothing_more(table):
    ledger = load(
        table(
            '"=HYPERLINK(""http://x"")",B,5,2025,signed,loan',
            "\ufeffOpen\u200f AI,B,5,2025,signed,loan",
            "\u202eevil,B,5,2025,signed,loan",
            "ক খ,B,5,2025,signed,loan",
        )
    )
    assert [company.name for company in ledger.companies] == ['=HYPERLINK("http://x")', "B", "Open AI", "evil", "ক খ"]
    lines = " ".join(said(ledger))
    assert "1 row with a name that begins with '='" in lines
    assert "2 rows with invisible characters in a name" in lines


def test_names_that_differ_only_in_case_or_spacing_are_one_company_and_said(table):
    ledger = load(
        table("Open AI,B,5,2025,signed,loan", "B,open  ai,5,2025,signed,loan", "OPEN-AI,C,5,2025,signed,loan")
    )
    assert [company.id for company in ledger.companies] == ["open-ai", "b", "c"]
    assert [alias.alias for alias in ledger.aliases] == ["open ai", "OPEN-AI"]
    assert (
        "deals.csv:3: warning: 'open ai' is read as 'Open AI': they differ only in case, spacing, punctuation or company form"
        in said(ledger)
    )


def test_different_names_are_different_companies_even_if_their_ids_would_be_one(table):
    ledger = load(table("A.B.,A B,5,2025,signed,loan"))
    assert len({company.id for company in ledger.companies}) == 2


def test_parties_without_a_name_close_no_loop(table):
    ledger = load(table("Undisclosed investors,L,5,2025,signed,", "L,Undisclosed investors,5,2025,signed,"))
    assert ledger.company("Undisclosed investors").is_placeholder
    assert len(find_loops(ledger.view())) == 0


def test_another_currency_needs_a_rate_and_is_unknown_without_one(table, tmp_path):
    path = table("A,B,€30m,2025-03-01,signed,loan", "A,C,30,2025-08-01,signed,loan")
    unknown = load(path)
    assert unknown.events[0].usd_bn is None
    assert unknown.events[0].reported == "€30m"
    assert "deals.csv: warning: 1 amount in EUR, '€30m', has no rate and counts as unknown; give --rates" in said(
        unknown
    )
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,date,usd\nEUR,2025-01-01,1.04\nEUR,2025-07-01,1.18\n", encoding="utf-8")
    known = load(path, rates=rates, currency="EUR", unit="m")
    assert [str(event.usd_bn) for event in known.events] == ["0.0312", "0.0354"]


def test_a_row_without_a_date_counts_from_the_last_day_of_the_table(table):
    ledger = load(table("A,B,5,,signed,", "B,A,5,2025-03-01,signed,"))
    assert len(find_loops(ledger.view())) == 1
    assert len(find_loops(ledger.view(as_of="2025-02-28"))) == 0
    assert str(ledger.last_day) == "2025-03-01"


def test_dates_that_can_mean_two_days_stay_open_until_the_user_says_which(table):
    path = table("A,B,5,10/06/2025,signed,")
    ledger = load(path)
    assert ledger.events[0].date is None
    assert any("can mean two days" in line and "'10/06/2025'" in line and "--dayfirst" in line for line in said(ledger))
    assert str(load(path, dayfirst=True).events[0].date) == "2025-06-10"
    assert str(load(path, dayfirst=False).events[0].date) == "2025-10-06"


def test_semicolons_windows_1252_and_commas_before_decimals_are_read(table):
    path = table("Société;Müller;1.200,50;06.10.2025", header="Payer;Payee;Betrag (Mio. EUR);Datum", encoding="cp1252")
    ledger = load(path)
    assert [company.name for company in ledger.companies] == ["Société", "Müller"]
    assert ledger.intake.form == "CSV, semicolons, Windows-1252"
    assert ledger.events[0].reported == "1.200,50 million EUR"
    assert str(ledger.events[0].date) == "2025-10-06"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_detected(mark, encoding, table):
    path = table(mark.join(("গুগল", "B", "5")), header=mark.join(("payer", "payee", "amount")), encoding=encoding)
    assert load(path).companies[0].name == "গুগল"


def test_lines_above_the_headings_are_said_and_lines_are_counted_across_line_breaks(table):
    path = table("Payer,Payee,Note", 'A,B,"two', 'lines"', "A,,x", header="Deals of 2025,,\nsource: me")
    ledger = load(path)
    lines = said(ledger)
    assert "deals.csv:1: warning: stands above the headings and is not read: 'Deals of 2025'" in lines
    assert "deals.csv:6: payee is empty; expected the name of a company" in lines
    assert ledger.deals[0].title == "two lines"


def test_a_quote_that_is_never_closed_is_told_with_what_it_swallows(table):
    ledger = load(table("A,B,5,2025,signed,", '"C,D,5,2025,signed,', "E,F,5,2025,signed,"))
    assert ledger.intake.kept == 1
    assert "deals.csv:3: opens a quote that is never closed; the 2 lines from here on are one row" in said(ledger)


def test_sources_are_kept_with_their_address(table):
    ledger = load(table("A,B,https://example.org/x", "B,C,A paper", "C,A,", header="payer,payee,source"))
    assert [(source.title, source.url) for source in ledger.sources] == [
        ("https://example.org/x", "https://example.org/x"),
        ("A paper", ""),
        ("deals.csv", ""),
    ]


def test_a_low_and_a_high_column_make_a_range(table):
    ledger = load(table("A,B,1,3", header="payer,payee,min amount bn,max amount bn"))
    event = ledger.events[0]
    assert (event.low_usd_bn, event.usd_bn, event.high_usd_bn) == (1, None, 3)


def test_check_tells_refused_rows_as_errors_and_decisions_as_warnings(table):
    found = check(table("A,B,-5,2025,signed,loan", "a,B,50000,2025,,loan"))
    assert [(problem.severity.value, problem.origin.line) for problem in found] == [
        ("warning", 0),
        ("error", 2),
        ("warning", 3),
    ]


def test_two_readings_of_a_table_are_the_same(table):
    path = table("A,B,5,2025,signed,loan", "B,A,about 7,2025,closed,gpu")
    assert load(path) == load(path)
    assert load(path).intake == load(path).intake


CELLS = st.one_of(
    st.sampled_from(["A", "B", "c", "", "5", "-1", "2025", "10/06/2025", "signed", "loan", "€5m", "=x", "\u200f"]),
    st.text(max_size=8),
)


@given(st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=8))
def test_whatever_the_cells_every_row_is_kept_or_refused(tmp_path_factory, rows):
    import csv

    path = tmp_path_factory.mktemp("any") / "t.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows([HEADER.split(","), *rows])
    with suppress(DataError):
        intake = load(path).intake
        blank = sum(not any(cell.replace("\ufeff", "").strip() for cell in row) for row in rows)
        assert intake.read >= len(rows) - blank
        assert intake.kept + sum(intake.reasons.values()) == intake.read
