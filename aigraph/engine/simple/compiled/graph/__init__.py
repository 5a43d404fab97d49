"""The graph as kernels see it: in compressed sparse rows, and the subgraph of one root in scratch arrays."""
