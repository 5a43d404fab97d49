"""Cycles of any directed graph: enumerated, counted, or the largest of them.

>>> from aigraph.engine import enumerate_cycles
>>> list(enumerate_cycles([("a", "b"), ("b", "c"), ("c", "a")]))
[['a', 'b', 'c']]
"""

from aigraph.engine.lazy_names import attach

# Names are fetched on first use: who needs one part does not wait for the others.
__getattr__, __dir__ = attach(__name__, __file__)
