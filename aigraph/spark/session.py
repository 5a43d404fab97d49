"""A Spark session for the command line, and tables as DataFrames of columns c0, c1, c2, ..."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

_MARKS = ",;\t|"
_LOGGING = Path(__file__).parent / "log4j2.properties"


def start_session(master: str | None, memory: str = "2g") -> SparkSession:
    """Start Spark, or give the session that runs.

    Parameters
    ----------
    master : str, optional
        Where it runs, as ``local[4]`` or ``spark://host:7077``; by default what `spark-submit` says, or else all processors of this
        machine.
    memory : str
        The memory of the driver's Java machine, where this process starts it.
    """
    if (running := SparkSession.getActiveSession()) is not None:
        return running
    # The workers of this machine must find the engine as this process does.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("aigraph")
    if master is not None or "PYSPARK_GATEWAY_PORT" not in os.environ:
        builder = builder.master(master or "local[*]")
        if (master or "local").startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    return (
        builder.config("spark.driver.memory", memory)
        .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile=file:{_LOGGING}")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )


def read_table(session: SparkSession, path: str) -> tuple[DataFrame, tuple[str, ...]]:
    """Read a file or a folder of Parquet or CSV; give its columns by place, and their headings.

    Raises
    ------
    FileNotFoundError
        If there is nothing.
    """
    if "://" not in path and not Path(path).exists():
        raise FileNotFoundError(path)
    if _is_parquet(path):
        df = session.read.parquet(path)
        headings = tuple(df.columns)
    else:
        line = session.read.text(path).first()
        top = "" if line is None else str(line[0]).removeprefix("\ufeff")
        mark = max(_MARKS, key=top.count)
        headings = tuple(next(csv.reader([top], delimiter=mark), []))
        df = session.read.csv(path, header=True, sep=mark, quote='"', escape='"', multiLine=False)
    return df.toDF(*(f"c{place}" for place in range(len(df.columns)))), headings[: len(df.columns)]


def _is_parquet(path: str) -> bool:
    folder = Path(path)
    if folder.is_dir():
        return any(name.suffix == ".parquet" for name in folder.rglob("*"))
    return path.endswith((".parquet", ".pq")) or (
        "://" in path and not path.endswith((".csv", ".csv.gz", ".tsv", ".txt"))
    )
