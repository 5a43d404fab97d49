"""What measures are built from: the network of cash flows, figures with bounds, and shared numerical methods."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
