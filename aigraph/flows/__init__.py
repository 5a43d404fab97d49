"""What measures are built from: the network of cash flows, figures with bounds, and shared numerical methods."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
