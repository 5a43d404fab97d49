"""A plugin that writes down how much processor time each test takes, its own and that of the processes it starts.

    PROCESSOR_TIME=out/times.tsv python -m pytest -p tests.processor_time

Unlike time on the clock it hardly depends on what else the machine does. `scripts/slow` makes tests/slow.txt from it.
"""

import os
import resource
from pathlib import Path

import pytest


def seconds():
    usages = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    before = seconds()
    outcome = yield
    # Lines are short enough to be appended whole by several workers at once.
    with Path(os.environ["PROCESSOR_TIME"]).open("a", encoding="utf-8") as file:
        file.write(f"{seconds() - before:.3f}\t{item.nodeid}\n")
    return outcome
