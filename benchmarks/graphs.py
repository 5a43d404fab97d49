"""The graphs of the benchmark: those of the SNAP collection that lie in a folder, and some that are generated."""

import gzip
from pathlib import Path

import numpy as np

SNAP = {
    "CollegeMsg": "CollegeMsg.txt.gz",
    "bitcoinalpha": "soc-sign-bitcoinalpha.csv.gz",
    "bitcoinotc": "soc-sign-bitcoinotc.csv.gz",
    "email-Eu-core": "email-Eu-core-temporal.txt.gz",
    "Wiki-Vote": "Wiki-Vote.txt.gz",
}


def load(name, folder=None):
    """Give a graph as arrays (tails, heads, times).

    Names are those of `SNAP`; ``NAME:first:1000`` for the first rows by time, ``random:nodes:edges`` for edges drawn
    with a fixed seed, ``complete:nodes``, and ``diamonds:number`` for a ring of diamonds.
    """
    kind, *sizes = name.split(":")
    if kind == "random":
        nodes, edges = map(int, sizes)
        draw = np.random.default_rng(20250914)
        tails, heads = draw.integers(0, nodes, (2, edges), dtype=np.int32)
        return tails, heads, np.arange(edges)
    if kind == "complete":
        tails, heads = np.nonzero(~np.eye(int(sizes[0]), dtype=bool))
        return tails, heads, np.arange(len(tails))
    if kind == "diamonds":
        steps = np.arange(int(sizes[0])) * 3
        last = (steps + 3) % (3 * len(steps))
        tails = np.concatenate([steps, steps, steps + 1, steps + 2])
        heads = np.concatenate([steps + 1, steps + 2, last, last])
        return tails, heads, np.arange(len(tails))
    columns = _read(Path(folder) / SNAP[kind])
    if sizes:
        by_time = np.argsort(columns[2], kind="stable")[: int(sizes[1])]
        columns = tuple(column[by_time] for column in columns)
    return columns


def _read(path):
    with gzip.open(path, "rt") as lines:
        cells = (line.replace(",", " ").split() for line in lines)
        rows = np.array([(int(row[0]), int(row[1]), int(float(row[-1]))) for row in cells if row[0].isdigit()])
    return rows[:, 0], rows[:, 1], rows[:, 2]


def simple(tails, heads):
    """Drop edges from a node to itself, and repeats."""
    size = int(max(tails.max(), heads.max())) + 1
    apart = tails != heads
    pairs = np.unique(tails[apart].astype(np.int64) * size + heads[apart])
    return pairs // size, pairs % size


def dated(tails, heads, times):
    """Drop edges from a node to itself, and repeats at the same time; order by time."""
    rows = np.unique(np.stack([times, tails, heads], axis=1)[tails != heads], axis=0)
    return rows[:, 1], rows[:, 2], rows[:, 0]
