"""Cycles of a directed multigraph, parallel edges told apart."""
