"""The engine as a backend of networkx: what networkx's functions are dispatched to (https://networkx.org/documentation/stable/backends.html).

>>> import networkx as nx
>>> graph = nx.DiGraph([("lab", "cloud"), ("cloud", "chips"), ("chips", "lab")])
>>> list(nx.simple_cycles(graph, length_bound=3, backend="aigraph"))
[['lab', 'cloud', 'chips']]
"""

from aigraph.networkx_backend.choice import can_run, should_run
from aigraph.networkx_backend.converted_graph import ConvertedGraph, convert_from_nx, convert_to_nx
from aigraph.networkx_backend.cycles import simple_cycles
from aigraph.networkx_backend.paths import all_simple_edge_paths, all_simple_paths

__all__ = [
    "ConvertedGraph",
    "all_simple_edge_paths",
    "all_simple_paths",
    "can_run",
    "convert_from_nx",
    "convert_to_nx",
    "should_run",
    "simple_cycles",
]
