"""Measure one program on one question, in a process of its own; print an empty line when it begins, and the answer as JSON."""

import json
import resource
import sys
from time import perf_counter

from benchmarks.engines import ENGINES

ENOUGH_S = 3.0
_REPEATS = 5


def measure(name, case, folder):
    """Ask once to warm up, then up to five times more, and take the quickest; a long first answer counts as it is.

    Where it makes the graph ready as well, which is told apart, there is a second one.
    """
    if name.startswith("aigraph"):
        # What is compiled is loaded or compiled here, so that no answer waits for it.
        ENGINES[name]({**case, "graph": "complete:6"}, None)[0]()
    count, with_preparation = ENGINES[name](case, folder)
    print(flush=True)
    answer, first = _timed(count)
    times, prepared = [], []
    while len(times) < _REPEATS and (first + sum(times) < ENOUGH_S or (with_preparation is not None and not times)):
        times.append(_timed(count)[1])
        if with_preparation is not None:
            prepared.append(_timed(with_preparation)[1])
    return {
        "seconds": min(times or [first]),
        "with_preparation": min(prepared) if prepared else None,
        "counts": {str(length): number for length, number in sorted(answer.items())},
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _timed(count):
    began = perf_counter()
    answer = count()
    return answer, perf_counter() - began


if __name__ == "__main__":
    engine, case, folder = json.loads(sys.argv[1])
    json.dump(measure(engine, case, folder), sys.stdout)
