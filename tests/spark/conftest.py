"""One Spark session for all tests of this folder; without PySpark, numba or Java they are skipped."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

MISSING = [tool for tool in ("numba", "pyarrow", "pyspark") if find_spec(tool) is None]
collect_ignore = [path.name for path in Path(__file__).parent.glob("test_*.py") if MISSING]


def pytest_report_header():
    """Say at the top of a run what is left out."""
    return f"{', '.join(MISSING)} missing, so left out: the tests of Spark" if MISSING else []


@pytest.fixture(scope="session")
def spark():
    from pyspark.sql import SparkSession

    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark runs on Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,4]")
        .appName("tests")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        # Far below what a test answers with: what came to the driver would fail.
        .config("spark.driver.maxResultSize", "8m")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "America/New_York")
        # To compile plans takes longer than to run them on a few rows.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
