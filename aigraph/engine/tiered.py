"""Tiered execution: plain Python begins, and compiled code takes over if that takes long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from aigraph.engine.meter import Meter
from aigraph.engine.protocol import Search

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array

# A search by plain Python that takes longer is begun anew by compiled code.
_FIRST_TIER_S = 1.0


@dataclass(frozen=True, eq=False, repr=False)
class TieredSearch:
    """A search in plain Python that is replaced by a compiled one after a second.

    A small graph can have more cycles than a large one, so that its size alone does not say which of them ends sooner.

    Parameters
    ----------
    python : Search
        The first tier.
    make_compiled : callable
        Makes the second tier.
    """

    python: Search
    make_compiled: Callable[[], Search]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles; the second tier skips those that the first one gave."""
        yielded = 0
        # What the caller does with the cycles between two blocks may take far longer, and does not count.
        spent, began = 0.0, monotonic()
        for block in self.python.blocks(meter):
            spent += monotonic() - began
            yielded += len(block)
            yield block
            if spent > _FIRST_TIER_S and not meter.is_cut:
                break
            began = monotonic()
        else:
            return
        for block in self.make_compiled().blocks(meter):
            skipped = min(yielded, len(block))
            yielded -= skipped
            yield block[skipped:]

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts; those of the first tier are subtracted before the second one begins."""
        counted = Counter[int]()
        began = monotonic()
        for counts in self.python.counts(meter):
            counted.update(counts)
            yield counts
            if monotonic() - began > _FIRST_TIER_S and not meter.is_cut:
                break
        else:
            return
        yield {length: -number for length, number in counted.items()}
        yield from self.make_compiled().counts(meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices of the first tier if it ends in time, else of the second one."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        found: list[Sequence[list[int]]] = []
        began = monotonic()
        for block in self.python.blocks(meter):
            found.append(block)
            yield None
            if monotonic() - began > _FIRST_TIER_S and not meter.is_cut:
                yield from self.make_compiled().tables(meter, max_rows)
                return
        yield from batch_lists(found, max_rows)
