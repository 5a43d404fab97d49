"""PNG and PDF from a figure's SVG."""

from __future__ import annotations


def render(svg: str, form: str, *, ppi: float) -> bytes:
    """Render."""
    raise NotImplementedError(svg, form, ppi)
