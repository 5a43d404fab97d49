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
# # Who depends on whom
#
# Customers, funders and suppliers of one company, and what others lose if it stops paying.

# %%
import aigraph as ag

view = ag.load().view(status="binding")
ag.concentration(view, "openai", side="funders")

# %%
ag.concentration(view, "coreweave", side="customers")

# %% [markdown]
# If OpenAI pays half of what is still unpaid:

# %%
lost = ag.shock(view, "openai", 0.5)
lost

# %% [markdown]
# How much must it cut before another is short by more than a sum?

# %%
ag.stress(view, "openai", breaks="oracle", gap=5)
