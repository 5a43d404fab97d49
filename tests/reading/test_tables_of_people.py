"""Tables as people bring them, each with the reading of a careful accountant: no figure is wrong without a word.

`tables_of_people.json` holds small tables made after public exports and questions, and `tables_of_others.json` tables of the same
kinds in other words, languages and layouts, whose right reading was written down before they were read, as for fourteen sets of
`tables_of_strangers.json`, one in `tables_of_readers.json` and two in `tables_of_neighbours.json`. When these were first read, 96 of 118, 50 of 62, 40 of 41, 36 of 42, 32 of 37, 25 of 29, 86 of 105, 48 of 60, 50 of 61,
57 of 62, 52 of 59, 35 of 40, 26 of 40, 41 of 54, 48 of 64, 32 of 45 and 18 of 32 were right, and 14, 8, 1, 3, 5, 3, 8, 9, 5, 2, 4, 3, 4, 4, 1, 1 and 5 wrong without a word (the third of them was written before the faults of the second were
mended, and read after). A table has the text, how it is read, and what has to come of it. ``reading`` says how much: ``read`` (all as stated), ``either`` (as stated, or nothing wrong and a question), ``ask``
(nothing is guessed, and a question). Of the set of 64, the nine that are still left unknown or refused with a question, where an accountant would read on, are not held.
"""

import base64
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import networkx as nx
import pytest

from aigraph import DataError, find_loops, load
from aigraph.model.loop import KINDS

BOOKS = [
    json.loads((Path(__file__).parent / f"tables_of_{whose}.json").read_text(encoding="utf-8"))
    for whose in ("people", "others", "strangers", "readers", "neighbours")
]
TABLES = [(book, name) for book in BOOKS for name in book["tables"]]
LEVELS = ("paid", "binding", "announced", "all")


def fold(text):
    return re.sub(r"[\s\-_]+", " ", unicodedata.normalize("NFKC", str(text)).casefold()).strip()


def names(ends):
    return {fold(name) for name in (ends if isinstance(ends, list) else [ends])}


def read(item, rates_of, tmp_path):
    path = tmp_path / f"table{''.join(Path(item['file']).suffixes[-2:])}"
    path.write_bytes(base64.b64decode(item["bytes"]) if "bytes" in item else item["text"].encode())
    how = dict(item.get("how", {}))
    if "rates" in how:
        rates = tmp_path / "rates.csv"
        lines = [f"{code},{usd}" for code, usd in rates_of[how["rates"]].items()]
        rates.write_text("\n".join(["currency,usd", *lines]), encoding="utf-8")
        how["rates"] = rates
    return load(path, **how)


class Seen:
    """What a ledger says of its deals, companies and loops, by their names."""

    def __init__(self, ledger, max_length):
        self.ledger = ledger
        called = defaultdict(set)
        for company in ledger.companies:
            called[company.id] |= {fold(company.name), fold(company.id)}
        for alias in ledger.aliases:
            called[alias.company].add(fold(alias.alias))
        self.called = called
        views = {level: ledger.view(status=level, layers="all", merge=False) for level in LEVELS}
        level_of = {arrow.deal.id: level for level in reversed(LEVELS) for arrow in views[level].arrows}
        arrows = {arrow.deal.id: arrow for arrow in views["all"].arrows}
        last = {event.deal: event for event in ledger.events}
        self.deals = [(deal, arrows.get(deal.id), last[deal.id], level_of.get(deal.id)) for deal in ledger.deals]
        self.max_length = max_length
        self.arrows = nx.DiGraph([(arrow.payer, arrow.payee) for arrow in views["all"].arrows])
        found = find_loops(views["all"], max_length=max_length, kinds=KINDS)
        self.rings = {tuple(loop.companies): str(loop.kind) for loop in found}

    def between(self, wanted):
        return [
            row
            for row in self.deals
            if names(wanted["payer"]) & self.called[row[0].payer] and names(wanted["payee"]) & self.called[row[0].payee]
        ]


def near(one, other):
    if one is None or other is None:
        return one is other
    return abs(float(one) - other) <= 1e-6 * max(abs(float(one)), abs(other))


def amount_faults(wanted, low, central, high):
    if wanted.get("amount") in ("unknown", "open") and (central is not None or low):
        yield f"amount {low}..{central}..{high}"
    if wanted.get("amount") == "unknown" and high is not None:
        yield f"high {high}"
    for name, value in (("low", low), ("usd_bn", central), ("high", high)):
        allowed = [wanted[name]] if name in wanted else wanted.get(f"{name}_any")
        if allowed is not None and not any(near(value, one) for one in allowed):
            yield f"{name} {value}, expected {allowed}"


def deal_faults(wanted, row):
    deal, arrow, event, level = row
    amount = arrow.amount if arrow else event.amount
    yield from amount_faults(wanted, amount.low, amount.central, amount.high)
    facts = {
        "date": str(event.date) if event.date else None,
        "class": str(deal.instrument.deal_class),
        "level": level,
        "paid": None if event.paid_usd_bn is None else float(event.paid_usd_bn),
    }
    for name, value in facts.items():
        allowed = [wanted[name]] if name in wanted else wanted.get(f"{name}_any")
        if allowed is not None and value not in allowed:
            yield f"{name} {value}, expected {allowed}"
    if wanted.get("reported", "").casefold() not in event.reported.casefold():
        yield f"reported {event.reported!r}, expected {wanted['reported']!r}"


def faults(item, seen):
    intake = seen.ledger.intake
    for name, value in (("rows", intake.read), ("kept", intake.kept), ("refused", intake.refused)):
        wanted = item.get(name)
        low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
        if wanted is not None and not low <= value <= high:
            yield f"{name} {value}, expected {wanted}"
    if intake.kept < item.get("min_share_kept", 0) * intake.read:
        yield f"{intake.kept} of {intake.read} rows kept"
    free = []
    for wanted in item.get("deals", ()):
        found = [row for row in seen.between(wanted) if row not in free]
        if wanted.get("absent"):
            yield from (f"{wanted} is there" for _ in found)
            continue
        if not found:
            yield f"{wanted} is not there"
            continue
        best = min(found, key=lambda row: len(list(deal_faults(wanted, row))))
        free.append(best)
        yield from (f"{wanted['payer']} -> {wanted['payee']}: {fault}" for fault in deal_faults(wanted, best))
    for wanted in item.get("legs", ()):
        amounts = [row[1].amount for row in seen.between(wanted) if row[1]]
        low = sum(amount.low for amount in amounts)
        known = all(amount.central is not None for amount in amounts)
        central = sum(amount.central for amount in amounts) if known else None
        yield from amount_faults(wanted, low, central, None)
        if "most" in wanted and max(low, central or 0) > wanted["most"] * 1.000001:
            yield f"{wanted}: {low}, {central}"
        if wanted.get("n", len(amounts)) != len(amounts):
            yield f"{wanted}: {len(amounts)} deals"
    yield from company_faults(item, seen)
    yield from loop_faults(item.get("loops"), seen)


def company_faults(item, seen):
    nobody = {end for row in seen.deals for end in (row[0].payer, row[0].payee) if end not in seen.ledger.nameless}
    yield from (
        f"{name!r} is a company"
        for name in item.get("no_company", ())
        for end in nobody
        if fold(name) in seen.called[end]
    )
    if item.get("companies", len(seen.ledger.companies)) != len(seen.ledger.companies):
        yield f"{len(seen.ledger.companies)} companies"


def loop_faults(wanted, seen):
    if wanted is None:
        return
    if isinstance(wanted, dict):
        # How many ways there are round is a matter of the arrows; which of them are loops of a kind is told elsewhere.
        number = len(list(nx.simple_cycles(seen.arrows, length_bound=seen.max_length)))
        if not wanted.get("min", 0) <= number <= wanted.get("max", number) or wanted.get("count", number) != number:
            yield f"{number} rings, expected {wanted}"
        return
    left = dict(seen.rings)
    for item in wanted:
        ends = [names(name) for name in (item["companies"] if isinstance(item, dict) else item)]
        fits = [
            ring
            for ring in left
            if len(ring) == len(ends)
            and any(
                all(ends[at] & seen.called[ring[(at + turn) % len(ring)]] for at in range(len(ring)))
                for turn in range(len(ring))
            )
        ]
        if not fits:
            yield f"no loop {item}"
        elif isinstance(item, dict) and "kind" in item and left[fits[0]] != item["kind"]:
            yield f"loop {item} is {left[fits[0]]}"
        for ring in fits:
            del left[ring]
    yield from (f"false loop {ring}" for ring in left)


def unsaid(patterns, lines):
    plain = [
        re.sub(r"'[^']*'", "''", line) if re.search(r": (columns \w+ =|not used:)", line) else line for line in lines
    ]
    for wanted in patterns:
        if wanted.startswith("@pair:"):
            one, other = sorted((fold(name) for name in wanted[6:].split("|")), key=len, reverse=True)
            said = any(one in fold(line) and other in fold(line).replace(one, " ", 1) for line in plain)
        else:
            said = re.search(wanted, "\n".join(plain), re.IGNORECASE)
        if not said:
            yield wanted


def is_wrong(fault):
    """Whether a fault is a wrong figure or loop, and not one that is left out."""
    counts = re.match(r"(?:rows|kept|refused|\d+ rings|\d+ companies)\b", fault)
    return "false loop" in fault or (", expected" in fault and not counts and not re.search(r" None, expected", fault))


# The quick run reads every fourth: they are of all sets, and a rule that breaks most often breaks many.
@pytest.mark.parametrize(
    ("book", "name"),
    [
        pytest.param(book, name, id=name, marks=[pytest.mark.slow] if number % 4 else [])
        for number, (book, name) in enumerate(TABLES)
    ],
)
def test_a_table_is_read_as_a_careful_accountant_would(book, name, tmp_path):
    item = book["tables"][name]
    reading = item.get("reading", "read")
    try:
        ledger = read(item, book["rates"], tmp_path)
    except DataError as error:
        lines, found = [str(error)], []
    else:
        lines = list(ledger.intake.lines)
        found = list(faults(item, Seen(ledger, item.get("max_length", 6))))
    may_be_refused = reading != "read" or item.get("kept") == 0 or not item.get("deals")
    assert may_be_refused or len(lines) > 1, lines
    if reading == "either" and found:
        assert not list(unsaid(item["asks"], lines)), found
        assert not [fault for fault in found if is_wrong(fault)]
        return
    if reading == "ask":
        found = [fault for fault in found if "is not there" not in fault and "rows" not in fault]
    assert not found, item["about"]
    assert not list(unsaid(item.get("says", ()), lines)), lines
