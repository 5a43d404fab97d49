"""Recipes: five rows of each named export, and a recipe of one's own beside the table."""

import json

import pandas as pd
import pytest

from aigraph import DataError, find_loops, load
from aigraph.cli import main
from aigraph.reading.recipes.recipe import shipped_recipes
from tests.command_line import CliRunner

RATES = "currency,usd\nEUR,1.1\nINR,0.01\nETH,3000\n"

FIVE_ROWS = {
    "amlsim": (
        "tran_id,orig_acct,bene_acct,tx_type,base_amt,tran_timestamp,is_sar,alert_id\n"
        "1,10,11,TRANSFER,100.5,2017-01-01T00:00:00Z,False,-1\n2,11,12,TRANSFER,90,2017-01-02T00:00:00Z,True,3\n"
        "3,12,10,TRANSFER,80,2017-01-03T00:00:00Z,True,3\n4,10,13,TRANSFER,1,2017-01-04T00:00:00Z,False,-1\n5,13,,TRANSFER,1,,False,-1\n",
        [("10", "11", 100.5), ("11", "12", 90), ("12", "10", 80), ("10", "13", 1)],
    ),
    "etherscan": (
        "Transaction Hash,UnixTimestamp,DateTime (UTC),From,To,Value_IN(ETH),Value_OUT(ETH),Method\n"
        "0xa,1609459200,2021-01-01 00:00:00,0x1,0x2,0,1.5,Transfer\n0xb,1609459300,2021-01-01 00:00:00,0x2,0x1,1,0,Transfer\n"
        "0xc,1609459400,2021-01-02 00:00:00,0x2,0x3,0,0.5,Transfer\n0xd,1609459500,2021-01-02 00:00:00,0x3,0x1,2,0,Transfer\n"
        "0xe,1609459600,2021-01-02 00:00:00,0x3,0x1,0,0,Approve\n",
        [("0x1", "0x2", 4500), ("0x2", "0x1", 3000), ("0x2", "0x3", 1500), ("0x3", "0x1", 6000), ("0x3", "0x1", None)],
    ),
    "crunchbase_rounds": (
        "Transaction Name,Organization Name,Funding Type,Money Raised,Money Raised Currency,Money Raised (in USD),Announced Date,Lead Investors,Investor Names\n"
        'A,Lab,Series A,100,EUR,110,2025-01-01,Fund,"Fund, Chip, Inc., Bank"\nB,Chip,Series B,200,USD,200,2025-02-01,,Lab\n'
        "C,Bank,Debt,,,,2025-03-01,Fund,\nD,Dot,Seed,5,USD,5,2025-04-01,,\nE,Eve,Seed,5,USD,5,2025-05-01,,Lab\n",
        [("Fund", "Lab", "<110"), ("Chip, Inc.", "Lab", "<110"), ("Bank", "Lab", "<110"), ("Lab", "Chip, Inc.", "<200"), ("Fund", "Bank", None), ("Lab", "Eve", "<5")],
    ),
    "crunchbase_investments": (
        "Investor Name,Company Name,Announced Date,Money Raised,Money Raised Currency\n"
        "A,Bolt,2025-01-01,100,USD\nB,Bolt,2025-01-01,100,USD\nBolt,A,2025-02-01,10,EUR\nB,Core,2025-02-01,,\n,Core,2025-02-01,1,USD\n",
        [("A", "Bolt", "<100"), ("B", "Bolt", "<100"), ("Bolt", "A", "<11"), ("B", "Core", None)],
    ),
    "pitchbook": (
        "Deal ID,Companies,Deal Date,Deal Size,Deal Status,Deal Type,Lead/Sole Investors,Investors\n"
        '1,OpenAI (San Francisco),31-Mar-2025,40.00,Completed,Later Stage VC,,"Microsoft (NAS: MSFT), SoftBank Group (TKS: 9984)"\n'
        "2,Microsoft,1-Apr-2025,,Announced/In Progress,Debt,,OpenAI\n3,X,1-Apr-2025,2,Failed/Cancelled,Seed,,Y\n"
        "4,X,1-Apr-2025,3,Completed,Seed,,Y\n5,X,1-Apr-2025,3,Completed,Seed,,\n",
        [("Microsoft", "OpenAI", "<40000000"), ("SoftBank Group", "OpenAI", "<40000000"), ("OpenAI", "Microsoft", None), ("Y", "X", "<2000000"), ("Y", "X", "<3000000")],
    ),
    "dealroom": (
        "Name,HQ country,Round type,Round date,Round amount (EUR m),Round investors\nLab,DE,SERIES B,2024-06-01,50,Fund; Chip AG\n"
        "Chip AG,DE,SERIES C,2024-09-01,80,Lab\nDot,FR,SEED,2024-10-01,,Lab\nEve,FR,SEED,2024-11-01,1,\nFax,FR,SEED,2024-12-01,2,Lab\n",
        [("Fund", "Lab", "<55000000"), ("Chip AG", "Lab", "<55000000"), ("Lab", "Chip AG", "<88000000"), ("Lab", "Dot", None), ("Lab", "Fax", "<2200000")],
    ),
    "littlesis": (
        "id,entity1_id,entity2_id,category_id,description1,amount,currency,start_date,end_date,is_current\n"
        "1,28862,1,5,donor,500000,usd,2024-01-01,,1\n2,1,28862,6,client,700000,usd,2024-02-01,,1\n3,1,2,1,director,,,2024,,1\n"
        "4,1,2,10,owner,,,2024,,1\n5,2,28862,5,donor,5,usd,2024-03-01,,\n",
        [("28862", "1", 500000), ("1", "28862", 700000), ("1", "2", None), ("2", "28862", 5)],
    ),
    "gleif_relationships": (
        "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus\n"
        "A,LEI,B,LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE\nB,LEI,A,LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE\nC,LEI,A,LEI,IS_FUND-MANAGED_BY,ACTIVE\n"
        "C,LEI,A,LEI,IS_ULTIMATELY_CONSOLIDATED_BY,ACTIVE\nD,LEI,A,LEI,IS_DIRECTLY_CONSOLIDATED_BY,INACTIVE\n",
        [("B", "A", None), ("A", "B", None), ("A", "C", None), ("A", "D", None)],
    ),
    "usaspending": (
        "award_id_piid,awarding_agency_name,recipient_name,federal_action_obligation,action_date,recipient_state_code\n"
        'X1,Defense,Lab,"-1,000.00",2025-06-01,CA\nX2,Defense,Lab,200000.00,2025-06-16,CA\nX3,Energy,Lab,5,2025-06-17,CA\nX4,Energy,,5,2025-06-17,CA\nX5,Energy,Cloud,7,2025-06-18,CA\n',
        [("Defense", "Lab", 200000), ("Energy", "Lab", 5), ("Energy", "Cloud", 7)],
    ),
    "iati_transactions": (
        "iati_identifier,transaction_type,transaction_date,transaction_value,transaction_value_currency,provider_org,receiver_org\n"
        "1,Disbursement,2024-03-01,100,EUR,Donor,Trust\n2,Outgoing Commitment,2024-04-01,200,USD,Trust,Partner\n3,3,2024-04-02,5,USD,Trust,Partner\n4,3,2024-04-02,5,USD,Partner,Donor\n5,3,2024-04-02,5,USD,,Donor\n",
        [("Donor", "Trust", 110), ("Trust", "Partner", 200), ("Trust", "Partner", 5), ("Partner", "Donor", 5)],
    ),
    "sec_form_13f": (
        "FILINGMANAGER_NAME,PERIODOFREPORT,NAMEOFISSUER,TITLEOFCLASS,VALUE\nNvidia,2025-06-30,CoreWeave,COM,900\nNvidia,2025-06-30,Arm,ADS,178\n"
        "CoreWeave,2025-06-30,Nvidia,COM,1\nFund,2025-06-30,Arm,ADS,2\nFund,2025-06-30,,ADS,2\n",
        [("Nvidia", "CoreWeave", 900), ("Nvidia", "Arm", 178), ("CoreWeave", "Nvidia", 1), ("Fund", "Arm", 2)],
    ),
    "gst_invoices": (
        "Supplier GSTIN,Recipient GSTIN,Invoice No,Invoice Date,Taxable Value (₹)\n27A,29B,I-1,03-04-2024,5000\n29B,33C,I-2,13-04-2024,5100\n"
        "33C,27A,I-3,23-04-2024,5200\n33C,29B,I-4,24-04-2024,\n,29B,I-5,24-04-2024,1\n",
        [("29B", "27A", 50), ("33C", "29B", 51), ("27A", "33C", 52), ("29B", "33C", None)],
    ),
    "wash_trades": (
        "block_time,buyer,seller,token_id,price_eth,price_usd\n2022-01-05 10:00:00,0xA1,0xB2,77,2.0,6000\n2022-01-05 11:00:00,0xB2,0xA1,77,2.1,6300\n"
        "2022-01-06,0xC3,0xA1,78,1,3000\n2022-01-07,0xC3,,78,1,3000\n2022-01-08,0xA1,0xC3,78,1,\n",
        [("0xA1", "0xB2", 6000), ("0xB2", "0xA1", 6300), ("0xC3", "0xA1", 3000), ("0xA1", "0xC3", None)],
    ),
    "obligations": (
        "Debtor;Creditor;Amount due (EUR);Due date;Invoice\nMlin;Pek;12000;2025-03-01;R-1\nPek;Sol;9000;2025-03-05;R-2\nSol;Mlin;7000;2025-03-09;R-3\nSol;Pek;;2025-03-10;R-4\n;Pek;1;2025-03-10;R-5\n",
        [("Mlin", "Pek", 13200), ("Pek", "Sol", 9900), ("Sol", "Mlin", 7700), ("Sol", "Pek", None)],
    ),
    "capacity_swaps": (
        "Grantor,Grantee,IRU,Contract value (USD m),Date,Term end\nGlobal,Qwest,Route 1,100,2001-09-28,2021\nQwest,Global,Route 2,100,2001-09-28,2021\n"
        "Qwest,Enron,Route 3,86,2001-09-30,2026\nEnron,Qwest,Route 4,,2001-09-30,2026\nEnron,,Route 5,1,2001-09-30,2026\n",
        [("Qwest", "Global", 100_000_000), ("Global", "Qwest", 100_000_000), ("Enron", "Qwest", 86_000_000), ("Qwest", "Enron", None)],
    ),
    "ethereum_transfers": (
        "hash,from_address,to_address,value,block_timestamp\n0x1,0xa,0xb,1000000000000000000,2021-01-01 00:00:00 UTC\n0x2,0xb,0xa,2000000000000000000,2021-01-02 00:00:00 UTC\n"
        "0x3,0xb,0xc,1500000000000000,2021-01-03 00:00:00 UTC\n0x4,0xc,0xa,,2021-01-04 00:00:00 UTC\n0x5,0xc,,1,2021-01-05 00:00:00 UTC\n",
        [("0xa", "0xb", 3000), ("0xb", "0xa", 6000), ("0xb", "0xc", 4.5), ("0xc", "0xa", None)],
    ),
    "companies_house_psc": (
        "\n".join(
            json.dumps({"company_number": company, "data": {"kind": kind, "natures_of_control": ["ownership-of-shares-75-to-100-percent"], "notified_on": "2016-04-06", **who}})
            for company, kind, who in (
                ("1", "corporate-entity-person-with-significant-control", {"name": "Beta", "identification": {"registration_number": "2"}}),
                ("2", "corporate-entity-person-with-significant-control", {"name": "Alpha", "identification": {"registration_number": "1"}}),
                ("3", "individual-person-with-significant-control", {"name": "Ann"}),
                ("4", "persons-with-significant-control-statement", {}),
                ("5", "legal-person-person-with-significant-control", {"name": "City"}),
            )
        ),
        [("2", "1", None), ("1", "2", None), ("Ann", "3", None), ("City", "5", None)],
    ),
}  # fmt: skip


def deals(path, **options):
    ledger = load(path, **options)
    names = {company.id: company.name for company in ledger.companies}
    found = []
    for deal, event in zip(ledger.deals, ledger.events, strict=True):
        most = None if event.high_usd_bn is None else f"<{round(float(event.high_usd_bn) * 1e9)}"
        exact = None if event.usd_bn is None else round(float(event.usd_bn) * 1e9, 6)
        found.append((names[deal.payer], names[deal.payee], most or exact))
    return found


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text(RATES, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FIVE_ROWS)
def test_five_rows_of_each_export_are_read_the_way_value_goes(name, tmp_path, rates):
    text, wanted = FIVE_ROWS[name]
    path = tmp_path / "table.txt"
    path.write_text(text, encoding="utf-8")
    assert deals(path, rates=rates) == wanted
    recipe = shipped_recipes()[name]
    assert any(
        f"read by the recipe {recipe.name!r}" in line and "--recipe none" in line
        for line in load(path, rates=rates).intake.lines
    )


def test_each_shipped_recipe_has_its_five_rows():
    assert set(shipped_recipes()) == set(FIVE_ROWS)


def test_a_recipe_can_be_refused_and_gives_way_to_columns_that_are_named(tmp_path, rates):
    path = tmp_path / "o.csv"
    path.write_text(FIVE_ROWS["obligations"][0], encoding="utf-8")
    told = {"payer": "Creditor", "payee": "Debtor"}
    assert deals(path, rates=rates, columns=told)[0][:2] == ("Pek", "Mlin")
    answer = CliRunner().invoke(main, ["cycles", str(path), "--recipe", "none", "--rates", str(rates)])
    assert "read by the recipe" not in answer.output


def test_a_folder_without_a_name_has_no_recipe_beside_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="the file is missing"):
        load(".")


OWN = """name = "our ledger"
row = "a booking: the account in the second column pays"
headings = ["Konto", "Gegenkonto"]
unit = "k"

[roles]
payer = "Gegenkonto"
payee = "Konto"
amount = "Summe"

[constants]
instrument = "loan"
currency = "EUR"
"""


def test_a_recipe_of_ones_own_lies_beside_the_table_or_is_named(tmp_path, rates):
    path, own = tmp_path / "book.csv", tmp_path / "book.recipe.toml"
    path.write_text("Konto,Gegenkonto,Summe\nA,B,5\nB,A,6\n", encoding="utf-8")
    own.write_text(OWN, encoding="utf-8")
    assert deals(path, rates=rates) == [("B", "A", 5500), ("A", "B", 6600)]
    assert find_loops(load(path, rates=rates).view(), kinds="all")[0].kind == "cross_funding"
    other = own.rename(tmp_path / "x.toml")
    answer = CliRunner().invoke(main, ["deals", "--data", str(path), "--recipe", str(other), "--rates", str(rates)])
    assert "read by the recipe 'our ledger': a row is a booking" in answer.output
    assert deals(pd.read_csv(path), recipe=other, rates=rates) == [("B", "A", 5500), ("A", "B", 6600)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[roles]\npayer = 'A'\n", r"x.toml: says no \[roles\] payee"),
        ("name = ", r"x.toml: is no TOML"),
        ("[roles]\npayer='A'\npayee='B'\namont='C'\n", "'amont' in .roles. is no part of a deal; expected amount"),
        ("units = 'm'\n[roles]\npayer='A'\npayee='B'\n", "'units' is no part of a recipe; expected unit"),
        ("unit = 'x'\n[roles]\npayer='A'\npayee='B'\n", "unit = 'x' is unknown"),
        (
            "[roles]\npayer='A'\npayee='B'\n[constants]\nstatus='paid up'\n",
            "status = 'paid up' in .constants. is unknown; expected",
        ),
        ("[roles]\npayer='A'\npayee='B'\n[values]\nstatus='x'\n", "values.status = 'x' is no table"),
        ("[roles]\npayer='A'\npayee='Z'\n", "has no column 'Z'|column 'Z'"),
    ],
)
def test_a_wrong_recipe_is_one_message(text, message, tmp_path):
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load(pd.DataFrame({"A": ["a"], "B": ["b"]}), recipe=tmp_path / "x.toml")
    with pytest.raises(DataError, match="is no recipe; did you mean amlsim"):
        load(pd.DataFrame({"A": ["a"], "B": ["b"]}), recipe="amlsin")


def test_awards_of_open_contracting_are_paid_by_the_buyer(tmp_path, rates):
    award = {
        "id": "w",
        "suppliers": [{"name": "Acme"}],
        "value": {"amount": 5, "currency": "EUR"},
        "date": "2025-01-01T00:00:00Z",
    }
    shared = {"id": "v", "suppliers": [{"name": "Acme"}, {"name": "Bolt"}], "value": {"amount": 7, "currency": "USD"}}
    releases = [
        {"ocid": "o", "buyer": {"name": "Ministry"}, "awards": [award, shared]},
        {"ocid": "p", "awards": [award]},
    ]
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"releases": releases}), encoding="utf-8")
    assert deals(path, rates=rates) == [
        ("Ministry", "Acme", 5.5),
        ("Ministry", "Acme", "<7"),
        ("Ministry", "Bolt", "<7"),
    ]
    assert "names no buyer" in str(load(path).intake.refusals[0])


def test_invoices_that_only_trade_in_circles_are_said_although_trade_is_not_listed_by_default(tmp_path):
    path = tmp_path / "gst.csv"
    path.write_text(
        "Supplier GSTIN,Buyer GSTIN,Invoice No,Invoice Date,Invoice Value\n"
        "27A,27B,1,01-04-2024,118000\n27B,27C,2,15-04-2024,118000\n27C,27A,3,20-04-2024,118000\n",
        encoding="utf-8",
    )
    said = CliRunner().invoke(main, ["cycles", str(path)])
    assert "1 loop is of the kind trade, which is not listed by default: --kind trade lists it" in said.stderr
    asked = CliRunner().invoke(main, ["cycles", str(path), "--kind", "trade"])
    assert "27a-27c-27b" in asked.stdout
    assert "of the kind" not in asked.stderr
