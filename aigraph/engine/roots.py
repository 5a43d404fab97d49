"""The roots of a query: nodes of which each cycle passes at least one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeGuard


def number_roots(roots: Hashable | Iterable[Hashable] | None, nodes: Sequence[Hashable]) -> frozenset[int] | None:
    """Give the numbers of some nodes; a node by itself, such as a text, is one root. None stays None: all are roots.

    Raises
    ------
    ValueError
        If a root is no node of the graph; the message names the nearest.

    Examples
    --------
    >>> sorted(number_roots("cloud", ["lab", "cloud"])), sorted(number_roots(["cloud", "lab"], ["lab", "cloud"]))
    ([1], [0, 1])
    """
    if roots is None:
        return None
    number = {node: place for place, node in enumerate(nodes)}
    wanted: Iterable[Any] = list(roots) if _is_collection(roots, number) else [roots]
    for root in wanted:
        if root not in number:
            from aigraph.engine.inputs.names import unknown_name

            raise unknown_name("the root", root, nodes)
    return frozenset(number[root] for root in wanted)


def _is_collection(
    roots: Hashable | Iterable[Hashable], number: Mapping[Hashable, int]
) -> TypeGuard[Iterable[Hashable]]:
    if isinstance(roots, (str, bytes)) or not isinstance(roots, Iterable):
        return False
    # A tuple can be a node.
    return not (isinstance(roots, tuple) and roots in number)
