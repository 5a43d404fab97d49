"""The headline figures from CSV tables, by the words of the method and without any part of the package.

What a deal comes to is counted day by day in fractions (`tests.model.money.slow_oracle`). Rings are tried one by one.
"""

from itertools import combinations, permutations

from tests.model.money.slow_oracle import Deal, plus, rows_of
from tests.trust.slow_sources import Sources

FUNDING = {"equity": "equity", "convertible": "equity", "loan": "debt", "bond": "debt"}
OUTSIDE = {"placeholder", "fund", "bank", "government"}


class Record:
    """The deals of a folder as they are known on a day, which all are in cash and binding."""

    def __init__(self, folder, day):
        self.day = day
        self.rows = rows_of(folder, "deals")
        self.deals = {row["id"]: Deal(folder, row["id"], day) for row in self.rows}
        known = {row["id"] for row in rows_of(folder, "sources") if row["published"] <= str(day)}
        for deal in self.deals.values():
            deal.paid_rows = [row for row in deal.paid_rows if row["source"] in known]
        self.kinds = {row["id"]: row["kind"] for row in rows_of(folder, "companies")}
        self.revenue = {row["company"]: float(row["value"]) for row in rows_of(folder, "metrics")}

    def between(self, payer, payee, deal_class=None):
        """Give the deals by which one company pays another, of a class or of any."""
        return [
            row["id"]
            for row in self.rows
            if (row["payer"], row["payee"]) == (payer, payee)
            and deal_class in (None, "funding" if row["instrument"] in FUNDING else "purchase")
        ]

    # Loops.

    def loops(self):
        """Give for each ring that closes the deals on its legs, by each company that its money can begin at."""
        named = [company for company, kind in self.kinds.items() if kind != "placeholder"]
        found = {}
        for size in range(2, len(named) + 1):
            for some in combinations(named, size):
                for rest in permutations(some[1:]):
                    ring = (some[0], *rest)
                    if roots := dict(self._begun_anywhere(ring)):
                        found[ring] = roots
        return found

    def _begun_anywhere(self, ring):
        for place in range(len(ring)):
            turned = ring[place:] + ring[:place]
            ends = list(zip(turned, turned[1:] + turned[:1], strict=True))
            first, last = self.between(*ends[0], "funding"), self.between(*ends[-1], "purchase")
            legs = [first, *(self.between(*pair) for pair in ends[1:-1]), last]
            if all(legs):
                yield ring[place], [tuple(leg) for leg in legs]

    def size(self, legs, money):
        """Give the smallest leg: what can have gone all the way round."""
        counted = {
            "contracted": lambda deal: deal.contracted(self.day),
            "due": lambda deal: deal.due_by(self.day),
            "paid": lambda deal: deal.paid(self.day),
        }
        sums = [plus(counted[money](self.deals[key]) for key in leg) for leg in legs]
        low = min(each[0] for each in sums)
        high = min((each[2] for each in sums if each[2] is not None), default=None)
        central = min((each[1] for each in sums if each[1] is not None), default=None)
        # A leg of which no central figure is known leaves one only if it cannot be the smallest.
        if any(each[1] is None and (central is None or each[0] < central) for each in sums):
            central = None
        return low, low if low == high else central, high

    # Flows of a window.

    def flows(self, first, last):
        """Give what falls due in a window, on record, by payer, payee and instrument."""
        found = {}
        for row in self.rows:
            low, central, _ = self.deals[row["id"]].due_in(first, last)
            key = row["payer"], row["payee"], FUNDING.get(row["instrument"], "purchase")
            found[key] = found.get(key, 0.0) + float(low if central is None else central)
        return found

    def outside(self):
        paid = {row["payee"] for row in self.rows}
        return {
            name
            for name, kind in self.kinds.items()
            if kind in OUTSIDE or (name not in paid and name not in self.revenue)
        }

    def coverage(self, company, first, last):
        """Give funding due and revenue over purchases due, or None."""
        flows = self.flows(first, last)
        owed = sum(usd for (payer, _, kind), usd in flows.items() if payer == company and kind == "purchase")
        got = sum(usd for (_, payee, kind), usd in flows.items() if payee == company and kind != "purchase")
        if not owed or company not in self.revenue:
            return None
        return (got + self.revenue[company]) / owed

    def sources(self, first, last):
        """Give for each company uses, recycled, outside equity and debt, own and others' business, and what is not found.

        None if money goes round whose origin is nothing but reported revenue.
        """
        outside = self.outside()
        inside = sorted(self.kinds.keys() - outside)
        entered = {name: {"equity": 0.0, "debt": 0.0, "purchase": 0.0} for name in inside}
        among = []
        for (payer, payee, kind), usd in self.flows(first, last).items():
            if payer in outside and payee in entered:
                entered[payee][kind] += usd
            elif payee in entered:
                among.append((payer, payee, kind != "purchase", usd))
            else:
                among.append((payer, None, kind != "purchase", usd))
        return Sources(inside, among, entered, self.revenue).parts()
