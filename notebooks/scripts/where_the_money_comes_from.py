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
# # Where the money comes from
#
# What falls due in a window is paid with money that has come back, with outside equity and debt, with a company's own business, or with what is not found on record. The split is exact: the parts add up.

# %%
import aigraph as ag
from aigraph.figures.plots import plot_ranges

view = ag.load().view(window="last-4-quarters")
found = ag.sources_and_uses(view)
found

# %%
frame = ag.to_frame(found)
parts = ["recycled", "equity", "debt", "own", "others", "unfunded"]
gap = (frame[[f"{part}_usd_bn" for part in parts]].sum(axis=1) - frame["uses_usd_bn"]).abs().max()
assert gap < 1e-6
frame[["company", "uses_usd_bn", *(f"{part}_usd_bn" for part in parts)]].head(10).round(2)

# %%
plot_ranges(
    frame.head(8),
    "company",
    "uses",
    title="What fell due in the last four quarters",
    unit="US$ billions on record, with the ends that sources allow",
)
# %% [markdown]
# How much of a vendor's revenue is its own money coming back:

# %%
ag.round_trip(view, "nvidia")
