"""networkx's own tests of the functions that the backend answers, with the backend forced on every call."""

import os
import subprocess
import sys

import pytest

FORCED = {
    "NETWORKX_TEST_BACKEND": "aigraph",
    "NETWORKX_FALLBACK_TO_NX": "True",
    "PYTEST_ADDOPTS": "",
}


@pytest.mark.oracle
@pytest.mark.parametrize(("tests", "least"), [("test_cycles", 60), ("test_simple_paths", 70)])
def test_networkx_tests_pass_with_the_backend_forced(tests, least, tmp_path):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    run = subprocess.run(
        [*command, "--pyargs", f"networkx.algorithms.tests.{tests}"],
        cwd=tmp_path,
        env={**os.environ, **FORCED},
        capture_output=True,
        text=True,
        check=False,
    )
    summary = run.stdout.splitlines()[-1]
    assert run.returncode == 0, run.stdout
    assert int(summary.split()[0]) >= least
    assert "failed" not in summary
