"""The sums of this folder in 2025, worked out by hand, and the split of them by its definition, with dense matrices.

It shares nothing with the package: what is due is written in, and the rest is arithmetic on small full matrices.
"""

from itertools import pairwise

import numpy as np

COMPANIES = ("n", "m", "u", "h", "s", "o")
FUNDING = {("h", "n"): 8.0, ("h", "m"): 6.0, ("u", "n"): 4.0}
PURCHASES = {
    ("n", "u"): 36.5,  # 73 over 730 days, of which 365 in the year
    ("u", "h"): 25.0,  # two of three rows
    ("u", "o"): 3.0,
    ("m", "u"): 10 * 184 / 365,
    ("s", "m"): 1.0,
    ("o", "h"): 5.0,
    ("m", "n"): 40.0,
}
EQUITY = {"n": 20.0, "u": 2.0}
DEBT = {"u": 10.0, "m": 2.0}
REVENUE = {"n": 12.0, "u": 30.0, "h": 80.0, "s": 5.0, "o": 20.0}
KINDS = ("equity", "debt", "own")


def matrix(flows):
    found = np.zeros((len(COMPANIES), len(COMPANIES)))
    for (payer, payee), size in flows.items():
        found[COMPANIES.index(payer), COMPANIES.index(payee)] = size
    return found


def vector(cells):
    return np.array([cells.get(company, 0.0) for company in COMPANIES])


def split():
    """Give for each company uses, recycled, the parts by kind, others' business and what is not found; and the round trip of each."""
    funding, purchases = matrix(FUNDING), matrix(PURCHASES)
    equity, debt, revenue = vector(EQUITY), vector(DEBT), vector(REVENUE)
    uses = (funding + purchases).sum(1)
    funded = np.zeros(len(COMPANIES))
    for _ in range(2000):
        share = np.divide(funded, uses, out=np.zeros_like(uses), where=uses > 0)
        got, sold = (funding * share[:, None]).sum(0), (purchases * share[:, None]).sum(0)
        funded = np.minimum(uses, equity + debt + got + np.maximum(revenue, sold))
    share = np.divide(funded, uses, out=np.zeros_like(uses), where=uses > 0)
    given, bought = funding * share[:, None], purchases * share[:, None]
    own = np.maximum(0, revenue - bought.sum(0))
    throughflow = equity + debt + own + given.sum(0) + bought.sum(0)
    back = ((given + bought) / throughflow[None, :]).T
    back_funding = (given / throughflow[None, :]).T
    met = np.linalg.inv(np.eye(len(COMPANIES)) - back)
    kinds = dict(zip(KINDS, (equity, debt, own), strict=True))
    entered = {kind: met @ (cells / throughflow) for kind, cells in kinds.items()}
    parts = {name: np.zeros(len(COMPANIES)) for name in ("recycled", *KINDS, "others")}
    trips = np.zeros(len(COMPANIES))
    for k in range(len(COMPANIES)):
        reach = met @ back_funding[:, k]
        home = reach - met[:, k] / met[k, k] * reach[k]
        for i in range(len(COMPANIES)):
            loop = bought[i, k] * home[i]
            trips[k] += loop
            parts["recycled"][i] += loop
            for kind in KINDS:
                size = bought[i, k] * entered[kind][i] - loop * entered[kind][k]
                if kind == "own":
                    mine = (
                        bought[i, k] * met[i, i] * own[i] / throughflow[i] - loop * met[k, i] * own[i] / throughflow[i]
                    )
                    parts["own"][i] += mine
                    parts["others"][i] += size - mine
                else:
                    parts[kind][i] += size
            for kind in KINDS:
                size = given[i, k] * entered[kind][i]
                if kind == "own":
                    mine = given[i, k] * met[i, i] * own[i] / throughflow[i]
                    parts["own"][i] += mine
                    parts["others"][i] += size - mine
                else:
                    parts[kind][i] += size
    return uses, funded, parts, dict(zip(COMPANIES, trips, strict=True))


def rings(flows, most=5):
    """Give every cyclic order of companies along the flows, once, begun at its first company."""
    found = []

    def walk(path):
        for payer, payee in flows:
            if payer != path[-1]:
                continue
            if payee == path[0] and len(path) > 1:
                found.append(tuple(path))
            elif payee > path[0] and payee not in path and len(path) < most:
                walk([*path, payee])

    for start in sorted({end for pair in flows for end in pair}):
        walk([start])
    return found


def bottleneck(ring, flows):
    return min(flows[pair] for pair in pairwise((*ring, ring[0])))
