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
# # One loop, from the news to a figure
#
# A headline says that Nvidia pays OpenAI, OpenAI pays Oracle, and Oracle pays Nvidia. Is it so, how much is it, and how sure is that?

# %%
import aigraph as ag

view = ag.load().view(status="binding")
loop = ag.find_loops(view).named("Nvidia → OpenAI → Oracle")[0]
loop

# %% [markdown]
# Three sizes: what the contracts allow, what can have gone round by the day of the data, and what is known to have gone round at most.

# %%
frame = ag.to_frame(ag.find_loops(view))
frame[frame["name"] == loop.name][
    ["name", "paid_high_usd_bn", "due_high_usd_bn", "contracted_usd_bn", "complete_since"]
]

# %% [markdown]
# Each leg, what was reported when, and who says it:

# %%
ag.to_frame(ag.explain(view, loop))[["leg", "deal", "date", "status", "usd_bn", "publisher", "grade"]]

# %% [markdown]
# What stood when the loop was first complete is not what stands now:

# %%
[
    (day, ag.find_loops(ag.load().view(as_of=day)).named("nvidia-openai-oracle")[:1])
    for day in ("2025-09-01", "2025-09-30", "2026-03-01")
]

# %% [markdown]
# The sentence to quote, with its range and sources:

# %%
print(ag.answers.cite(view, loop).sentence)

# %% [markdown]
# And the figure, for print:

# %%
ag.figure(view, "loop", loop.name)
