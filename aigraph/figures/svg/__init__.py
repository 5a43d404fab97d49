"""SVG as a tree of elements, and rendered as PNG and PDF."""
