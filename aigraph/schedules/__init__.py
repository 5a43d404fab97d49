"""Schedules: when the money of a deal falls due, as exact intervals of US$ billions."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
