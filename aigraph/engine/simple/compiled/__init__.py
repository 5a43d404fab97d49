"""Enumeration of simple cycles by numba kernels."""
