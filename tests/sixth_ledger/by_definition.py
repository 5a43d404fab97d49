"""What is contracted, due and paid of the deals of this folder, by the definitions and in fractions.

It shares nothing with the package: it reads the tables itself, tries every pair of days that partial dates allow, and is slow.
An interval is (low, central, high); None is no central value, or no high end.
"""

import csv
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DAY = timedelta(days=1)
NOTHING = (Fraction(0), Fraction(0), Fraction(0))
AT_ONCE = {"equity", "convertible", "bond", "grant", "prepayment", "acquisition"}


def table(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DEALS = {row["id"]: row for row in table("deals")}
EVENTS = {key: [row for row in table("events") if row["deal"] == key] for key in DEALS}
ROWS = {key: [row for row in table("payments") if row["deal"] == key] for key in DEALS}
COMPANIES = {row["id"]: row for row in table("companies")}


def days_of(text):
    """First and last day of a year, a quarter, a month or a day."""
    if "Q" in text:
        year, quarter = int(text[:4]), int(text[-1])
        return date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, monthrange(year, 3 * quarter)[1])
    parts = [int(part) for part in text.split("-")]
    first = date(*[*parts, 1, 1][:3])
    last = date(*[*parts, 12][:2], 1)
    return first, date(*parts) if len(parts) == 3 else last.replace(day=monthrange(last.year, last.month)[1])


def every_day(text):
    first, last = days_of(text)
    return [first + DAY * n for n in range((last - first).days + 1)]


def amount_of(row):
    low, central, high = (
        Fraction(row[name]) if row[name] else None for name in ("low_usd_bn", "usd_bn", "high_usd_bn")
    )
    if low is None and central is None and high is None:
        return Fraction(0), None, None
    if low is None:
        low = Fraction(0) if central is None else central
    if high is None and central is not None and row["low_usd_bn"] == "":
        high = central
    return low, central, high


def plus(*amounts):
    lows, centrals, highs = zip(*amounts, strict=True)
    return (
        sum(lows, Fraction(0)),
        None if None in centrals else sum(centrals, Fraction(0)),
        None if None in highs else sum(highs, Fraction(0)),
    )


def times(amount, share):
    """Both are intervals; nothing of an unknown sum is nothing."""
    low, central, high = amount
    if share[0] == share[2] == 0:
        return NOTHING
    return (
        low * share[0],
        None if central is None or share[1] is None else central * share[1],
        None if high is None or share[2] is None else high * share[2],
    )


def share_of_term(profile, s, e, f, t):
    """Of one exact term: the least, the central and the largest share due from f to t; f None is by a day."""
    f, whole = f or min(s, t), (e - s).days + 1

    def passed(day):
        return min(max((day - s).days + 1, 0), whole)

    if profile == "flat":
        share = Fraction(passed(t) - passed(f - DAY), whole)
        return share, share, share
    low = Fraction(0) if t < e else Fraction(whole - passed(f - DAY), whole)
    first, last = max(s, f), min(e, t)
    high = Fraction((last - first).days + 1, (e - first).days + 1) if first <= last else Fraction(0)
    return low, Fraction(passed(t) ** 2 - passed(f - DAY) ** 2, whole**2), high


ZERO, ONE, ANY = (Fraction(0),) * 3, (Fraction(1),) * 3, (Fraction(0), None, Fraction(1))


def share_at_once(key, f, t):
    """Whole on its day; of a partial day the part of its days is the central share."""
    closed = DEALS[key]["start"] or next((row["date"] for row in EVENTS[key] if row["status"] == "closed"), "")
    if not closed:
        return ANY
    days = every_day(closed)
    inside = [day for day in days if day <= t and (f is None or f <= day)]
    if len(inside) == len(days):
        return ONE
    return (Fraction(0), Fraction(len(inside), len(days)), Fraction(1)) if inside else ZERO


@cache
def share(key, f, t):
    """The share of the sum of a deal that its contract makes due; None as f is by a day."""
    deal = DEALS[key]
    profile = deal["profile"] or ("at_once" if deal["instrument"] in AT_ONCE else "unknown")
    if profile == "at_once":
        return share_at_once(key, f, t)
    if profile in ("flat", "ramp") and deal["start"] and deal["end"]:
        starts, ends = every_day(deal["start"]), every_day(deal["end"])
        central = share_of_term(profile, starts[0], ends[-1], f, t)[1]
        found = [share_of_term(profile, s, e, f, t) for s in starts for e in ends if s <= e]
        return min(low for low, _, _ in found), central, max(high for _, _, high in found)
    start = days_of(deal["start"]) if deal["start"] else None
    end = days_of(deal["end"]) if deal["end"] else None
    if (start and t < start[0]) or (end and f is not None and end[1] < f):
        return ZERO
    is_whole = end and end[1] <= t and (f is None or (start and f <= start[0]))
    return ONE if is_whole else ANY


def years_of(key, f, t):
    """How many yearly figures fall due: for each calendar year its days inside the term and the window, over its days."""
    deal = DEALS[key]
    first = days_of(deal["start"])[0]
    last = min(t, days_of(deal["end"])[1]) if deal["end"] else t
    first = first if f is None else max(first, f)
    found = Fraction(0)
    while first <= last:
        found += Fraction(1, 366 if monthrange(first.year, 2)[1] == 29 else 365)
        first += DAY
    return found


def rows_of(key):
    """The rows that count: committed ones, and planned ones that no committed one overlaps."""
    rows = [(row, *days_of(row["period"])) for row in ROWS[key] if row["kind"] != "paid"]
    committed = [(f, t) for row, f, t in rows if row["kind"] == "committed"]
    return [
        one
        for one in rows
        if one[0]["kind"] == "committed" or not any(f <= one[2] and one[1] <= t for f, t in committed)
    ]


def size_of_row(row, whole):
    if row["share"]:
        part = Fraction(row["share"])
        return times(whole, (part, part, part))
    return amount_of(row)


def known_events(key, as_of):
    return [row for row in EVENTS[key] if days_of(row["date"])[1] <= as_of]


def amount_on(key, as_of):
    said = [row for row in known_events(key, as_of) if row["low_usd_bn"] or row["usd_bn"] or row["high_usd_bn"]]
    return amount_of(said[-1]) if said else (Fraction(0), None, None)


def paid_by(key, day, as_of):
    """What rows and running totals show to have been paid; None if none says anything."""
    day = min(day, as_of)
    totals = [Fraction(row["paid_usd_bn"]) for row in known_events(key, day) if row["paid_usd_bn"]]
    rows = [Fraction(row["usd_bn"]) for row in ROWS[key] if row["kind"] == "paid" and days_of(row["period"])[1] <= day]
    return max(max(totals, default=Fraction(0)), sum(rows, Fraction(0))) if totals or rows else None


def paid_inside(key, f, t, as_of):
    rows = [row for row in ROWS[key] if row["kind"] == "paid"]
    inside = sum(
        (
            Fraction(row["usd_bn"])
            for row in rows
            if f <= days_of(row["period"])[0] and days_of(row["period"])[1] <= min(t, as_of)
        ),
        Fraction(0),
    )
    totals = [
        (days_of(row["date"])[1], Fraction(row["paid_usd_bn"]))
        for row in known_events(key, min(t, as_of))
        if row["paid_usd_bn"]
    ]
    before = [size for day, size in totals if day < f]
    begins = DEALS[key]["start"] and f <= days_of(DEALS[key]["start"])[0] <= t
    if totals and (before or begins):
        inside = max(inside, max(size for _, size in totals) - max(before, default=Fraction(0)))
    return inside


def is_scheduled(key):
    deal = DEALS[key]
    profile = deal["profile"]
    return bool(profile in ("flat", "ramp") and deal["start"] and deal["end"]) or (
        profile == "per_year" and bool(deal["start"])
    )


def by_contract(key, f, t, as_of):
    """What the contract makes due, without evidence of payment."""
    deal, whole = DEALS[key], amount_on(key, as_of)
    if deal["basis"] == "annual":
        if not deal["start"]:
            return Fraction(0), None, None
        years = years_of(key, f, t)
        return times(whole, (years, years, years))
    if deal["profile"] != "instalments":
        return times(whole, share(key, f, t))
    parts, sizes = [], []
    for row, first, last in rows_of(key):
        size = size_of_row(row, whole)
        sizes.append(size)
        days = (min(last, t) - max(first, f or first)).days + 1
        if days <= 0:
            continue
        if days == (last - first).days + 1:
            parts.append(size)
        else:
            part = Fraction(days, (last - first).days + 1)
            parts.append((Fraction(0), None if size[1] is None else size[1] * part, size[2]))
    total = plus(*sizes)
    least = max(Fraction(0), whole[0] - total[2])
    left = (least, max(least, whole[1] - total[1]), max(least, whole[2] - total[0]))
    return plus(*parts, times(left, share(key, f, t) if left[2] else (Fraction(0),) * 3))


def at_least(amount, floor):
    low, central, high = amount
    low = max(low, floor)
    high = None if high is None else max(high, floor)
    return low, None if central is None else max(central, floor), high


def contracted(key, as_of):
    deal, whole = DEALS[key], amount_on(key, as_of)
    paid = paid_by(key, as_of, as_of) or Fraction(0)
    if deal["basis"] == "annual":
        if not deal["start"]:
            return paid, None, None
        if not deal["end"]:
            return max(paid, by_contract(key, None, as_of, as_of)[0]), None, None
        years = years_of(key, None, days_of(deal["end"])[1])
        whole = times(whole, (years, years, years))
    whole = at_least(whole, paid)
    if rows_of(key):
        low, central, high = plus(*(size_of_row(row, amount_on(key, as_of)) for row, _, _ in rows_of(key)))
        ends = zip(whole, (low, central, high), strict=True)
        whole = tuple(one if other is None or one is None else max(one, other) for one, other in ends)
    return whole


def due_by(key, t, as_of):
    due = by_contract(key, None, t, as_of)
    paid = paid_by(key, t, as_of)
    due = due if paid is None else at_least(due, paid)
    most = contracted(key, as_of)[2]
    return due if most is None else tuple(None if end is None else min(end, most) for end in due)


def settled(amount):
    low, central, high = amount
    return (low, low, high) if low == high else (low, central, high)


def due_in(key, f, t, as_of):
    if f is None:
        return settled(due_by(key, t, as_of))
    before, after = due_by(key, f - DAY, as_of), due_by(key, t, as_of)
    paid = paid_by(key, t, as_of)
    if not paid:
        return settled(by_contract(key, f, t, as_of))
    low = Fraction(0) if before[2] is None else max(Fraction(0), after[0] - before[2])
    high = None if after[2] is None else after[2] - before[0]
    central = None if None in (before[1], after[1]) else after[1] - before[1]
    if not is_scheduled(key):
        low = max(low, paid_inside(key, f, t, as_of))
    return settled((low, central, high))


def paid_in(key, f, t, as_of):
    if f is None:
        due = due_by(key, t, as_of)
        if due[2] == 0:
            return NOTHING
        paid = paid_by(key, t, as_of)
        return (paid, paid, due[2]) if paid is not None else (Fraction(0), None, due[2])
    low = paid_inside(key, f, t, as_of)
    high = due_by(key, t, as_of)[2]
    high = None if high is None else max(low, high - (paid_by(key, f - DAY, as_of) or 0))
    return settled((low, low if low > 0 else None, high))


def ends_on(key, as_of):
    """The two companies that a deal counts for, and the day from which it does if one of them was bought since it was made."""
    made = days_of(EVENTS[key][0]["date"])[0]
    found, since = [], None
    for end in ("payer", "payee"):
        company = COMPANIES[DEALS[key][end]]
        day = days_of(company["parent_since"])[0] if company["parent_since"] else None
        if day and day <= as_of:
            since = day if made < day else None
            found.append(company["parent"])
        else:
            found.append(company["id"])
    return (*found, since)


def stands(key, as_of):
    events = known_events(key, as_of)
    return bool(events) and events[-1]["status"] in ("signed", "closed")


def counted(key, as_of, window=None):
    """Contracted, due and paid of a deal as it counts for its two ends; None where it does not count."""
    if not stands(key, as_of):
        return None
    f, t = window or (None, as_of)
    since = ends_on(key, as_of)[2]
    if since is None:
        return contracted(key, as_of), due_in(key, f, t, as_of), paid_in(key, f, t, as_of)
    over = contracted(key, as_of)
    before = due_by(key, since - DAY, as_of)
    rest = (over[0] - before[2], None if None in (over[1], before[1]) else over[1] - before[1], over[2] - before[0])
    if rest[2] <= 0:
        return None
    by_now = due_in(key, since, as_of, as_of)
    rest = tuple(None if None in (one, other) else max(one, other) for one, other in zip(rest, by_now, strict=True))
    first = since if f is None else max(f, since)
    if first > t:
        return rest, NOTHING, NOTHING
    due, paid = due_in(key, first, t, as_of), paid_in(key, first, t, as_of)
    return rest, due, settled((paid[0], paid[1], due[2]))
