"""Enumeration of simple cycles in plain Python."""
