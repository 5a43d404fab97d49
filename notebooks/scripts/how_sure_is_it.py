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
# # How sure is it
#
# Amounts are ranges, deals are more or less certain, sources are better or worse. What does that do to a figure?

# %%
import aigraph as ag

ledger = ag.load()
view = ledger.view(status="binding")
ag.ladder(ledger)

# %% [markdown]
# The same figure when every amount can be anything that its sources allow, and the deals that move it most:

# %%
ag.measures.uncertainty(view, "reciprocity", draws=50)

# %%
ag.measures.tornado(view, "reciprocity", top=5)

# %% [markdown]
# The deals behind it, largest first:

# %%
deals = ag.to_frame(ag.list_deals(view))
deals[["payer", "payee", "instrument", "usd_bn", "status"]].head(10)
