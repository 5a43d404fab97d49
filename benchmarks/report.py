"""The measurements as Markdown: seconds, ratios where all counts agree, memory, versions and hardware."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.cases import title

_HEADS = {
    "bounded": "Rings of bounded length",
    "all": "All rings, of any length",
    "temporal": "Cycles in time",
}
_WHOLE_FROM = 10
# Below, the search costs more than writing, and the time for each company written says little.
_MANY_COMPANIES = 1_000_000


def markdown(results, limit_s):
    """Write the tables. A ratio stands only where every program that answered counted the same."""
    parts = []
    for kind, head in _HEADS.items():
        chosen = [result for result in results if result["case"]["kind"] == kind]
        if chosen:
            parts += [f"## {head}", "", *_table(chosen, limit_s), ""]
    return "\n".join([*parts, "## Versions and hardware", "", *_setting()]) + "\n"


def _table(results, limit_s):
    engines = list(dict.fromkeys(engine for result in results for engine in result["measured"]))
    yield f"| graph | cycles | {' | '.join(engines)} | graph made ready as well | memory of aigraph |"
    yield "|---|---:|" + "---:|" * (len(engines) + 2)
    for result in results:
        measured = result["measured"]
        counts = next((answer["counts"] for answer in measured.values() if "counts" in answer), {})
        base = measured["aigraph"].get("seconds")
        cells = [_cell(measured.get(engine), base, result["agree"], limit_s) for engine in engines]
        companies = sum(int(length) * number for length, number in counts.items())
        tables = measured.get("aigraph, tables", {})
        if "seconds" in tables and companies >= _MANY_COMPANIES:
            cells[engines.index("aigraph, tables")] += f", {1e9 * tables['seconds'] / companies:.1f} ns"
        ready = measured["aigraph"].get("with_preparation")
        cells.append("" if ready is None else _seconds(ready))
        total = f"{sum(counts.values()):,}" if result["agree"] else "counts differ"
        memory = measured["aigraph"].get("megabytes")
        yield f"| {title(result['case'])} | {total} | {' | '.join(cells)} | {'' if memory is None else f'{memory:,.0f} MB'} |"


def _cell(answer, base, agree, limit_s):
    if answer is None:
        return ""
    if "over" in answer:
        return f"over {limit_s:g} s"
    if "seconds" not in answer:
        return next(iter(answer))
    seconds = answer["seconds"]
    text = _seconds(seconds)
    if not base or not agree:
        return text
    ratio = seconds / base
    return f"{text} ({ratio:,.{0 if ratio >= _WHOLE_FROM else 1}f})"


def _seconds(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1e3 * seconds:.3g} ms"


def _setting():
    packages = ("aigraph", "numba", "numpy", "networkx", "igraph", "rustworkx", "duckdb")
    yield f"- Python {platform.python_version()}; " + ", ".join(f"{name} {_version(name)}" for name in packages)
    yield f"- filling memory: {_fill_ns():.2f} ns for each cell of four bytes, in memory that was used before"
    yield f"- {_processor()}, {len(os.sched_getaffinity(0))} processors; {platform.system()} {platform.release()}"


def _fill_ns():
    """Time how fast memory can be written at all, which no table can be written faster than."""
    cells = np.empty(1 << 27, np.int32)
    times = []
    for value in range(5):
        began = perf_counter()
        cells.fill(value)
        times.append(perf_counter() - began)
    return 1e9 * min(times) / len(cells)


def _version(name):
    if name == "aigraph":
        import aigraph

        return aigraph.__version__
    return version(name)


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), "unknown processor")
