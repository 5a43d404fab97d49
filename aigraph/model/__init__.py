"""The nouns, as frozen values: company, deal, event, source, metric, ledger, view, leg, loop."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
