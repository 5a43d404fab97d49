"""Schedules: when the money of a deal falls due, as exact intervals of US$ billions."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
