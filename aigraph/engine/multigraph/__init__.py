"""Cycles of single edges without times: parallel edges apart."""
