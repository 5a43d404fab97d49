"""Blocks: the cycles that a search in plain Python gives at a time."""

from __future__ import annotations

from typing import TypeAlias

Block: TypeAlias = list[list[int]]

MAX_BLOCK = 256
"""The most cycles in a block; the first has one, and each is twice as large as the one before. So few that a loop which keeps none sets off
no collection of garbage."""

MAX_STEPS = 8192
"""After so many steps of a search comes a block, though it be empty, so that the caller can look at the clock."""
