"""Graphs and diagrams, one format a file: an edge becomes a row, its ends payer and payee."""
