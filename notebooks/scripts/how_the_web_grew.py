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
# # How the web grew, 2019 to 2026
#
# Each day of what was known by then: nothing that was reported later counts earlier.

# %%
import aigraph as ag
from aigraph.figures.plots import plot_days

ledger = ag.load()
grown = ag.to_frame(ag.series(ledger, "direct-loops", since="2019-01-31"))
grown[["day", "on_record"]].tail()

# %%
plot_days(grown, "day", {"on_record": "direct loops"}, title="Direct loops of recorded binding deals", unit="loops")
# %% [markdown]
# What changed between two days, and the event that did it:

# %%
ag.diff(ledger, "2026-02-26", "2026-02-28")
