"""Without numba the files that import compiled searches are left out; the engine then answers in plain Python."""

import re
from importlib.util import find_spec
from pathlib import Path

_COMPILED = re.compile(r"^from aigraph\.engine\.(\w+\.compiled|runtime)\b", re.MULTILINE)

collect_ignore = [
    path.name
    for path in Path(__file__).parent.glob("test_*.py")
    if find_spec("numba") is None and _COMPILED.search(path.read_text(encoding="utf-8"))
]


def pytest_report_header():
    """Say at the top of a run what is left out."""
    return f"numba is missing, so left out: {', '.join(sorted(collect_ignore))}" if collect_ignore else []
