"""A toy ledger whose deals fall due over years: vendor V, labs L, D and M, cloud C, fund X and bank B, as a folder of tables."""

from pathlib import Path

from aigraph import Ledger, load

TABLES = {
    "companies": """
id,name,kind,roles
v,Vendor,firm,chip_maker
l,Lab,firm,lab
c,Cloud,firm,cloud
d,Other lab,firm,lab
m,Small lab,firm,lab
x,Fund,fund,investor
b,Bank,bank,lender
""",
    "deals": """
id,payer,payee,instrument,title,start,end,package,part_of,replaces,tied_to,basis,profile,firmness,notice_days,vests_with
d1,v,l,equity,,,,,,,,total,,,,
d2,x,l,equity,,,,,,,,total,instalments,,,
d3,l,c,compute,,2026-01-01,2030-12-31,,,,,total,flat,take_or_pay,,
d4,c,v,chips,,2025-10,2026-06,,,,,total,on_delivery,,,
d5,l,v,licence,,2025-01-01,2029-12-31,,,,,annual,per_year,,,
d6,v,d,warrant,,,,,,,,total,,,,d9
d7,b,c,loan,,,,,,,,total,,,,
d8,l,d,compute,,2027-01-01,2031-12-31,,,,,total,ramp,cancellable,90,
d9,d,v,chips,,,,,,,,total,,,,
d10,v,d,equity,,,,,,,,total,,,,
d11,v,m,equity,,,,,,,,total,,,,
d12,m,c,compute,,2026-01-01,2028-12-31,,,,,total,flat,,,
""",
    "events": """
deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source,locator
d1,2026-01-15,closed,,10,,10,,s,
d2,2026-01-01,signed,,25,,,,s,
d3,2025-12-01,signed,,60,,,,s,
d4,2025-10-01,signed,,20,,,,s,
d4,2026-03-31,signed,,,,12,,s,
d5,2025-01-01,signed,,2,,,,s,
d5,2025-12-31,signed,,,,1.5,,s,
d6,2026-02-01,signed,,3,,,,s,
d7,2025-11-15,closed,,8,,,,s,
d8,2026-02-01,signed,,100,,,,s,
d9,2026-02-01,signed,,,30,,up to 30,s,
d10,2026-05,closed,,,,,,s,
d11,2025-12-10,closed,,4,,4,,s,
d12,2025-12-15,signed,,3,,,,s,
""",
    "payments": """
deal,kind,period,low_usd_bn,usd_bn,high_usd_bn,share,reported,source,locator
d2,paid,2026-03-31,,15,,,,s,
d2,planned,2026-03-31,,15,,,,s,
d2,planned,2026-12-31,,10,,,,s,
""",
    "sources": """
id,title,publisher,published,url,language,grade
s,Toy,Nobody,2026-06-30,,en,A
""",
}


def toy_ledger(folder: Path) -> Ledger:
    """Write the tables into a folder, and read them as anybody's data are read."""
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text.lstrip("\n"), encoding="utf-8")
    return load(folder)
