"""Run the benchmark: `python -m benchmarks [FOLDER] [--limit SECONDS] [--out FOLDER]`."""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.cases import GENERATED, GROWTH, SNAP, title
from benchmarks.plot import draw
from benchmarks.programs import read_programs
from benchmarks.report import markdown
from benchmarks.run import run


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where the SNAP graphs lie; without it only generated ones"
    )
    parser.add_argument("--limit", type=float, default=60, help="seconds that an answer may take (60)")
    parser.add_argument("--only", default="", help="only the questions whose title contains this")
    parser.add_argument(
        "--program",
        action="append",
        default=[],
        metavar="LABEL=COMMAND",
        help="a program that you have built, as 'IBM=/opt/cycle -f {edges} -tws {window} -algo 8'; may be repeated (see benchmarks/programs.py)",
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help="where benchmarks.md, .svg and .json go (out)")
    chosen = parser.parse_args()
    if chosen.folder is not None and not chosen.folder.is_dir():
        parser.error(f"{chosen.folder} is no folder")
    cases = [*GENERATED, *(SNAP if chosen.folder else []), *GROWTH]
    cases = [case for case in cases if chosen.only in title(case)]
    programs = read_programs(chosen.program)
    results = run(cases, chosen.folder, chosen.limit, lambda line: print(line, file=sys.stderr, flush=True), programs)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "benchmarks.json").write_text(json.dumps(results, indent=1) + "\n")
    (chosen.out / "benchmarks.md").write_text(markdown(results, chosen.limit))
    draw(results, chosen.out / "benchmarks.svg")
    print(chosen.out / "benchmarks.md")
    return 0 if all(result["agree"] for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
