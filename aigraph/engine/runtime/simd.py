"""Explicit 8-wide int32 SIMD stores, where the compiler finds too few iterations to vectorize."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 8

_LANE = ir.IntType(32)
_VECTOR = ir.VectorType(_LANE, LANES)


def _store_8(_context: Any, array: Any, at: Any, _value: Any) -> Any:
    """Broadcast one value to eight cells of an int32 array."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        cells, index, value = arguments
        undefined = ir.Constant(_VECTOR, ir.Undefined)
        first = builder.insert_element(undefined, value, ir.Constant(_LANE, 0))
        broadcast = ir.Constant(ir.VectorType(_LANE, LANES), [0] * LANES)
        _store(context, builder, signature.args[0], cells, index, builder.shuffle_vector(first, undefined, broadcast))
        return context.get_dummy_value()

    return types.void(array, at, types.int32), generate


def _copy_8(_context: Any, array: Any, at: Any, source: Any, begin: Any) -> Any:
    """Copy eight cells of an int32 array to another one."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        cells, index, others, other_index = arguments
        read = builder.load(_pointer(context, builder, signature.args[2], others, other_index), align=4)
        _store(context, builder, signature.args[0], cells, index, read)
        return context.get_dummy_value()

    return types.void(array, at, source, begin), generate


def _pointer(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    """Point to eight cells that are aligned to four bytes, and not known to be aligned to more."""
    data = cgutils.create_struct_proxy(kind)(context, builder, array).data  # type: ignore[no-untyped-call]  # numba has no types
    return builder.bitcast(builder.gep(data, [at]), _VECTOR.as_pointer())


def _store(context: Any, builder: Any, kind: Any, array: Any, at: Any, vector: Any) -> None:
    builder.store(vector, _pointer(context, builder, kind, array, at), align=4)


store_8: Any = intrinsic(_store_8)
copy_8: Any = intrinsic(_copy_8)
