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
# # Obligations and set-off
#
# Three firms owe each other 500, 400 and 300. How much goes away without any cash?

# %%
import pandas as pd
import aigraph as ag

owed = pd.DataFrame(
    {"payer": ["A", "B", "C"], "payee": ["B", "C", "A"], "amount": [500, 400, 300], "date": ["2026-01-01"] * 3}
)
view = ag.load(owed).view()
ag.measures.set_off(view)

# %% [markdown]
# 300 of each obligation can be set off, so that of 1,200 only 300 are left: what clears needs no cash at all.

# %%
ag.measures.clearing(view)
