"""Temporal cycles: each edge later than the one before, within a window."""
