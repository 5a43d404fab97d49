"""Small ledgers, written the way a reader sees them: one deal a line."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from aigraph import Ledger
from aigraph.model import Company, Deal, Event, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Decimal

_LINE = re.compile(r"(?:(?P<id>[\w-]+): )?(?P<payer>[\w-]+) -> (?P<payee>[\w-]+) (?P<instrument>\w+)(?P<rest>.*)")


def ledger(text: str, companies: Iterable[Company] = ()) -> Ledger:
    """Read lines such as `e1: v -> l equity signed 2025-01 6 paid=2 low=1 tied_to=v`; a line `e1 closed 2025-03` adds an event."""
    deals: dict[str, Deal] = {}
    events: list[Event] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.fullmatch(line)
        if match:
            key = match["id"] or f"{match['payer']}-{match['payee']}-{match['instrument']}"
            words = match["rest"].split()
        else:
            key, *words = line.split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        words = [word for word in words if "=" not in word]
        if match:
            deals[key] = Deal(
                id=key,
                payer=match["payer"],
                payee=match["payee"],
                instrument_name=match["instrument"],
                part_of=options.get("part_of", ""),
                replaces=tuple(filter(None, options.get("replaces", "").split(";"))),
                tied_to=tuple(filter(None, options.get("tied_to", "").split(";"))),
                basis=options.get("basis", "total"),
                start=_date(options.get("start")),
                end=_date(options.get("end")),
                package=options.get("package", ""),
            )
        if words:
            status, day, *size = words
            events.append(
                Event(
                    deal=key,
                    date=PartialDate.parse(day),
                    status=Status(status),
                    low_usd_bn=_number(options.get("low")),
                    usd_bn=_number(size[0] if size else None),
                    high_usd_bn=_number(options.get("high")),
                    paid_usd_bn=_number(options.get("paid")),
                    reported=options.get("reported", ""),
                    source="s",
                )
            )
    listed = {company.id: company for company in companies}
    ends = dict.fromkeys(end for deal in deals.values() for end in (deal.payer, deal.payee))
    source = Source(id="s", title="Toy", publisher="Nobody", published=None)
    return Ledger(
        companies=(*listed.values(), *(Company(id=end, name=end.upper()) for end in ends if end not in listed)),
        deals=tuple(deals.values()),
        events=tuple(events),
        sources=(source,),
    )


def _date(text):
    return PartialDate.parse(text) if text else None


def _number(text):
    return None if text is None else Decimal(text)


TOY = """
    e1a: v -> l equity signed 2025-01 6
    e1b: v -> l equity announced 2025-01 4
    e2: x -> l equity signed 2025-01 25
    e3: l -> c compute signed 2025-02 30
    e4: c -> v chips signed 2025-03 20
    e5: l -> v chips signed 2025-03 5
    e6: v -> c guarantee signed 2025-03 6
    e7: v -> l warrant signed 2025-03 2
"""
"""A chip vendor V, a lab L, a cloud C and an outside investor X."""

HEADERS = {
    "companies": "id,name,kind,roles,country,parent,parent_since,ticker,lei,cik,wikidata,founded",
    "aliases": "company,alias,language",
    "deals": "id,payer,payee,instrument,title,start,end,package,part_of,replaces,tied_to,basis,"
    "profile,firmness,notice_days,firm_share,vests_with,covers,secured_by,capacity_mw,units,currency,looked_at",
    "events": "deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source,locator,next_by",
    "sources": "id,title,publisher,published,url,language,grade,retrieved,archived,quotes",
    "metrics": "company,metric,period,low,value,high,unit,reported,source,locator,verdict,period_start,period_end",
    "evidence": "about,flag,answer,source,reported,locator",
    "payments": "deal,kind,period,low_usd_bn,usd_bn,high_usd_bn,share,reported,source,locator",
    "statements": "payer,payee,class,period,low_usd_bn,usd_bn,high_usd_bn,reported,source,locator",
}

WHOLE = {
    "companies": ["chips,Chips Inc,firm,chip_maker,US,,,CHP,,,", "lab,Lab,firm,lab,US,,,,,,"],
    "aliases": ["lab,ল্যাব,bn"],
    "deals": [
        "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,p1,,,,total",
        "lab-chips-chips,lab,chips,chips,Lab buys chips,2025-01,2029,p1,,,,total",
    ],
    "events": [
        "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
        "chips-lab-equity,2025-02,closed,,,,10,,news,",
        'lab-chips-chips,2025-01-05,signed,,,30,,"up to $30bn, over years",news,p. 2',
    ],
    "sources": ["news,Chips Inc funds Lab,Paper,2025-03-01,https://example.org/a,en,B"],
    "metrics": ["chips,revenue,FY2025,,120,,usd_bn,,news,,stands"],
    "evidence": ["p1,E1,yes,news,one agreement,p. 1", "chips-lab,E3,unknown,,,"],
    "payments": [],
    "statements": [],
}
"""A small data set without a fault: chips funds lab, and lab buys its chips."""


EXACT = ["chips-lab-equity,2025-01-05,signed,,10,,,,news,", "lab-chips-chips,2025-01-05,signed,,30,,,,news,"]
"""Events of `WHOLE` that leave no amount open."""


def write_folder(folder: Path, **changed: list[str]) -> Path:
    """Write `WHOLE` as a folder, with the rows of some tables changed; empty cells at the end of a row may be left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in (WHOLE | changed).items():
        text = "\n".join([HEADERS[table], *(_padded(row, HEADERS[table]) for row in rows)]) + "\n"
        (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _padded(row: str, header: str) -> str:
    width = header.count(",") + 1
    # A row can be several, one a line; a line break inside quotes is part of a cell.
    lines = re.split(r'\n(?=(?:[^"]*"[^"]*")*[^"]*$)', row)
    return "\n".join(line + "," * max(0, width - len(next(csv.reader([line]), []))) for line in lines)
