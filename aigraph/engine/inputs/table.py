"""Tables of pandas, polars and Arrow, an edge a row."""

from __future__ import annotations

from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.inputs.columns import read_columns, to_array
from aigraph.engine.inputs.names import unknown_name

_ENDS = (("source", "target"), ("tail", "head"), ("from", "to"), ("src", "dst"), ("u", "v"))


def read_table(table: Any, weight: Any, time: Any, ends: Any) -> EdgeList:
    """Read a table; `ends` names the columns in which edges begin and end, by default the usual ones.

    `weight` and `time` are names of columns, or columns.
    """
    if hasattr(table, "collect"):
        raise TypeError(f"a {type(table).__name__} is not in memory: collect it first")
    names = list(table.column_names if hasattr(table, "column_names") else table.columns)
    if ends is None:
        ends = next((pair for pair in _ENDS if set(pair) <= set(names)), None)
    elif isinstance(ends, str) or len(ends) != len(("tail", "head")):
        raise ValueError(f"ends {ends!r} are no two names of columns")
    if ends is None:
        expected = ", ".join(f"{tail!r} and {head!r}" for tail, head in _ENDS)
        raise ValueError(
            f"the table has the columns {', '.join(map(str, names))}: expected {expected}, "
            "or other names given by ends=(tail, head)"
        )
    return read_columns(
        _column(table, names, ends[0], "ends"),
        _column(table, names, ends[1], "ends"),
        _column(table, names, weight, "weight") if isinstance(weight, str) else weight,
        _column(table, names, time, "time") if isinstance(time, str) else time,
    )


def _column(table: Any, names: list[Any], name: Any, option: str) -> Any:
    if name not in names:
        raise unknown_name(f"{option}: the column", name, names)
    if names.count(name) > 1:
        raise ValueError(f"{option}: there are {names.count(name)} columns {name!r}")
    return to_array(table[name])
