"""Simple cycles of a directed graph: each node at most once, parallel edges make no second cycle."""
