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

EVERY_COLUMN = {
    "companies": [
        "chips,Chips Inc,firm,chip_maker,US,,,CHP,529900T8BM49AURSDO55,1234567,Q1,1993-04-05",
        "lab,Lab,firm,lab;application,US,,,,,,,2015-12",
        "cloud,Cloud Co,firm,cloud;data,DE,big,2025-06-01,,,,,2017",
        "big,Big,firm,software,US,,,BIG,,,,",
    ],
    "aliases": ["lab,ল্যাব,bn"],
    "deals": [
        "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,2025-01-05,,p1,,,lab,total,at_once",
        "chips-lab-part,chips,lab,equity,First part,2025-01-05,,p1,chips-lab-equity,,,total,at_once",
        "lab-chips-old,lab,chips,chips,Earlier order,,,p1,,,,total",
        'lab-chips-chips,lab,chips,chips,Lab buys chips,2025-01,2029,p1,,lab-chips-old,,total,ramp,cancellable,90,0.5,,,the chips,100.5,"1,000",USD,2026-01',
        "chips-lab-warrant,chips,lab,warrant,Warrants,,,p1,,,,total,,,,,lab-chips-chips",
        "lab-cloud-compute,lab,cloud,compute,Lab rents,2025-02-01,2030-01-31,,,,,annual,per_year,take_or_pay,,,,,,,,USD",
        "cloud-chips-chips,cloud,chips,chips,Cloud buys chips,2025,2026,,,,,total,on_delivery,conditional",
        "chips-cloud-guarantee,chips,cloud,guarantee,Chips backs the rent,,,,,,,total,,,,,,lab-cloud-compute",
        "big-cloud-acquisition,big,cloud,acquisition,Big buys Cloud Co,,,,,,,total",
    ],
    "events": [
        "chips-lab-equity,2025-01-05,closed,,10,,10,$10bn,news,",
        "chips-lab-part,2025-01-05,closed,,4,,,$4bn,news,",
        "lab-chips-old,2024-12-01,signed,,20,,,$20bn,news,",
        "lab-chips-old,2025-01-05,replaced,,,,,,news,",
        'lab-chips-chips,2025-01-05,signed,20,30,40,5,"$20bn to $40bn, about $30bn; $5bn paid",news,p. 2,2026-06',
        "chips-lab-warrant,2025-01-05,signed,,1,,,,news,",
        "lab-cloud-compute,2025-01-20,signed,,2,,,$2bn a year,repeat,",
        "cloud-chips-chips,2026-06-20,signed,,,6,,up to $6bn,later,",
        "chips-cloud-guarantee,2025-01-20,signed,,3,,,,repeat,",
        "big-cloud-acquisition,2025-06-01,closed,,2,,,$2bn,later,",
    ],
    "sources": [
        "later,Third,Paper 3,2026-06-20,https://example.org/c,en,B,2026-11,,",
        "news,Chips Inc funds Lab,Paper,2025-03-01,https://example.org/a,en,B,2026-11-01,https://archive.example.org/1,",
        "repeat,Other words,Paper 2,2025-03-02,https://example.org/b,bn,C,2026-11,,news",
    ],
    "metrics": ["chips,revenue,FY2025,110,120,125,usd_bn,$120bn,news,p. 4,stands,2024-02-01,2025-01-31"],
    "evidence": ["p1,E1,yes,news,one agreement,p. 1"],
    "payments": [
        "lab-chips-chips,committed,2025-Q4,,3,,,$3bn,news,p. 3",
        "lab-chips-chips,planned,2026-06..2027-05,,,,0.25,a quarter,news,",
        "lab-chips-chips,paid,2025-H1,1,,2,,,news,",
        "chips-lab-part,paid,2025-01-05,,4,,,,news,",
    ],
    "statements": [
        "lab,chips,purchase,2025,5,6,8,at least $5bn,news,p. 9",
        "lab,cloud,purchase,2025-02..2025-12,,2.1,,,repeat,note 3",
    ],
}
"""A small data set that fills every column of every table."""


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
