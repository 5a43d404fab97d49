"""Temporal cycles in plain Python."""
