"""What measures stand on: flows as a network, figures with their ends, and mathematics that several of them share."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
