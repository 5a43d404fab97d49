"""Deals counted day by day from CSV tables, in fractions, by the words of the method and without any part of the package."""

import csv
import re
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

DAY = timedelta(days=1)
EARLY = date(1990, 1, 1)
"""Before all days of a ledger: a window from here on is "by a day"."""
NOTHING = (Fraction(0),) * 3
AT_ONCE = {"equity", "convertible", "bond", "grant", "prepayment", "acquisition"}


def rows_of(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def span(text):
    """Give the first and the last day of a year, half, quarter, month, day or `a..b`."""
    if ".." in text:
        first, last = text.split("..")
        return span(first)[0], span(last)[1]
    year = int(text[:4])
    months = {"Q": 3, "H": 6}
    if found := re.fullmatch(r"\d{4}-([QH])(\d)", text):
        size = months[found[1]]
        first, last = size * (int(found[2]) - 1) + 1, size * int(found[2])
    elif len(text) == len("2026-01-01"):
        return (date.fromisoformat(text),) * 2
    else:
        first, last = (int(text[5:]),) * 2 if len(text) > len("2026") else (1, 12)
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - DAY


def days(first, last):
    return [first + DAY * number for number in range((last - first).days + 1)]


def number(text):
    return Fraction(text) if text else None


def interval(row):
    low, central, high = (number(row[column]) for column in ("low_usd_bn", "usd_bn", "high_usd_bn"))
    if low is None and high is None:
        return (Fraction(0), None, None) if central is None else (central,) * 3
    return low or Fraction(0), central, high


def times(one, other):
    if one[2] == 0 or other[2] == 0:
        return NOTHING
    return tuple(None if a is None or b is None else a * b for a, b in zip(one, other, strict=True))


def plus(parts):
    found = NOTHING
    for part in parts:
        found = tuple(None if a is None or b is None else a + b for a, b in zip(found, part, strict=True))
    return found


def at_least(one, floor):
    """Raise each end; a floor without a central value stands at its low end, a missing end stays missing."""
    floor = (floor[0], floor[0] if floor[1] is None else floor[1], floor[2])
    return tuple(None if a is None or b is None else max(a, b) for a, b in zip(one, floor, strict=True))


def weight(day):
    return Fraction(1, 366 if day.year % 4 == 0 else 365)


def until(profile, s, e, day):
    """Give the part of an exact term that is due by a day."""
    if day < s:
        return Fraction(0)
    if day >= e:
        return Fraction(1)
    if profile == "flat":
        return Fraction((day - s).days + 1, (e - s).days + 1)
    return sum(map(weight, days(s, day))) / sum(map(weight, days(s, e)))


@cache
def exact_shares(profile, s, e, f, t):
    """Give the least, the central and the greatest share that falls due from f to t over an exact term."""
    if profile != "ramp":
        return (until(profile, s, e, t) - until(profile, s, e, f - DAY),) * 3
    # A rate that never falls is a mixture of rates that are nothing until a day and even from then on.
    extremes = [until("flat", a, e, t) - until("flat", a, e, f - DAY) for a in days(s, e)]
    central = until("flat", s, e, t) ** 2 - until("flat", s, e, f - DAY) ** 2
    return min(extremes), central, max(extremes)


class Deal:
    """One deal as it is known on a day."""

    def __init__(self, folder, key, as_of):
        self.row = next(row for row in rows_of(folder, "deals") if row["id"] == key)
        events = [row for row in rows_of(folder, "events") if row["deal"] == key and span(row["date"])[1] <= as_of]
        sized = [row for row in events if row["low_usd_bn"] or row["usd_bn"] or row["high_usd_bn"]]
        self.amount = interval(sized[-1]) if sized else (Fraction(0), None, None)
        self.stated = [(span(row["date"])[1], number(row["paid_usd_bn"])) for row in events if row["paid_usd_bn"]]
        self.cancelled = next((span(row["date"])[1] for row in events if row["status"] == "cancelled"), None)
        self.closed = next((span(row["date"]) for row in events if row["status"] == "closed"), None)
        self.start = span(self.row["start"]) if self.row["start"] else None
        self.end = span(self.row["end"]) if self.row["end"] else None
        published = {row["id"]: date.fromisoformat(row["published"]) for row in rows_of(folder, "sources")}
        known = [row for row in rows_of(folder, "payments") if row["deal"] == key]
        self.rows = [row for row in known if row["kind"] != "paid" and published[row["source"]] <= as_of]
        self.paid_rows = [row for row in known if row["kind"] == "paid"]
        self.profile = self.row["profile"] or ("at_once" if self.row["instrument"] in AT_ONCE else "unknown")
        if self.rows:
            self.profile = "instalments"
        elif self.row["basis"] == "annual":
            self.profile = "per_year"

    # What is contracted.

    def whole(self):
        if self.row["basis"] != "annual":
            return self.amount
        if not self.start or not self.end:
            return Fraction(0), None, None
        return times(self.amount, self.years(EARLY, self.end[1]))

    def years(self, f, t):
        """Give the least, central and greatest number of years that the term and a window have in common."""

        def common(s, e):
            return sum((weight(day) for day in days(max(s, f), min(e, t))), Fraction(0))

        ends = self.end or (t, t)
        pairs = [(s, e) for s in self.start for e in ends] if self.start[1] <= ends[0] else None
        assert pairs, "a yearly deal here has edges that do not overlap"
        found = [common(s, e) for s, e in pairs]
        return min(found), common(self.start[0], ends[1]), max(found)

    def row_sum(self, row):
        return times(self.whole(), (Fraction(row["share"]),) * 3) if row["share"] else interval(row)

    def counted_rows(self):
        committed = [row for row in self.rows if row["kind"] == "committed"]

        def overlaps(row):
            first, last = span(row["period"])
            return any(first <= span(other["period"])[1] and span(other["period"])[0] <= last for other in committed)

        return [row for row in self.rows if row["kind"] == "committed" or not overlaps(row)]

    def paid_by(self, day=date.max):
        stated = [paid for told, paid in self.stated if told <= day]
        rows = [interval(row)[0] for row in self.paid_rows if span(row["period"])[1] <= day]
        return max([sum(rows, Fraction(0)), *stated]) if stated or rows else None

    def lifted(self):
        found = self.whole()
        for floor in (plus(map(self.row_sum, self.counted_rows())), (self.paid_by() or Fraction(0),) * 3):
            found = at_least(found, floor)
        return found

    def contracted(self, as_of):
        if self.cancelled:
            return at_least(self.made_due(EARLY, self.cancelled), (self.paid_by() or Fraction(0),) * 3)
        low, central, high = self.lifted()
        if self.row["basis"] == "annual":
            low = max(low, self.made_due(EARLY, as_of)[0])
        return low, central, high

    # What is due.

    def share(self, f, t):
        s, e = self.start, self.end
        if self.profile == "at_once" and (s or self.closed):
            span_ = s or self.closed
            inside = [f <= day <= t for day in days(*span_)]
            return (Fraction(all(inside)), Fraction(sum(inside), len(inside)), Fraction(any(inside)))
        if (s and t < s[0]) or (e and f > e[1]):
            return NOTHING
        if e and e[1] <= t and (f == EARLY or (s and f <= s[0])):
            return (Fraction(1),) * 3
        if self.profile in ("flat", "ramp", "per_year") and s and e:
            found = [exact_shares(self.profile, a, b, f, t) for a in days(*s) for b in days(*e) if a <= b]
            return min(x[0] for x in found), exact_shares(self.profile, s[0], e[1], f, t)[1], max(x[2] for x in found)
        return Fraction(0), None, Fraction(1)

    def made_due(self, f, t):
        """Give what the contract makes due from f to t."""
        t = min(t, self.cancelled or t)
        if t < f:
            return NOTHING
        if self.profile == "instalments":
            return self.due_by_rows(f, t)
        if self.row["basis"] == "annual":
            if not self.start:
                return Fraction(0), None, None
            return times(self.amount, self.years(f, t))
        return times(self.whole(), self.share(f, t))

    def due_by_rows(self, f, t):
        whole, left, sums, parts = self.whole(), Fraction(1), [], []
        for row in self.counted_rows():
            first, last = span(row["period"])
            begins = self.start[0] if self.start else EARLY
            inside = [f <= day <= t for day in days(max(first, begins), max(last, begins))]
            share = Fraction(all(inside)), Fraction(sum(inside), len(inside)), Fraction(any(inside))
            parts.append(times(self.row_sum(row), share))
            if row["share"]:
                left -= Fraction(row["share"])
            else:
                sums.append(interval(row))
        taken = plus(sums)
        low = max(Fraction(0), whole[0] * left - taken[2])
        rest = low, max(low, whole[1] * left - taken[1]), max(low, whole[2] * left - taken[0])
        s, e = self.start, self.end
        if (s and t < s[0]) or (e and f > e[1]):
            share = NOTHING
        elif e and e[1] <= t and (f == EARLY or f <= s[0]):
            share = (Fraction(1),) * 3
        else:
            share = Fraction(0), None, Fraction(1)
        found = plus([*parts, NOTHING if rest[2] == 0 else times(rest, share)])
        most = at_least(whole, plus(map(self.row_sum, self.counted_rows())))[2]
        return tuple(None if end is None else min(end, most) for end in found)

    def due_by(self, day):
        found, paid = self.made_due(EARLY, day), self.paid_by(day)
        if paid is None:
            return found
        found, most = at_least(found, (paid,) * 3), self.lifted()[2]
        return found if most is None else tuple(None if end is None else min(end, most) for end in found)

    def due_in(self, f, t):
        paid = self.paid_by(t)
        if not paid:
            return self.made_due(f, t)
        before, after = self.due_by(f - DAY), self.due_by(t)
        low = Fraction(0) if before[2] is None else max(Fraction(0), after[0] - before[2])
        central = None if before[1] is None or after[1] is None else after[1] - before[1]
        high = None if after[2] is None else after[2] - before[0]
        if not (self.has_schedule(f - DAY) and self.has_schedule(t)):
            low = max(low, self.paid_inside(f, t))
        return low, low if low == high else central, high

    def has_schedule(self, day):
        """Whether the contract says which part is due by a day, of however large a sum."""
        if self.profile == "instalments":
            return self.due_by(day)[1] is not None
        return bool(self.start) if self.row["basis"] == "annual" else self.share(EARLY, day)[1] is not None

    def paid_inside(self, f, t):
        rows = sum(
            (interval(row)[0] for row in self.paid_rows if f <= span(row["period"])[0] and span(row["period"])[1] <= t),
            Fraction(0),
        )
        before = [paid for told, paid in self.stated if told < f]
        if not before and not (self.start and self.start[0] >= f):
            return rows
        stated = max((paid for told, paid in self.stated if told <= t), default=Fraction(0))
        return max(rows, stated - (self.paid_by(f - DAY) or Fraction(0)))

    def paid(self, day):
        due, paid = self.due_by(day), self.paid_by(day)
        if due[2] == 0:
            return NOTHING
        return (Fraction(0), None, due[2]) if paid is None else (paid, paid, due[2])

    def paid_in(self, f, t):
        low = self.paid_inside(f, t)
        most = self.due_by(t)[2]
        high = None if most is None else max(low, most - (self.paid_by(f - DAY) or Fraction(0)))
        return low, low if low or high == low else None, high
