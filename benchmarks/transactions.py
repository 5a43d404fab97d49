"""Made-up transactions of a year with planted rings: what a search in time must find, among payments that are none."""

import numpy as np

YEAR_S = 365 * 86_400
WINDOW_S = 72 * 3600
TAIL = 1.3


def transactions(rows, rings=200, seed=20250914, accounts=None):
    """Give columns payer, payee, time (seconds), amount, and the rows of each planted ring in order.

    About five payments an account; some accounts pay and are paid hundreds of times. A ring has three to six accounts, pays
    within 72 hours, each payment later than the one before and 1 to 10 per cent smaller.
    """
    draw = np.random.default_rng(seed)
    accounts = accounts or max(10, rows // 5)
    # Of two draws the smaller share, to a power: low numbers come often, as large payers do.
    payers, payees = ((accounts * draw.random(rows) ** TAIL).astype(np.int64) for _ in range(2))
    payees = np.where(payers == payees, (payees + 1) % accounts, payees)
    times = np.sort(draw.integers(0, YEAR_S, rows))
    amounts = np.round(np.exp(draw.normal(6, 1.5, rows)), 2)
    planted = []
    free = draw.permutation(rows)
    for _ in range(rings):
        length = int(draw.integers(3, 7))
        begin = int(draw.integers(0, YEAR_S - WINDOW_S))
        moments = begin + np.sort(draw.choice(WINDOW_S, length, replace=False))
        ring, free = free[:length], free[length:]
        members = draw.choice(accounts, length, replace=False)
        payers[ring], payees[ring], times[ring] = members, np.roll(members, -1), moments
        amounts[ring] = np.round(draw.uniform(5_000, 50_000) * np.cumprod(draw.uniform(0.9, 0.99, length)), 2)
        planted.append(tuple(int(row) for row in ring))
    return payers, payees, times, amounts, planted


def write_parquet(path, rows, **options):
    """Write such transactions to a Parquet file, a row group for each million, and give the planted rings."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    payers, payees, times, amounts, planted = transactions(rows, **options)
    names = ("payer", "payee", "time", "amount", "id")
    table = pa.table(dict(zip(names, (payers, payees, times, amounts, np.arange(rows)), strict=True)))
    pq.write_table(table, path, row_group_size=1_000_000)
    return planted
