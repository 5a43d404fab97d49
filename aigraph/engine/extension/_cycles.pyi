from collections.abc import Hashable
from typing import Any, final

def read_pairs(pairs: Any, /) -> tuple[list[Hashable], list[int], list[int]] | None: ...
def read_adjacency(nodes: Any, rows: Any, /) -> tuple[list[Hashable], list[int], list[int]] | None: ...

@final
class Search:
    def __new__(
        cls,
        size: int,
        tails: Any,
        heads: Any,
        roots: Any,
        max_length: int,
        min_length: int,
        nodes: list[Hashable] | None,
        /,
    ) -> Search: ...
    @classmethod
    def first(
        cls, nodes: list[Hashable], tails: Any, heads: Any, max_length: int, steps: int, most: int, /
    ) -> tuple[list[list[Any]], int, Search | None]: ...
    @classmethod
    def count_all(
        cls, nodes: list[Hashable], tails: Any, heads: Any, max_length: int, steps: int, /
    ) -> dict[int, int] | None: ...
    @property
    def loops(self) -> list[int]: ...
    @property
    def roots(self) -> int: ...
    @property
    def roots_done(self) -> int: ...
    @property
    def is_finished(self) -> bool: ...
    def next_block(self, most: int, steps: int, /) -> list[list[Any]]: ...
    def count(self, steps: int, /) -> dict[int, int]: ...
