"""Doubts about the sources of a ledger."""
