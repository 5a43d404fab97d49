"""Random dated deals, and a search among them that tries everything: slow, and too simple to be wrong."""

from itertools import permutations

from hypothesis import strategies as st

AMOUNTS = (1.0, 2.0, 2.5, 3.0, 5.0)


def dated_deals(nodes=5, deals=14, times=8):
    """Make rows of (payer, payee, time, amount), with ties, parallel deals, deals with oneself and equal amounts."""
    node = st.integers(0, nodes - 1)
    return st.lists(st.tuples(node, node, st.integers(0, times), st.sampled_from(AMOUNTS)), max_size=deals)


def columns(deals):
    """Give the columns of rows of deals: (payers, payees), times, amounts."""
    payers, payees, times, amounts = ([deal[place] for deal in deals] for place in range(4))
    return (payers, payees), times, amounts


def follows(before, after, tolerance):
    return tolerance is None or tolerance[0] * before[3] <= after[3] <= tolerance[1] * before[3]


def temporal_by_hand(deals, *, window=None, max_length=None, tolerance=None):
    """Try every chain of deals from every deal on."""
    found = []

    def go_on(chain, passed):
        last, first = deals[chain[-1]], deals[chain[0]]
        for row, deal in enumerate(deals):
            if (
                deal[0] == last[1]
                and deal[2] > last[2]
                and follows(last, deal, tolerance)
                and (window is None or deal[2] - first[2] <= window)
                and (max_length is None or len(chain) < max_length)
            ):
                if deal[1] == first[0]:
                    found.append((*chain, row))
                elif deal[1] not in passed:
                    go_on((*chain, row), passed | {deal[1]})

    for row, deal in enumerate(deals):
        if deal[0] == deal[1]:
            found.append((row,))
        else:
            go_on((row,), {deal[0], deal[1]})
    return sorted(found)


def undated_by_hand(deals, *, max_length, tolerance=None):
    """Try every sequence of deals; a cycle is told by the set of its deals."""
    found = set()
    for length in range(1, max_length + 1):
        for chain in permutations(range(len(deals)), length):
            legs = [deals[row] for row in chain]
            closes = all(legs[at - 1][1] == leg[0] for at, leg in enumerate(legs))
            if (
                closes
                and len({leg[0] for leg in legs}) == length
                and all(follows(legs[at], legs[at + 1], tolerance) for at in range(length - 1))
            ):
                found.add(frozenset(chain))
    return found
