"""The columns of a DataFrame of edges in a standard form, and the columns of the cycles that come of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf
from pyspark.sql import types as st

from aigraph.engine.inputs.names import unknown_name

_ENDS = (
    ("payer", "payee"),
    ("source", "target"),
    ("tail", "head"),
    ("from", "to"),
    ("src", "dst"),
    ("u", "v"),
)
_MICROSECONDS_A_DAY = 86_400_000_000
_ZONED = r"\d[T ].*([zZ]|[+-]\d{2}:?\d{2})$"
TAIL, HEAD, TICK, TIME, WEIGHT, EDGE = "tail", "head", "tick", "time", "weight", "edge"

TimeKind = Literal["number", "date", "timestamp", "timestamp without zone", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeColumns:
    """What is known of each edge.

    Parameters
    ----------
    node : DataType
        The type of nodes.
    time : DataType, optional
        The type of the times of cycles.
    time_kind : str, optional
        What a tick stands for: days and timestamps count microseconds since 1970. Texts are carried along.
    has_weight : bool
        Whether edges have weights.
    edge : DataType, optional
        The type of what identifies an edge.
    """

    node: st.DataType
    time: st.DataType | None = None
    time_kind: TimeKind | None = None
    has_weight: bool = False
    edge: st.DataType | None = None

    def of_cycles(self, *, keeps_edges_apart: bool) -> st.StructType:
        """Give the columns of the cycles."""
        fields = [
            st.StructField("length", st.IntegerType(), nullable=False),
            st.StructField("nodes", st.ArrayType(self.node, containsNull=False), nullable=False),
        ]
        if keeps_edges_apart:
            if self.edge is not None:
                fields.append(st.StructField("edges", st.ArrayType(self.edge)))
            if self.time is not None:
                fields.append(st.StructField("times", st.ArrayType(self.time)))
            if self.has_weight:
                fields.append(st.StructField("weights", st.ArrayType(st.DoubleType())))
                fields.append(st.StructField("bottleneck", st.DoubleType()))
        return st.StructType(fields)


def standard_edges(
    df: DataFrame, ends: tuple[str, str] | None, time: str | None, weight: str | None, edge: str | None
) -> tuple[DataFrame, EdgeColumns]:
    """Give a DataFrame of edges with the columns tail, head, tick, time, weight and edge, as far as there are any.

    Raises
    ------
    ValueError
        If a column is missing, or its type cannot be used.
    """
    tail, head = ends or _usual_ends(df)
    kept = [_column(df, tail, "ends").alias(TAIL), _column(df, head, "ends").alias(HEAD)]
    kinds = [df.schema[name].dataType for name in (tail, head)]
    if kinds[0] != kinds[1]:
        raise ValueError(
            f"the columns {tail!r} and {head!r} have the types {kinds[0].simpleString()} and {kinds[1].simpleString()}: "
            "expected the same type"
        )
    columns = EdgeColumns(node=kinds[0])
    if time is not None:
        tick, kind, of_cycles = _ticks(df, time)
        kept.append(tick.alias(TICK))
        if kind == "text":
            kept.append(sf.col(_quoted(time)).alias(TIME))
        columns = EdgeColumns(node=kinds[0], time=of_cycles, time_kind=kind)
    if weight is not None:
        kept.append(_weights(df, weight).alias(WEIGHT))
    if edge is not None:
        kept.append(_column(df, edge, "edge").alias(EDGE))
    return df.select(*kept), EdgeColumns(
        node=columns.node,
        time=columns.time,
        time_kind=columns.time_kind,
        has_weight=weight is not None,
        edge=None if edge is None else df.schema[edge].dataType,
    )


def _usual_ends(df: DataFrame) -> tuple[str, str]:
    found = next((pair for pair in _ENDS if set(pair) <= set(df.columns)), None)
    if found is None:
        expected = ", ".join(f"{tail!r} and {head!r}" for tail, head in _ENDS)
        raise ValueError(
            f"the table has the columns {', '.join(df.columns)}: expected {expected}, or others given by ends=(tail, head)"
        )
    return found


def _column(df: DataFrame, name: str, option: str) -> Column:
    if name not in df.columns:
        raise unknown_name(f"{option}: the column", name, df.columns)
    if df.columns.count(name) > 1:
        raise ValueError(f"{option}: there are {df.columns.count(name)} columns {name!r}")
    return sf.col(_quoted(name))


def _quoted(name: str) -> str:
    # A point in a name would ask for a field of a structure.
    return "`" + name.replace("`", "``") + "`"


def _ticks(df: DataFrame, name: str) -> tuple[Column, TimeKind, st.DataType]:
    """Give the time of an edge as a number, what that counts, and the type of the times of cycles."""
    time, kind = _column(df, name, "time"), df.schema[name].dataType
    if isinstance(kind, st.IntegralType):
        return time.cast("bigint"), "number", st.LongType()
    if isinstance(kind, (st.FractionalType, st.DecimalType)):
        return time.cast("double"), "number", st.DoubleType()
    if isinstance(kind, st.DateType):
        return sf.unix_date(time).cast("bigint") * _MICROSECONDS_A_DAY, "date", kind
    if isinstance(kind, st.TimestampType):
        return sf.unix_micros(time), "timestamp", kind
    if isinstance(kind, st.TimestampNTZType):
        return _microseconds(time), "timestamp without zone", kind
    if isinstance(kind, st.StringType):
        return _text_ticks(time), "text", st.StringType()
    raise ValueError(f"the column {name!r} has the type {kind.simpleString()}: expected numbers, dates or timestamps")


def _microseconds(time: Column) -> Column:
    # There is no function for timestamps without a zone that does not go through the zone of the session.
    epoch = sf.lit("1970-01-01").cast("timestamp_ntz")
    return sf.timestamp_diff("MICROSECOND", epoch, time)


def _text_ticks(text: Column) -> Column:
    """Read ISO 8601, also with slashes or points between the parts of a date; a year or a month means its last day."""
    iso = sf.regexp_replace(sf.trim(text), r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})", "$1-$2-$3")
    year = sf.when(iso.rlike(r"^\d{4}$"), sf.concat(iso, sf.lit("-12-31")))
    month = sf.when(
        iso.rlike(r"^\d{4}-\d{2}$"), sf.last_day(sf.concat(iso, sf.lit("-01")).try_cast("date")).cast("string")
    )
    whole = sf.coalesce(year, month, iso)
    return sf.when(has_zone(text), sf.unix_micros(whole.try_cast("timestamp"))).otherwise(
        _microseconds(whole.try_cast("timestamp_ntz"))
    )


def has_zone(text: Column) -> Column:
    """Say of the text of a time whether it names a time zone."""
    return sf.trim(text).rlike(_ZONED)


def _weights(df: DataFrame, name: str) -> Column:
    weight, kind = _column(df, name, "weight"), df.schema[name].dataType
    if not isinstance(kind, st.NumericType):
        raise ValueError(f"the column {name!r} has the type {kind.simpleString()}: expected numbers")  # noqa: TRY004  a wrong column, not a wrong argument
    return weight.cast("double")
