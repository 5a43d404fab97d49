"""The columns of the arrays that the kernels for temporal cycles work on."""

from __future__ import annotations

import numpy as np

# `TemporalCSR.edge` and `.rows`.
TAIL, HEAD, RANK, UNTIL, OUT, INTO, NEXT_INTO_TAIL, NEXT_OUT_OF_HEAD = range(8)
OTHER, AT_RANK, NEXT, PLACE = range(4)
# `TemporalScratch.node`: first what a sweep knows, forward and, with `BACKWARD` added, backward.
STAMP, REACHED, HOPS, LOW, LOW_DONE = range(5)
BACKWARD = 5
DEADLINE, ON_PATH, FIRST_PAIR, LAST_PAIR, PAIR_IN, HAS_BARRIERS = range(10, 16)
# `TemporalScratch.sweep`, `.found`, `.candidate` and `.arrival`, `.pair`, `.step`.
SIZE, ROW, AT, NEW, ROUND, SEEN = range(6)
FOUND_PLACE, FOUND_HERE, FOUND_OTHER, FOUND_RANK = range(4)
EDGE, WHEN, BARRIER = range(3)
CANDIDATE = BARRIER  # in `arrival`
PAIR_TAIL, PAIR_HEAD, PAIR_BEGIN, PAIR_NEXT = range(4)
NODE, PAIR, BEGIN, CLOSED, CHOSEN, WANTED, TURNED_AWAY = range(7)
# The places in `TemporalScratch.state` behind `ROOT` and `END`, which are first edges.
DEPTH, PHASE, STEP, LENGTH, DIRECTION, AGAINST, TURNS, BUDGET, CANDIDATES, STEPS_TAKEN = range(2, 12)
# Why a slice of the search ended.
DONE, PAUSED, FULL, OVERFLOW = range(4)
NEVER = np.iinfo(np.int32).max
