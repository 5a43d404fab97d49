"""SVG as a tree of elements: shapes, and text that keeps its width."""
