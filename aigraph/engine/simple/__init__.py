"""Simple cycles of a directed graph, parallel edges aggregated."""
