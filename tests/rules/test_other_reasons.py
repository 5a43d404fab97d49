"""What a rule says for a reason that its first example does not have, and the last value that it lets pass."""

import pytest

from aigraph import check
from tests.ledgers import WHOLE, write_folder

COMPANIES, DEALS, EVENTS = WHOLE["companies"], WHOLE["deals"], WHOLE["events"]
PURCHASE, SOLD = DEALS[1], EVENTS[2]
CROWD = "crowd,Crowd of round one,placeholder,investor,,,,,,,"
LEI = "chips,Chips Inc,firm,chip_maker,US,,,CHP,{lei},,,"


def purchase(start="2025-01", end="2029", **columns):
    """The purchase with another term, or with columns that it has not."""
    names = "profile,firmness,notice_days,firm_share,vests_with,covers,secured_by,capacity_mw,units,currency,looked_at"
    more = ",".join(columns.get(name, "") for name in names.split(","))
    return {"deals": [DEALS[0], f"lab-chips-chips,lab,chips,chips,Lab buys chips,{start},{end},p1,,,,total,{more}"]}


def lent(day):
    """A round of unnamed parties, and the same sum of a named one on another day."""
    rows = ["crowd-lab-equity,crowd,lab,equity,A round,,,,,,,total"]
    events = [f"crowd-lab-equity,{day},signed,,10,,,,news,"]
    return {"companies": [*COMPANIES, CROWD], "deals": [*DEALS, *rows], "events": [*EVENTS, *events]}


def told(reported, usd_bn):
    return {"events": [f'chips-lab-equity,2025-01-05,signed,,{usd_bn},,,"{reported}",news,', SOLD]}


SAID = {
    "a day of consolidation without a parent": (
        {"companies": [COMPANIES[0], "lab,Lab,firm,lab,US,,2025-01-01,,,,,"]},
        "companies.csv:3: parent_since 2025-01-01 stands without a parent",
    ),
    "a deal that is part of itself": (
        {"deals": [DEALS[0], PURCHASE.replace(",p1,,", ",p1,lab-chips-chips,")]},
        "deals.csv:3: part_of names the deal itself",
    ),
    "a deal that replaces itself": (
        {"deals": [DEALS[0], PURCHASE.replace(",p1,,,", ",p1,,lab-chips-chips,")]},
        "deals.csv:3: replaces names the deal itself",
    ),
    "an answer without a source": (
        {"evidence": ["p1,E1,yes,,one agreement,"]},
        "evidence.csv:2: answer 'yes' has no source; expected one, or the answer unknown",
    ),
    "neither the event nor its source has a day": (
        {"events": ["chips-lab-equity,,signed,,10,,,,bare,", SOLD], "sources": [*WHOLE["sources"], "bare,T,P,,,en,B"]},
        "events.csv:2: event of 'chips-lab-equity' has no date, and its source has no day of publication",
    ),
    "money that moved on no day": (
        {"events": ["chips-lab-equity,,closed,,10,,7,,news,", SOLD]},
        "events.csv:2: paid_usd_bn 7 has no date; expected the day by which it was paid",
    ),
    "an identifier with one wrong sign": (
        {"companies": [LEI.format(lei="529900T8BM49AURSDO56"), COMPANIES[1]]},
        "companies.csv:2: lei '529900T8BM49AURSDO56' has wrong check digits; look for a mistyped sign",
    ),
    "a term that ends a lifetime after the first event": (
        purchase(start="", end="2086"),
        "deals.csv:3: warning: the term ends or starts more than 60 years from the first event, of 2025-01-05",
    ),
    "gigawatts in the words, and a capacity of a few": (
        purchase(capacity_mw="19.9", units="gigawatts of it"),
        "deals.csv:3: warning: capacity_mw 19.9 stands beside gigawatts in the words of the deal",
    ),
    "paid at once over more than a month": (
        purchase(start="2025-01-01", end="2025-02-01", profile="at_once"),
        "deals.csv:3: warning: profile at_once stands beside a term of 32 days, from 2025-01-01 to 2025-02-01",
    ),
    "the same money a month later": (
        lent("2025-02-05"),
        "deals.csv:2: warning: same payee, instrument, month and sum as 'crowd-lab-equity'; is it the same money?",
    ),
    "a valuation told after the sum": (
        told("$10bn of pre-money valuation", "10"),
        "events.csv:2: warning: the figure is reported as",
    ),
}
PASSES = {
    "an identifier with its check digits": {"companies": [LEI.format(lei="529900T8BM49AURSDO55"), COMPANIES[1]]},
    "a parent since a day": {
        "companies": [COMPANIES[0], "big,Big Inc,firm,lab,US,,,,,,,", "lab,Lab,firm,lab,US,big,2025-01-01,,,,,"]
    },
    "an unknown answer without a source": {"evidence": ["p1,E1,unknown,,,"]},
    "an event that has the day of its source": {"events": ["chips-lab-equity,,signed,,10,,,,news,", SOLD]},
    "a term that ends sixty years after the first event": purchase(start="", end="2085"),
    "gigawatts in the words, and a capacity of some": purchase(capacity_mw="20", units="gigawatts of it"),
    "paid at once within a month": purchase(start="2025-01-01", end="2025-01-31", profile="at_once"),
    "the same sum more than a month later": lent("2025-02-06"),
    "a deal of the day on which its company was founded": {
        "companies": [COMPANIES[0], "lab,Lab,firm,lab,US,,,,,,,2025-01-05"],
    },
    "a small number beside a word that is a currency too": told("The lab won 3 contracts", ""),
}


def lines(folder):
    return [str(problem).removeprefix(f"{folder}/") for problem in check(folder)]


@pytest.mark.parametrize("reason", SAID)
def test_a_rule_says_this_reason_too(reason, tmp_path):
    changed, expected = SAID[reason]
    found = lines(write_folder(tmp_path, **changed))
    assert any(line.startswith(expected) for line in found), "\n".join(found)


@pytest.mark.parametrize("reason", PASSES)
def test_a_rule_lets_this_pass(reason, tmp_path):
    assert [
        line
        for line in lines(write_folder(tmp_path, **PASSES[reason]))
        if "has no deal" not in line and "part_of" not in line
    ] == []
