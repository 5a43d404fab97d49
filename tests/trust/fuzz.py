"""Fuzz every reader by hand or in CI: files of all formats, changed at random, must be read or refused in a line.

    python -m tests.trust.fuzz [--seconds 120] [--seed 0] [--keep FOLDER] [--commands cycles check ...]

What breaks a reader is kept in FOLDER; it becomes a test, by its kind. Uses atheris for the choice of changes where it is
installed (`pip install atheris`, `--atheris`), else changes of its own.
"""

import argparse
import random
import sys
import tempfile
import time
import warnings
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import aigraph as ag
from aigraph.datasets.init import EXAMPLE
from tests.trust.commands import READS
from tests.trust.runner import try_command, zygote
from tests.trust.zygote import MODULES

FORMATS = (
    "x.json",
    "x.xlsx",
    "x.sqlite",
    "x.duckdb",
    "x.zip",
    "x.gexf",
    "x.graphml",
    "x.ftm.json",
    "x.csv",
    "x.tsv",
    "x.parquet",
)
TEXTS = {
    "x.md": "| payer | payee | amount | date |\n|---|---|---|---|\n| A | B | $5bn | 2025-01 |\n| B | A | 3 | 2025-02 |\n",
    "x.html": "<table><tr><th>payer<th>payee<th>usd bn</tr><tr><td>A<td>B<td>5</tr><tr><td>B<td>A<td>3</tr></table>",
    "x.mmd": "graph LR\n  A[Alpha] -->|equity $5bn| B(Beta)\n  B -- chips 3bn --> A\n",
    "x.dot": 'digraph { a -> b [label="equity $5bn", weight=5]; b -> a [label="chips 3"]; }',
    "x.gml": 'graph [ directed 1 node [ id 1 label "A" ] node [ id 2 label "B" ] edge [ source 1 target 2 value 5 ] edge [ source 2 target 1 ] ]',
    "x.net": '*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1 2 5\n2 1 3\n',
    "x.d2": "a: Alpha\nb: Beta\na -> b: equity $5bn\nb -> a: chips 3\n",
    "sankey.txt": "A [5] B\nB [3] A\n",
    "x.cyjs": '{"elements": {"nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}], "edges": [{"data": {"source": "a", "target": "b", "weight": 5}}, {"data": {"source": "b", "target": "a"}}]}}',
    "links.json": '{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "usd_bn": 5}, {"source": "b", "target": "a"}]}',
    "graphology.json": '{"attributes": {}, "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"source": "a", "target": "b", "attributes": {"weight": 5}}, {"source": "b", "target": "a"}]}',
    "records.json": '[{"payer": "A", "payee": "B", "amount": "5", "date": "2025-01"}, {"payer": "B", "payee": "A", "amount": 3}]',
    "eu.csv": "Zahler;Empfänger;Betrag;Datum\nA;B;1.234,5;31.12.2024\nB;A;7;01.02.2025\n",
    "x.ttl.txt": "payer\tpayee\tamount\nA\tB\t5\nB\tA\t3\n",
}
"""What other programs write, and aigraph does not."""

WORDS = (
    b"\x1b[2J",
    b"\x00",
    b"\xff\xfe",
    b'"',
    b",",
    b"\n",
    b"1e999",
    b"null",
    b"9999-12-31",
    b"-1",
    b"[" * 50,
    b"<!ENTITY",
    b"\xed\xa0\x80",
)
COMMANDS = ("cycles", "check", "deals", "export json", "read")
"""Half of the runs are of these, which are quick and have the readers to themselves; the others are of any command."""


def seeds(folder):
    """Write a small data set in every format, and give the bytes of each."""
    for name in FORMATS:
        ag.export(EXAMPLE, folder / name)
    texts = {name: text.encode() for name, text in TEXTS.items()}
    return {name: (folder / name).read_bytes() for name in FORMATS} | texts


def changed(content, draw):
    """Change a file in one to eight places: bits, cuts, copies, and words that have meant harm."""
    data = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        place = draw.randrange(len(data) + 1)
        kind = draw.randrange(5)
        if kind == 0 and data:
            data[place - 1] ^= 1 << draw.randrange(8)
        elif kind == 1:
            data[place:place] = draw.choice(WORDS)
        elif kind == 2:
            del data[place : place + draw.randrange(1, 30)]
        elif kind == 3:
            data[place:place] = data[place : place + draw.randrange(1, 200)]
        elif data:
            end = place + draw.randrange(1, 9)
            data[place:end] = draw.randbytes(min(end, len(data)) - min(place, len(data)))
    return bytes(data)


def fuzz(seconds, seed, keep, commands=()):
    """Try files until the time is over, each on some commands or on one, and give how many were tried and the faults by kind."""
    draw, until, tried = random.Random(seed), time.monotonic() + seconds, 0  # noqa: S311  a seed is wanted
    faults = {}
    with tempfile.TemporaryDirectory() as made, zygote() as process:
        folder = Path(made)
        originals = seeds(folder)
        while time.monotonic() < until:
            name = draw.choice([*originals])
            path = folder / name
            path.write_bytes(changed(originals[name], draw))
            tried += 1
            for command in commands or (draw.choice(COMMANDS if draw.random() < 1 / 2 else tuple(READS)),):
                _, found = try_command(process, READS[command], path)
                for fault in found:
                    if fault not in faults:
                        faults[fault] = f"{command} {name}"
                        keep.mkdir(parents=True, exist_ok=True)
                        (keep / f"{len(faults)}-{name}").write_bytes(path.read_bytes())
    return tried, faults


def fuzz_by_coverage(seed, seconds):
    """Let atheris choose the bytes of files, guided by what code they reach; what raises anything but our own error ends it.

    The first byte says which format the others are of. Begins with a small data set in every format.
    """
    import atheris

    with atheris.instrument_imports(include=["aigraph"]):
        from aigraph.reading.load import load

        for name in MODULES:
            if name.startswith("aigraph.reading"):
                import_module(name)

    folder = Path(tempfile.mkdtemp())
    originals = seeds(folder)
    names = [*originals]
    for number, (name, content) in enumerate(originals.items()):
        (folder / name).unlink(missing_ok=True)
        (folder / f"seed-{number}").write_bytes(bytes([number]) + content)

    def one(data):
        with tempfile.TemporaryDirectory() as made, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            path = Path(made) / names[data[0] % len(names) if data else 0]
            path.write_bytes(data[1:])
            with suppress(ag.AigraphError):
                load(path)

    limits = (f"-seed={seed}", f"-max_total_time={seconds:.0f}", "-timeout=30", "-rss_limit_mb=2000", "-max_len=60000")
    atheris.Setup([sys.argv[0], *limits, str(folder)], one)
    atheris.Fuzz()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"))
    parser.add_argument("--commands", nargs="*", choices=READS, default=(), help="each file on all of these")
    parser.add_argument("--atheris", action="store_true")
    words = parser.parse_args()
    if words.atheris:
        fuzz_by_coverage(words.seed, words.seconds)
        return 0
    tried, faults = fuzz(words.seconds, words.seed, words.keep, words.commands)
    for fault, where in faults.items():
        sys.stdout.write(f"{where}: {fault}\n")
    sys.stdout.write(f"{tried} files, {len(faults)} kinds of fault\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
