"""How many cycles there are of each length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from aigraph.engine.frozen import dataclass
from aigraph.engine.limits import Cut


@dataclass(frozen=True, eq=False, repr=False)
class Counts(Mapping[int, int]):
    """A mapping from length to number of cycles, shortest first.

    Parameters
    ----------
    by_length : mapping of int to int
        The numbers; lengths without cycles are left out.
    cut : Cut or None
        What cut the count short; None if it is complete.

    Examples
    --------
    >>> counts = Counts({3: 2, 2: 1})
    >>> counts, counts.total
    (Counts({2: 1, 3: 2}), 3)
    >>> counts == {2: 1, 3: 2}
    True
    """

    by_length: Mapping[int, int]
    cut: Cut | None = None

    def __post_init__(self) -> None:
        ordered = {length: self.by_length[length] for length in sorted(self.by_length) if self.by_length[length]}
        object.__setattr__(self, "by_length", ordered)

    @classmethod
    def in_order(cls, by_length: dict[int, int]) -> Self:
        """Make complete counts of a dictionary in order of length, without zeros, which is taken over."""
        made = cls.__new__(cls)
        # Past the constructor, which would sort them.
        made.__dict__["by_length"] = by_length
        return made

    def __getitem__(self, length: int) -> int:
        return self.by_length[length]

    def __iter__(self) -> Iterator[int]:
        return iter(self.by_length)

    def __len__(self) -> int:
        return len(self.by_length)

    def __eq__(self, other: object) -> bool:
        return dict(self.by_length) == dict(other) if isinstance(other, Mapping) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # equal to plain dictionaries, which have no hash either

    def __repr__(self) -> str:
        return f"Counts({dict(self.by_length)}{f', {self.cut}' if self.cut else ''})"

    @property
    def total(self) -> int:
        """The number of cycles of any length."""
        return sum(self.by_length.values())
