"""Simple cycles by numba kernels."""
