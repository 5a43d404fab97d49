"""A sheet as an analyst keeps it: sixty deals, each company in several spellings, and 29 ways round."""

import random
from itertools import cycle

import networkx as nx
import openpyxl
import pytest

from aigraph import find_loops, load, read_table
from aigraph.model.loop import KINDS

LOOPS, DEALS, LENGTH = 29, 60, 6
SPELLINGS = {
    "Nordic Compute": ["Nordic Compute ASA", "Nordic Compute", "NORDIC  COMPUTE", "Nordic Compute ASA[3]"],
    "Helios Labs": ["Helios Labs, Inc.", "Helios Labs Inc", "helios labs", "Helios Labs"],
    "Quantra": ["Quantra Corp.", "Quantra Corporation", "Quantra", "Quantra (NASDAQ: QTRA)"],
    "Vela Cloud": ["Vela Cloud GmbH", "Vela Cloud", "Vela-Cloud", "Vela Cloud G.m.b.H."],
    "Orbit Chips": ["Orbit Chips Ltd", "Orbit Chips Limited", "Orbit Chips Ltd.", "Orbit Chips"],
    "Tern Capital": ["Tern Capital LLC", "Tern Capital", "Tern Capital, LLC", "TERN CAPITAL"],
    "Basalt Power": ["Basalt Power S.A.", "Basalt Power SA", "Basalt Power", "Basalt  Power†"],
    "Lumen Data": ["Lumen Data K.K.", "Lumen Data KK", "Lumen Data", "Lumen Data ²"],
}
AMOUNTS = ["$1.2bn", "~$300M / 5 yrs", "up to €40m", "$250M cloud", "10 GW", "n/a", "750", "$2B+", "$40m (cash)", "tbd"]
STATUSES = ["signed", "Closed", "announced 2025", "LOI", "completed", ""]
WORDS = ["Series B", "cloud contract", "GPU order", "term loan", "power purchase", "colocation"]
DAYS = ["2025-03-04", "4 Mar 2025", "Q1 2025", "March 2025", "2025", ""]


def pairs():
    """Draw sixty deals between eight companies in eighteen directions, which make 29 rings of at most six."""
    draw = random.Random(632)  # noqa: S311  a sample, not a secret
    found = []
    while len(found) < DEALS:
        found.append(tuple(draw.sample(list(SPELLINGS), 2)))
        if len(set(found)) > 18:
            found.pop()
    assert len(list(nx.simple_cycles(nx.DiGraph(found), length_bound=LENGTH))) == LOOPS
    return found


def workbook(path, deals):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["AI deals, private and confidential"])
    sheet.append(["(US$ in millions unless stated)"])
    sheet.append([])
    sheet.append(["#", "From / investor", "To (company)", "Size", "What", "Status", "When", "Notes"])
    more = zip(*map(cycle, (AMOUNTS, WORDS, STATUSES, DAYS)), strict=False)
    for number, ((payer, payee), (amount, what, status, day)) in enumerate(zip(deals, more, strict=False), start=1):
        sheet.append([number, payer, payee, amount, what, status, day, f"see mail {number}"])
    sheet.append([None, "Total", None, 12_345])
    sheet.append(["Source: press"])
    book.save(path)
    return path


def spelled(deals):
    ways = {name: cycle(spellings) for name, spellings in SPELLINGS.items()}
    return [(next(ways[payer]), next(ways[payee])) for payer, payee in deals]


def rings(ledger):
    view = ledger.view(status="all", layers="all")
    return {loop.companies for loop in find_loops(view, max_length=LENGTH, kinds=KINDS)}


def test_all_loops_are_found_on_the_first_try(tmp_path):
    ledger = load(workbook(tmp_path / "deals.xlsx", spelled(pairs())))
    assert (ledger.intake.read, ledger.intake.kept, ledger.intake.refused) == (DEALS + 1, DEALS, 1)
    assert len(ledger.companies) == len(SPELLINGS)
    assert len(rings(ledger)) == LOOPS
    said = "\n".join(ledger.intake.lines)
    assert "10 GW" in said
    assert "(US$ in millions unless stated)" in said


def test_a_slip_of_the_keys_is_asked_about_and_the_answer_gives_the_rest_on_the_second_try(tmp_path):
    slips = {"Helios Labs": "Heloos Labs", "Basalt Power": "Basalt Powr"}
    deals = spelled(pairs())
    deals[5:9] = [tuple(slips.get(end, end) for end in pair) for pair in pairs()[5:9]]
    path = workbook(tmp_path / "deals.xlsx", deals)
    first = load(path)
    assert len(first.companies) > len(SPELLINGS)
    assert "may be one" in "\n".join(first.intake.lines)
    sheet = read_table(path)
    asked = {pair.name: pair.other for pair in sheet.likely}
    (tmp_path / "deals.aigraph.toml").write_text(
        "[names]\n" + "\n".join(f'"{name}" = "{other}"' for name, other in asked.items()), encoding="utf-8"
    )
    second = load(path)
    assert len(second.companies) == len(SPELLINGS)
    assert len(rings(second)) == LOOPS


@pytest.mark.parametrize("amount", ["~$300M / 5 yrs", "up to €40m", "10 GW", "tbd"])
def test_no_wording_of_an_amount_takes_a_deal_from_the_sheet(amount, tmp_path):
    ledger = load(workbook(tmp_path / "deals.xlsx", pairs()))
    reported = {event.reported for event in ledger.events}
    assert amount == "tbd" or any(amount in text for text in reported)
