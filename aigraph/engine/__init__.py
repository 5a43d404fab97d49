"""The engine: cycles of any directed graph, behind one function."""
