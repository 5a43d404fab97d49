# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Payments in rings, with the engine alone
#
# Money that leaves an account and comes back within days, little by little less, is what anti-money-laundering looks for. The table here is made up: 400 payments at random, and one ring planted.

# %%
import random

import pandas as pd
import aigraph as ag

random.seed(7)
accounts = [f"A{number:03}" for number in range(120)]
rows = [
    {"payer": payer, "payee": payee, "amount": random.randint(100, 9000), "date": f"2026-03-{random.randint(1, 28):02}"}
    for payer, payee in (random.sample(accounts, 2) for _ in range(400))
]
ring = ["A001", "A050", "A099", "A001"]
rows += [
    {"payer": payer, "payee": payee, "amount": amount, "date": f"2026-03-{day:02}"}
    for payer, payee, amount, day in zip(ring[:-1], ring[1:], (5000, 4900, 4800), (3, 5, 9), strict=True)
]
payments = pd.DataFrame(rows)
len(payments)

# %%
ledger = ag.load(payments)
found = ag.find_temporal_loops(ledger.view(), within=30, tolerance=(0.9, 1.0))
found

# %% [markdown]
# As features for a model: in how many rings of each length an account is.

# %%
features = ag.cycle_features(ledger.view(), within=30)
ag.to_frame(features).head()

# %% [markdown]
# The engine knows nothing of companies or money and works on any graph:

# %%
edges = list(zip(payments["payer"], payments["payee"], strict=True))
ag.engine.count_cycles(edges, 4)
