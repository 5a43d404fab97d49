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
# # Your own deals, from a spreadsheet to a report
#
# Any table with a payer and a payee will do. What was read, left out and guessed is said.

# %%
import pandas as pd
import aigraph as ag

table = pd.DataFrame(
    [
        {"Investor": "Nvidia", "Company": "OpenAI", "Deal size": "$30bn", "Type": "Series F", "When": "22 Sep 2025"},
        {"Investor": "OpenAI", "Company": "Oracle", "Deal size": "up to $300bn", "Type": "cloud", "When": "2025"},
        {"Investor": "Oracle", "Company": "NVIDIA", "Deal size": "undisclosed", "Type": "GPUs", "When": "Q3 2025"},
        {"Investor": "Oracle", "Company": "", "Deal size": "5", "Type": "GPUs", "When": "2025"},
    ]
)
ledger = ag.load(table)
ledger.intake

# %% [markdown]
# One row named no payee and was refused, with its place. The others:

# %%
ag.to_frame(ag.list_deals(ledger.view()))[["payer", "payee", "instrument", "usd_bn", "high_usd_bn"]]

# %%
loops = ag.find_loops(ledger.view())
loops

# %% [markdown]
# The same as a file that Excel opens and aigraph reads back, and as a page:

# %%
ag.export(ledger.view(), "mine.gexf")
ag.draw(ledger.view(), loops).save("mine.html").name
