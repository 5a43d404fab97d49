"""Answers that can be quoted: one sentence with its footnotes."""
