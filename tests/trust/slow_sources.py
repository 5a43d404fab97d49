"""Where the money of each company comes from, followed dollar by dollar, round after round, until nothing moves."""

_ROUNDS = 20_000
_STILL = 1e-14


def settled(step, names):
    """Repeat a step from nothing until nothing moves."""
    now = dict.fromkeys(names, 0.0)
    for _ in range(_ROUNDS):
        after = {name: step(name, now) for name in names}
        if max((abs(after[name] - now[name]) for name in names), default=0.0) < _STILL:
            return after
        now = after
    return now


class Sources:
    """What is due among companies, what entered from outside, and how far it reaches.

    `among` holds payer, payee (None if that is no company inside), whether it is funding, and the sum due; `entered` the
    equity, the debt and the purchases of outsiders by company.
    """

    def __init__(self, inside, among, entered, revenue):
        self.inside, self.entered = inside, entered
        self.among = [payment for payment in among if payment[0] in inside]
        self.revenue = {name: revenue.get(name, 0.0) for name in inside}
        self.given = {name: entered[name]["equity"] + entered[name]["debt"] for name in inside}
        self.uses = {name: sum(usd for payer, *_, usd in self.among if payer == name) for name in inside}
        share = settled(self._share, inside)
        self.payments = self._cut_to(share)
        self.own = {name: max(entered[name]["purchase"], self.revenue[name] - self._sold(name)) for name in inside}
        self.money = {name: self.given[name] + self.own[name] + self._got(name, lambda _: 1.0) for name in inside}

    def parts(self):
        """Give uses and their parts by company, or None if money goes round that came from nowhere."""
        if self._only_goes_round():
            return None
        parts = {name: dict.fromkeys(("recycled", "equity", "debt", "own", "others"), 0.0) for name in self.inside}
        mixes = {name: self._mix(name) for name in self.inside}
        for payer, _, _, usd in self.payments:
            for part, share in mixes[payer](payer).items():
                parts[payer][part] += usd * share
        for vendor in self.inside:
            home = settled(lambda name, now, vendor=vendor: self._home(name, now, vendor), self.inside)
            for payer, payee, is_funding, usd in self.payments:
                if payee == vendor and not is_funding:
                    back = usd * home[payer]
                    parts[payer]["recycled"] += back
                    # The rest of the payment is what it was, less what the vendor had when it gave it out.
                    for part, share in mixes[payer](vendor).items():
                        parts[payer][part] -= back * share
        for name, found in parts.items():
            paid = sum(usd for payer, *_, usd in self.payments if payer == name)
            found |= {"uses": self.uses[name], "unfunded": self.uses[name] - paid}
        return parts

    def _cut_to(self, share):
        """Give each payment as far as its payer can pay: all are cut alike."""
        return [(payer, payee, is_funding, usd * share[payer]) for payer, payee, is_funding, usd in self.among]

    def _share(self, name, now):
        """Give which share of what is due a company can pay, if all others pay some shares."""
        if not self.uses[name]:
            return 0.0
        self.payments = self._cut_to(now)
        funded = self._got(name, lambda _: 1.0, of_funding=True)
        earned = max(self.revenue[name], self._sold(name) + self.entered[name]["purchase"])
        return min(1.0, (self.given[name] + funded + earned) / self.uses[name])

    def _got(self, name, weight, *, of_funding=None):
        return sum(
            usd * weight(payer)
            for payer, payee, is_funding, usd in self.payments
            if payee == name and of_funding in (None, is_funding)
        )

    def _sold(self, name):
        return self._got(name, lambda _: 1.0, of_funding=False)

    def _mixed(self, begun):
        """Give the share of each company's money that entered as some sums, each company mixing all it has."""

        def step(name, now):
            return (begun.get(name, 0.0) + self._got(name, now.get)) / self.money[name] if self.money[name] else 0.0

        return settled(step, self.inside)

    def _mix(self, of):
        """Give how the money of any company is made up, seen from one: its own business, that of others, and the rest."""
        equity, debt = (
            self._mixed({name: self.entered[name][kind] for name in self.inside}) for kind in ("equity", "debt")
        )
        business, own = self._mixed(self.own), self._mixed({of: self.own[of]})
        return lambda name: {
            "equity": equity[name],
            "debt": debt[name],
            "own": own[name],
            "others": business[name] - own[name],
        }

    def _home(self, name, now, vendor):
        """Give the share of a company's money that, traced back until the vendor is met, the vendor had given out as funding."""
        if not self.money[name]:
            return 0.0
        straight = sum(
            usd for payer, payee, funds, usd in self.payments if (payer, payee, funds) == (vendor, name, True)
        )
        return (straight + self._got(name, lambda payer: 0.0 if payer == vendor else now[payer])) / self.money[name]

    def _only_goes_round(self):
        reached = {name for name in self.inside if self.given[name] + self.own[name]}
        for _ in self.payments:
            reached |= {payee for payer, payee, _, usd in self.payments if payer in reached and usd}
        return any(payer not in reached for payer, _, _, usd in self.payments if usd)
