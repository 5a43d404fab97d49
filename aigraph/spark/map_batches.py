"""Runs a function over the Arrow batches of each partition of a DataFrame."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import types as st


def map_batches(df: DataFrame, function: Callable[[Iterator[Any]], Iterator[Any]], schema: st.StructType) -> DataFrame:
    """Give what a function makes of the batches of each partition, as `DataFrame.mapInArrow` does."""
    with warnings.catch_warnings():
        # It looks at the version of pandas, which neither it nor we use here.
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
        return df.mapInArrow(function, schema)
