"""Whole documents inside a notebook."""

from __future__ import annotations

from html import escape


def framed(caption: str, html: str, title: str, may: str) -> str:
    """Show a document in a frame of its own, under a caption.

    Parameters
    ----------
    caption : str
        What stands above it: a notebook that is not trusted strips the frame, so the caption has to stand by itself.
    html : str
        The document.
    title : str
        Its name, for those who cannot see it.
    may : str
        What it may do, as the sandbox of a frame has it.
    """
    return (
        f"<p>{escape(caption)}</p>"
        f'<iframe srcdoc="{escape(html)}" title="{escape(title)}" width="100%" height="720" '
        f'sandbox="{may}" style="border: 1px solid #8886"></iframe>'
    )
