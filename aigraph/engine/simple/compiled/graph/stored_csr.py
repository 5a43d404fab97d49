"""Adjacency on disk: written once, mapped into memory by any number of processes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aigraph.engine.simple.compiled.graph.csr import CSR


def save_csr(csr: CSR, folder: Path) -> list[Path]:
    """Write each array of an adjacency to a file of its own, and give the files."""
    paths = [folder / f"{name}.npy" for name in CSR._fields]
    for path in paths:
        np.save(path, getattr(csr, path.stem))
    return paths


def open_csr(paths: list[Path]) -> CSR:
    """Map an adjacency into memory; processes of one machine share the pages, and nothing is written back.

    Parameters
    ----------
    paths : list of Path
        The files in the order in which `save_csr` gave them.
    """
    # Kernels are compiled for arrays that may be written to: others would be compiled for anew.
    return CSR(*(np.asarray(np.load(path, mmap_mode="c")) for path in paths))
