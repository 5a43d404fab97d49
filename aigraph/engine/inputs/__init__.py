"""Graphs of other libraries as edge lists: one form of a graph a file."""
