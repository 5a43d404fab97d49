"""Eight cells at a time, for loops so short that the compiler takes their cells one by one."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

EIGHT = 8

_CELL = ir.IntType(32)
_CELLS = ir.VectorType(_CELL, EIGHT)


def _fill_eight(_context: Any, table: Any, at: Any, _value: Any) -> Any:
    """Write one value into eight cells of an int32 array."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        cells, where, number = given
        empty = ir.Constant(_CELLS, ir.Undefined)
        first = builder.insert_element(empty, number, ir.Constant(_CELL, 0))
        everywhere = ir.Constant(ir.VectorType(_CELL, EIGHT), [0] * EIGHT)
        _store(context, builder, signature.args[0], cells, where, builder.shuffle_vector(first, empty, everywhere))
        return context.get_dummy_value()

    return types.void(table, at, types.int32), generate


def _copy_eight(_context: Any, table: Any, at: Any, source: Any, begin: Any) -> Any:
    """Copy eight cells of an int32 array into another."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        cells, where, others, from_where = given
        read = builder.load(_eight(context, builder, signature.args[2], others, from_where), align=4)
        _store(context, builder, signature.args[0], cells, where, read)
        return context.get_dummy_value()

    return types.void(table, at, source, begin), generate


def _eight(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    """Point to eight cells, of which the first is on a boundary of four bytes, and no more is known."""
    data = cgutils.create_struct_proxy(kind)(context, builder, array).data  # type: ignore[no-untyped-call]  # numba has no types
    return builder.bitcast(builder.gep(data, [at]), _CELLS.as_pointer())


def _store(context: Any, builder: Any, kind: Any, array: Any, at: Any, vector: Any) -> None:
    builder.store(vector, _eight(context, builder, kind, array, at), align=4)


fill_eight: Any = intrinsic(_fill_eight)
copy_eight: Any = intrinsic(_copy_eight)
