"""A second slow count, written from the words of the method alone: deals by their days, networks by hand, in fractions.

Every sum is (low, central, high): a central value of None is none, a high end of None is open.
"""

from __future__ import annotations

import csv
import itertools
from calendar import isleap, monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fourth_ledger"
ONE = timedelta(days=1)
DAWN = date(2000, 1, 1)
F = Fraction
NIL = (F(0), F(0), F(0))
VAGUE = (F(0), None, F(1))
AT_ONCE = ("equity", "convertible", "bond", "grant", "prepayment", "acquisition")
FUNDING = ("equity", "convertible", "bond", "grant", "loan")
DEBT = ("bond", "loan")
SHOWN = ("signed", "closed")


@cache
def table(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def period(text):
    if not text:
        return None
    if ".." in text:
        one, other = text.split("..")
        return period(one)[0], period(other)[1]
    bits = text.split("-")
    year = int(bits[0])
    if len(bits) == 1:
        months = (1, 12)
    elif bits[1][0] == "Q":
        months = (3 * int(bits[1][1]) - 2, 3 * int(bits[1][1]))
    elif bits[1][0] == "H":
        months = (6 * int(bits[1][1]) - 5, 6 * int(bits[1][1]))
    elif len(bits) == 2:
        months = (int(bits[1]),) * 2
    else:
        return (date.fromisoformat(text),) * 2
    return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])


def figure(text):
    return F(text) if text else None


def three(row):
    low, central, high = (figure(row[name]) for name in ("low_usd_bn", "usd_bn", "high_usd_bn"))
    if low is high is None and central is not None:
        return central, central, central
    return low or F(0), central, high


def run(span):
    return [span[0] + ONE * at for at in range((span[1] - span[0]).days + 1)]


def overlap(s, e, f, t):
    return max(0, min(e, t).toordinal() - max(s, f).toordinal() + 1)


def product(sum_, part):
    """Multiply end by end; nothing of anything, or anything of nothing, is nothing."""
    if NIL in (part, sum_):
        return NIL
    low = sum_[0] * part[0]
    central = None if sum_[1] is None or part[1] is None else sum_[1] * part[1]
    high = F(0) if part[2] == 0 else None if sum_[2] is None or part[2] is None else sum_[2] * part[2]
    return low, central, high


def added(sums):
    total = NIL
    for one in sums:
        total = tuple(None if a is None or b is None else a + b for a, b in zip(total, one, strict=True))
    return total


def lifted(sum_, floor):
    floor = floor[0], floor[0] if floor[1] is None else floor[1], floor[2]
    return tuple(None if a is None or b is None else max(a, b) for a, b in zip(sum_, floor, strict=True))


def record(sum_):
    return sum_[0] if sum_[1] is None else sum_[1]


@cache
def year_parts(s, e, f, t):
    """Give how many yearly figures fall due: the days of each calendar year over the days that it has."""
    first, last = max(s, f), min(e, t)
    return sum(
        (F(overlap(date(y, 1, 1), date(y, 12, 31), first, last), 366 if isleap(y) else 365))
        for y in range(first.year, last.year + 1)
    ) if first <= last else F(0)  # fmt: skip


@cache
def even_parts(s, e, f, t):
    """Give the least and the most of what is spread evenly that lies in a window, over all terms that are possible."""
    counts = {(overlap(a, b, f, t), (b - a).days + 1) for a in run(s) for b in run(e) if a <= b}
    parts = [F(inside, days) for inside, days in counts]
    return min(parts), max(parts)


@cache
def ramp(s, e, f, t):
    """Give the least and the greatest part of a rate that never falls, over all rates that are nothing until a day and even then."""
    parts = [F(overlap(a, e, f, t), (e - a).days + 1) for a in run((s, e))]
    return min(parts), max(parts)


class SlowDeal:
    def __init__(self, key, as_of):
        self.as_of = as_of
        self.key = key
        self.row = row = next(one for one in table("deals") if one["id"] == key)
        told = [one for one in table("events") if one["deal"] == key and period(one["date"])[1] <= as_of]
        sizes = [three(one) for one in told if any(one[c] for c in ("low_usd_bn", "usd_bn", "high_usd_bn"))]
        self.size = sizes[-1] if sizes else (F(0), None, None)
        self.status = told[-1]["status"] if told else None
        self.totals = [(period(one["date"])[1], F(one["paid_usd_bn"])) for one in told if one["paid_usd_bn"]]
        self.off = next((period(one["date"])[1] for one in told if one["status"] == "cancelled"), None)
        self.closing = next((period(one["date"]) for one in told if one["status"] == "closed"), None)
        self.s, self.e = period(row["start"]), period(row["end"])
        self.yearly = row["basis"] == "annual"
        seen = {one["id"]: date.fromisoformat(one["published"]) for one in table("sources")}
        rows = [one for one in table("payments") if one["deal"] == key]
        self.plan = [one for one in rows if one["kind"] != "paid" and seen[one["source"]] <= as_of]
        firm = [period(one["period"]) for one in self.plan if one["kind"] == "committed"]
        self.plan = [
            one
            for one in self.plan
            if one["kind"] == "committed" or not any(overlap(*period(one["period"]), *other) for other in firm)
        ]
        self.paid_rows = [(period(one["period"]), three(one)) for one in rows if one["kind"] == "paid"]
        self.profile = row["profile"] or ("at_once" if row["instrument"] in AT_ONCE else "unknown")

    @property
    def is_purchase(self):
        return self.row["instrument"] not in FUNDING

    # What is contracted.

    def term_sum(self):
        if not self.yearly:
            return self.size
        if self.s and self.e:
            assert (self.s[0], self.e[0]) == (self.s[1], self.e[1]), "yearly deals here have exact terms"
            return product(self.size, (year_parts(self.s[0], self.e[0], DAWN, self.e[0]),) * 3)
        return F(0), None, None

    def planned(self):
        return added(self.row_sum(one) for one in self.plan)

    def row_sum(self, one):
        return product(self.term_sum(), (F(one["share"]),) * 3) if one["share"] else three(one)

    def paid_until(self, day):
        totals = [paid for told, paid in self.totals if told <= day]
        rows = [low for (_, last), (low, _, _) in self.paid_rows if last <= day]
        return max(max(totals, default=F(0)), sum(rows, F(0))) if totals or rows else None

    def most(self):
        found = lifted(self.term_sum(), self.planned())
        paid = self.paid_until(date.max)
        return lifted(found, (paid or F(0),) * 3)

    def contracted(self):
        if self.off:
            return self.due_by(self.as_of)
        low, central, high = self.most()
        if self.yearly and not self.e:
            low = max(low, self.falls_due(DAWN, self.as_of)[0])
        return low, central, high

    # What falls due.

    def pairs(self):
        return [(a, b) for a in run(self.s) for b in run(self.e) if a <= b]

    def part(self, f, t):
        s, e = self.s, self.e
        if self.profile == "at_once" and (s or self.closing):
            inside = [f <= day <= t for day in run(s or self.closing)]
            return F(min(inside)), F(sum(inside), len(inside)), F(max(inside))
        if self.profile == "flat" and s and e:
            least, most = even_parts(s, e, f, t)
            return least, F(overlap(s[0], e[1], f, t), (e[1] - s[0]).days + 1), most
        if self.profile == "ramp" and s and e:
            parts = [ramp(a, b, f, t) for a, b in self.pairs()]
            length = (e[1] - s[0]).days + 1
            middle = F(overlap(s[0], e[1], DAWN, t), length) ** 2 - F(overlap(s[0], e[1], DAWN, f - ONE), length) ** 2
            return min(low for low, _ in parts), middle, max(high for _, high in parts)
        if (s and t < s[0]) or (e and f > e[1]):
            return NIL
        if e and e[1] <= t and (f == DAWN or (s and f <= s[0])):
            return F(1), F(1), F(1)
        return VAGUE

    def falls_due(self, f, t):
        if self.off:
            t = min(t, self.off)
        if t < f:
            return NIL
        if self.yearly:
            if not self.s:
                return NIL if self.e and f > self.e[1] else (F(0), None, None)
            return product(self.size, (year_parts(self.s[0], self.e[0] if self.e else t, f, t),) * 3)
        if not self.plan:
            return product(self.term_sum(), self.part(f, t))
        found = []
        for one in self.plan:
            inside = [f <= day <= t for day in run(period(one["period"]))]
            found.append(product(self.row_sum(one), (F(min(inside)), F(sum(inside), len(inside)), F(max(inside)))))
        whole, rows = self.term_sum(), self.planned()
        low = max(F(0), whole[0] - rows[2])
        rest = low, max(low, whole[1] - rows[1]), max(low, whole[2] - rows[0])
        of_rest = VAGUE
        if (self.s and t < self.s[0]) or (self.e and f > self.e[1]):
            of_rest = NIL
        elif self.e and self.e[1] <= t and (f == DAWN or f <= self.s[0]):
            of_rest = (F(1),) * 3
        if of_rest == (1, 1, 1) and all(f <= day <= t for one in self.plan for day in period(one["period"])):
            # The whole term gives the whole sum.
            return lifted(whole, rows)
        return added([*found, product(rest, of_rest)])

    def due_by(self, day):
        found, paid = self.falls_due(DAWN, day), self.paid_until(day)
        if paid is not None:
            found = lifted(found, (paid,) * 3)
        top = self.most()[2]
        return found if top is None else tuple(None if end is None else min(end, top) for end in found)

    def due_in(self, f, t):
        if not self.paid_until(t):
            return self.falls_due(f, t)
        one, two = self.due_by(f - ONE), self.due_by(t)
        if one[1] is not None and two[1] is not None:
            low = F(0) if one[2] is None else max(F(0), two[0] - one[2])
            return low, two[1] - one[1], None if two[2] is None else two[2] - one[0]
        low = self.paid_in_days(f, t)
        # What had fallen due before is at least what had been paid before.
        high = None if two[2] is None else two[2] - one[0]
        return low, low if low == high else None, high

    def paid_in_days(self, f, t):
        rows = sum((low for (a, b), (low, _, _) in self.paid_rows if f <= a and b <= t), F(0))
        before = [paid for told, paid in self.totals if told < f]
        if not before and not (self.s and self.s[0] >= f):
            return rows
        until = max((paid for told, paid in self.totals if told <= t), default=F(0))
        return max(rows, until - (self.paid_until(f - ONE) or F(0)))

    def paid_by(self, day):
        due, paid = self.due_by(day), self.paid_until(day)
        if due[2] == 0:
            return NIL
        return (F(0), None, due[2]) if paid is None else (paid, paid, due[2])

    def firm(self, day):
        match self.row["firmness"]:
            case "take_or_pay":
                return self.contracted()
            case "cancellable":
                return self.due_by(day + int(self.row["notice_days"]) * ONE)
            case "conditional":
                share = F(self.row["firm_share"] or 0)
                return lifted(self.due_by(day), (self.contracted()[0] * share,) * 3)
        raise NotImplementedError(self.row["firmness"])


def standing(as_of):
    """Give the deals that are binding and of cash, each with its slow count; an option is none before it is exercised."""
    found = {}
    for row in table("deals"):
        deal = SlowDeal(row["id"], as_of)
        if row["instrument"] in ("warrant", "guarantee") or deal.status is None:
            continue
        if row["firmness"] == "option" or (deal.status not in SHOWN and not deal.paid_until(as_of)):
            continue
        found[row["id"]] = deal
    return found


def owner(company, as_of):
    row = next(one for one in table("companies") if one["id"] == company)
    return row["parent"] if row["parent"] and date.fromisoformat(row["parent_since"]) <= as_of else company


def stated(pair, kind, f, t, as_of):
    """Give what is stated of a pair inside a window: of overlapping periods the finer, then the better graded."""
    grades = {one["id"]: one["grade"] for one in table("sources")}
    rows = [
        (period(one["period"]), grades[one["source"]], three(one))
        for one in table("statements")
        if (one["payer"], one["payee"], one["class"]) == (*pair, kind) and period(one["period"])[1] <= as_of
    ]
    kept = []
    for span, _, size in sorted(rows, key=lambda row: ((row[0][1] - row[0][0]).days, row[1])):
        if f <= span[0] and span[1] <= t and not any(overlap(*span, *other) for other, _ in kept):
            kept.append((span, size))
    return added((low, low if central is None else central, record((low, central, None)) if high is None else high)
                 for _, (low, central, high) in kept)  # fmt: skip


def flows(as_of, f, t, of=lambda sum_: sum_):
    """Give what falls due between the groups of a day: (payer, payee, class) to a sum, floors of pairs included.

    `of` is put to the sum of each deal and to each floor before they are added up.
    """
    found = {}
    for deal in standing(as_of).values():
        ends = owner(deal.row["payer"], as_of), owner(deal.row["payee"], as_of)
        first = f
        if ends != (deal.row["payer"], deal.row["payee"]):
            bought = date.fromisoformat(next(one["parent_since"] for one in table("companies") if one["parent"]))
            first = max(f, bought)
        key = *ends, "purchase" if deal.is_purchase else "funding"
        due = deal.due_in(first, t) if first > DAWN else deal.due_by(t)
        found.setdefault(key, []).append(of(due))
    sums = {}
    for (payer, payee, kind), parts in found.items():
        floor = stated((payer, payee), kind, f, t, as_of)
        sums[payer, payee, kind] = added(parts) if floor == NIL else lifted(added(parts), of(floor))
    return sums


def on_record(as_of, f, t):
    """Give the same at the amounts on record: a deal without a central value counts at its low end."""
    found = flows(as_of, f, t, of=lambda sum_: (record(sum_),) * 3)
    return {key: size for key, (size, _, _) in found.items()}


# Networks.


def smallest(sums):
    lows = [low for low, _, _ in sums]
    highs = [high for _, _, high in sums if high is not None]
    return min(lows), min(highs, default=None)


def circulation(sizes):
    """Give the most that can go round, by sending money along rings until the residual network has no ring that gains."""
    flow = dict.fromkeys(sizes, F(0))
    names = {end for payer, payee, _ in sizes for end in (payer, payee)}
    while True:
        arcs = []
        for key, size in sizes.items():
            payer, payee, _ = key
            if flow[key] < size:
                arcs.append((payer, payee, 1, key, 1))
            if flow[key] > 0:
                arcs.append((payee, payer, -1, key, -1))
        ring = gaining_ring(names, arcs)
        if ring is None:
            return sum(flow.values())
        room = min(sizes[key] - flow[key] if sign > 0 else flow[key] for _, _, _, key, sign in ring)
        for _, _, _, key, sign in ring:
            flow[key] += sign * room


def gaining_ring(names, arcs):
    """Find a ring of positive gain (Bellman 1958; Ford 1956), None if there is none."""
    best, via = dict.fromkeys(names, 0), {}
    last = None
    for _ in range(len(names)):
        last = None
        for arc in arcs:
            if best[arc[0]] + arc[2] > best[arc[1]]:
                best[arc[1]], via[arc[1]], last = best[arc[0]] + arc[2], arc, arc[1]
        if last is None:
            return None
    for _ in names:
        last = via[last][0]
    ring, at = [], last
    while True:
        ring.append(via[at])
        at = via[at][0]
        if at == last:
            return ring


def split(sizes, debt, revenue, outside, rounds=4000):  # noqa: C901 (one page, to be read beside the method)
    """Split what each company uses by where the money came from: by adding up rounds, one payment at a time, in floating point.

    `sizes` maps (payer, payee, class) to a sum, `debt` a pair to the part of its funding that is debt.
    """
    names = sorted({end for payer, payee, _ in sizes for end in (payer, payee)} - outside)
    pay = {key: float(size) for key, size in sizes.items()}
    equity, owed = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for (payer, payee, kind), size in pay.items():
        if payer in outside and payee not in outside and kind == "funding":
            lent = float(debt.get((payer, payee), 0))
            owed[payee] += lent
            equity[payee] += size - lent
    inner = {key: size for key, size in pay.items() if key[0] in names and key[1] in names}
    uses = {name: sum(size for key, size in pay.items() if key[0] == name) for name in names}
    funded = dict.fromkeys(names, 0.0)
    for _ in range(rounds):
        part = {name: funded[name] / uses[name] if uses[name] else 0.0 for name in names}
        got = {kind: dict.fromkeys(names, 0.0) for kind in ("funding", "purchase")}
        for (payer, payee, kind), size in inner.items():
            got[kind][payee] += size * part[payer]
        funded = {
            name: min(
                uses[name],
                equity[name] + owed[name] + got["funding"][name] + max(revenue.get(name, 0.0), got["purchase"][name]),
            )
            for name in names
        }
    part = {name: funded[name] / uses[name] if uses[name] else 0.0 for name in names}
    inner = {key: size * part[key[0]] for key, size in inner.items()}
    sales = {n: sum(s for (_, payee, kind), s in inner.items() if payee == n and kind == "purchase") for n in names}
    own = {name: max(0.0, revenue.get(name, 0.0) - sales[name]) for name in names}
    total = {
        n: equity[n] + owed[n] + own[n] + sum(s for (_, payee, _), s in inner.items() if payee == n) for n in names
    }
    mix = {}
    for (payer, payee, kind), size in ((key, size) for key, size in inner.items() if size):
        mix.setdefault(payee, []).append((payer, kind, size / total[payee]))

    def reach(start):
        """Give for each company the part of its money that meets `start`, a dict of entries, adding up round after round."""
        found = dict(start)
        fresh = dict(start)
        for _ in range(rounds):
            fresh = {n: sum(fresh.get(payer, 0.0) * share for payer, _, share in mix.get(n, ())) for n in names}
            found = {n: found.get(n, 0.0) + fresh[n] for n in names}
            if max(fresh.values()) < 1e-15:
                break
        return found

    from_ = {name: reach({name: 1.0}) for name in names}
    entered = {"equity": equity, "debt": owed, "own": own}
    shares = {
        kind: {
            n: sum(from_[m].get(n, 0.0) * money[m] / total[m] for m in names if total[m]) for n in names
        }
        for kind, money in entered.items()
    }  # fmt: skip
    result = {n: dict.fromkeys(("uses", "recycled", "equity", "debt", "own", "others", "unfunded"), 0.0) for n in names}
    home = dict.fromkeys(names, 0.0)
    for n in names:
        result[n]["uses"], result[n]["unfunded"] = uses[n], uses[n] - funded[n]
    for k in names:
        given = {
            n: sum(share for payer, kind, share in mix.get(n, ()) if payer == k and kind == "funding") for n in names
        }
        q = reach(given)
        for i in names:
            bought = inner.get((i, k, "purchase"), 0.0)
            everything = sum(size for (payer, payee, _), size in inner.items() if (payer, payee) == (i, k))
            h = q[i] - from_[k].get(i, 0.0) / from_[k][k] * q[k] if i != k else 0.0
            home[k] += bought * h
            result[i]["recycled"] += bought * h
            for kind in ("equity", "debt"):
                result[i][kind] += everything * shares[kind][i] - bought * h * shares[kind][k]
            if total[i]:
                mine = own[i] / total[i]
                self_made = everything * from_[i][i] * mine - bought * h * from_[i].get(k, 0.0) * mine
                result[i]["own"] += self_made
                result[i]["others"] += everything * shares["own"][i] - bought * h * shares["own"][k] - self_made
    return result, home


def largest_flow(sizes, sources, sinks):  # noqa: C901 (the textbook's loop)
    """Give the largest flow from some arcs to some others through the rest (Ford and Fulkerson 1956), by shortest paths."""
    room = {}
    for (payer, payee, _), size in sizes.items():
        room[payer, payee] = room.get((payer, payee), F(0)) + size
    for payee, size in sources.items():
        room["from", payee] = size
    for payer, size in sinks.items():
        room[payer, "to"] = size
    sent = F(0)
    while True:
        via, queue = {"from": None}, ["from"]
        for at in queue:
            for (one, other), left in room.items():
                if one == at and left > 0 and other not in via:
                    via[other] = one
                    queue.append(other)
        if "to" not in via:
            return sent
        path, at = [], "to"
        while via[at] is not None:
            path.append((via[at], at))
            at = via[at]
        most = min(room[arc] for arc in path)
        for one, other in path:
            room[one, other] -= most
            room[other, one] = room.get((other, one), F(0)) + most
        sent += most


def hhi_ends(customers, whole):
    """Give the least and the greatest sum of squared shares, over all corners that the whole allows."""
    low = sum((size[0] / whole) ** 2 for size in customers.values())
    high = F(0)
    names = list(customers)
    # The greatest lies where all but one stand at an end: that one takes what is left.
    for marks in itertools.product((0, 2), repeat=len(names)):
        at = {name: customers[name][mark] for name, mark in zip(names, marks, strict=True)}
        if any(size is None for size in at.values()):
            at = {name: whole if size is None else size for name, size in at.items()}
        for free in (None, *names):
            sizes = dict(at)
            if free is not None:
                left = whole - sum(size for name, size in sizes.items() if name != free)
                if not customers[free][0] <= left <= (whole if customers[free][2] is None else customers[free][2]):
                    continue
                sizes[free] = left
            rest = whole - sum(sizes.values())
            if rest >= 0:
                high = max(high, sum((size / whole) ** 2 for size in sizes.values()) + (rest / whole) ** 2)
    return low, high
