"""The engine: the cycles of any directed graph, listed, streamed, counted, or the largest of them, behind one function."""
