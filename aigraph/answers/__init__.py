"""Answers as values: rows, graphs, frames, explanations, lists."""
