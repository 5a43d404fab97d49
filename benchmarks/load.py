"""Measure what a command costs on the shipped data and on many copies of them: `python -m benchmarks.load`.

Copies stand side by side, each with companies, deals and loops of its own and the sources in common: twice the data are
twice the loops. Processor time and the largest resident memory are those of the command, start-up included. What a command
says that it cut is printed beside its figures.
"""

import argparse
import csv
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from aigraph.writing.registry import FORMATS

SEEDS = Path(__file__).parents[1] / "seeds"
IDS = {
    "companies": ("id", "name", "parent"),
    "aliases": ("company", "alias"),
    "deals": ("id", "payer", "payee", "package", "part_of", "replaces", "tied_to", "vests_with", "covers"),
    "events": ("deal",),
    "metrics": ("company",),
    "payments": ("deal",),
    "statements": ("payer", "payee"),
}
"""The columns in which a copy names things of its own."""

ONLY_ONE_HAS = ("ticker", "lei", "cik", "wikidata")
TIMES = (1, 10, 100, 1000)


def write_copies(times, folder):
    """Write the shipped data so many times over into one folder of tables, and give the number of deals."""
    folder.mkdir(parents=True)
    for path in SEEDS.glob("*.csv"):
        with (
            path.open(encoding="utf-8", newline="") as read,
            (folder / path.name).open("w", encoding="utf-8", newline="") as written,
        ):
            rows = list(csv.DictReader(read))
            writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            for number in range(times if path.stem in IDS else 1):
                writer.writerows(_renamed(row, IDS.get(path.stem, ()), number) for row in rows)
            deals = len(rows) if path.stem == "deals" else None
        if deals is not None:
            found = deals * times
    return found


def _renamed(row, columns, number):
    if not number:
        return row
    # A cell may hold several names.
    names = {
        column: ";".join(f"{name}-x{number}" for name in row[column].split(";")) for column in columns if row[column]
    }
    return row | names | {column: "" for column in ONLY_ONE_HAS if column in row}


def write_payments(rows, path):
    """Write a table of single payments among a tenth as many accounts, drawn with a fixed seed."""
    draw = random.Random(1)
    with path.open("w", encoding="utf-8") as table:
        table.write("payer,payee,amount,date\n")
        for _ in range(rows):
            payer, payee = draw.randrange(rows // 10), draw.randrange(rows // 10)
            day = f"2025-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            table.write(f"a{payer},a{payee},{draw.randint(1, 999)},{day}\n")


def work(data, out):
    """Give the words of each command that is measured, by its name."""
    data = str(data)
    words = {
        "loops": ("cycles", "--data", data),
        "page": ("draw", data, "-o", f"{out}/page.html"),
        "report": ("report", "--data", data, "-o", f"{out}/report.html"),
    }
    for form in FORMATS:
        suffix = form.suffixes[0] if form.suffixes else ""
        words[f"export {form.name}"] = ("export", data, "--to", form.name, "-o", f"{out}/{form.name}{suffix}")
    return words


def measure(words, limit_s, memory_mb=None):
    """Run a command, and give its exit code, processor seconds, megabytes and last words."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "aigraph", *words],
            stdout=subprocess.DEVNULL,
            stderr=said,
            preexec_fn=lambda: _limit(limit_s, memory_mb),  # noqa: PLW1509  one thread
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode(errors="replace").splitlines()
    return {
        "code": process.returncode,
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "said": [line for line in lines if not line.endswith(" kB")][-4:],
    }


def _limit(limit_s, memory_mb):
    # The soft limit is told by a signal of its own.
    resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s + 5))
    if memory_mb is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20,) * 2)


def markdown(measured):
    """Write the measurements as a table, and below it what commands said that they cut."""
    sizes = sorted({int(key.partition(" ")[0]) for key in measured})
    yield "| command | " + " | ".join(f"{times:,} times" for times in sizes) + " |"
    yield "|---|" + "---:|" * len(sizes)
    for name in dict.fromkeys(key.partition(" ")[2] for key in measured):
        cells = (_cell(measured.get(f"{times} {name}")) for times in sizes)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    said = {f"{key}: {line}" for key, one in measured.items() for line in one["said"] if _is_a_cut(line)}
    yield from (f"- {line}" for line in sorted(said, key=lambda line: (int(line.split()[0]), line)))


def _cell(one):
    if one is None:
        return "not measured"
    if one["code"] == -signal.SIGXCPU:
        return f"over {one['seconds']:,.0f} s, {one['megabytes']:,.0f} MB"
    if one["code"] < 0:
        return f"killed by signal {-one['code']} after {one['seconds']:,.0f} s at {one['megabytes']:,.0f} MB"
    figures = f"{one['seconds']:,.1f} s, {one['megabytes']:,.0f} MB"
    return figures if one["code"] == 0 else f"refused: {figures}"


def _is_a_cut(line):
    return "stopped after" in line or "needs" in line or "has more than" in line


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, nargs="*", default=TIMES, help="how many copies (1 10 100 1000)")
    parser.add_argument("--only", default="", help="only the commands whose name contains this")
    parser.add_argument("--limit", type=int, default=300, help="processor seconds that a command may take (300)")
    parser.add_argument("--out", type=Path, default=Path("out/load.json"), help="where the measurements go")
    parser.add_argument(
        "--table", action="store_true", help="print the table of what was measured, and measure nothing"
    )
    chosen = parser.parse_args()
    measured = json.loads(chosen.out.read_text()) if chosen.out.exists() else {}
    if chosen.table:
        print("\n".join(markdown(measured)))
        return
    for times in chosen.times:
        with tempfile.TemporaryDirectory() as made:
            data, out = Path(made, "data"), Path(made, "out")
            out.mkdir()
            deals = write_copies(times, data)
            for name, words in work(data, out).items():
                key = f"{times} {name}"
                if chosen.only not in name or key in measured:
                    continue
                measured[key] = {"deals": deals, **measure(words, chosen.limit)}
                print(key, json.dumps(measured[key]).replace(made, ""), file=sys.stderr, flush=True)
                chosen.out.write_text(json.dumps(measured, indent=1).replace(made, "") + "\n")


if __name__ == "__main__":
    main()
