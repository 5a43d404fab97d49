"""Simple cycles in plain Python."""
