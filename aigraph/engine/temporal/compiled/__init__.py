"""Temporal cycles by numba kernels."""
