"""A machine without the optional tools collects all tests: those that need a tool are skipped, and nothing breaks."""

import subprocess
import sys
from pathlib import Path

from tests.hidden_libraries import without

ROOT = Path(__file__).parents[2]
TOOLS = {
    "axe_playwright_python",
    "followthemoney",
    "frictionless",
    "igraph",
    "jsonschema",
    "libcovebods",
    "llvmlite",
    "matplotlib",
    "nbclient",
    "nbformat",
    "numba",
    "pexpect",
    "playwright",
    "pyspark",
    "rustworkx",
    "typst",
}
WITHOUT_TOOLS = without(
    TOOLS, 'import pytest\nsys.exit(pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", "tests"]))\n'
)


def test_without_any_optional_tool_all_tests_are_collected():
    words = [sys.executable, "-c", WITHOUT_TOOLS]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "tests collected" in done.stdout
