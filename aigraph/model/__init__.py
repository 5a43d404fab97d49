"""The nouns, as frozen values: company, deal, event, source, metric, ledger, view, leg, loop."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
