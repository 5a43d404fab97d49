# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A tour of aigraph
#
# AI companies pay one another in circles: an investor puts money into a lab, the lab spends it at a cloud or chip vendor, and the money comes back. This notebook loads the
# shipped deals, looks at them as a table, finds the loops, follows one leg to its sources, and shows the page.

# %%
import aigraph as ag

ledger = ag.load()
ledger

# %% [markdown]
# ## The deals
#
# A *view* is the ledger on a day, at a certainty. The default is the last day of the data, and signed or closed deals.

# %%
view = ledger.view()
deals = ag.to_frame(view)
deals.sort_values("usd_bn", ascending=False).head(10)

# %% [markdown]
# An amount that nobody published is unknown, not 0. How many deals are there per instrument, and how many without an amount?

# %%
deals.groupby("instrument").agg(deals=("deal", "size"), unknown=("usd_bn", lambda column: column.isna().sum()))

# %% [markdown]
# ## The loops

# %%
loops = ag.find_loops(view)
loops

# %%
ag.to_frame(loops)[["name", "kinds", "due_usd_bn", "contracted_usd_bn", "weakest_status", "complete_since"]].head(10)

# %% [markdown]
# How many loops rest on money that has moved, and how many only on announcements or talk?

# %%
{level.value: len(found) for level, found in ag.loops.find_at_each_level(view).items()}

# %% [markdown]
# ## One leg and its sources
#
# Every leg can be traced: its deals, what was reported of each on which day, and where.

# %%
ag.explain(view, "Nvidia → OpenAI → Oracle → Nvidia")

# %%
traced = ag.explain(view, "nvidia-openai-oracle").loops[0]
for arrow in traced.loop.legs[0].arrows:
    for event, source in traced.events[arrow.deal.id]:
        print(event.date, event.status, event.reported, "|", source.publisher, source.url)

# %% [markdown]
# Two companies that form no loop get an answer too: which leg is missing, which other way the money could go, and which loops come nearest.

# %%
ag.explain(view, "nvidia-openai")

# %% [markdown]
# ## Another day
#
# What stood on 15 October 2025? The money from Nvidia to OpenAI was then a letter of intent, not yet shares.

# %%
then = ledger.view(as_of="2025-10-15", status="announced")
[(arrow.deal.title, str(arrow.status)) for arrow in then.arrows if (arrow.payer, arrow.payee) == ("nvidia", "openai")]

# %% [markdown]
# ## Other tools
#
# `to_graph` gives a plain networkx graph, so everything that works on one works on the deals.

# %%
import networkx as nx

graph = ag.to_graph(view)
core = max(nx.strongly_connected_components(graph), key=len)
len(core), sorted(core)

# %% [markdown]
# ## The page

# %%
ag.draw(view, loops, highlight=loops[:1])
