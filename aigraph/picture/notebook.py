"""HTML documents inside a notebook."""

from __future__ import annotations

from html import escape


def iframe(caption: str, html: str, title: str, sandbox: str) -> str:
    """Show a document in an inline frame, under a caption.

    Parameters
    ----------
    caption : str
        The text above it: a notebook that is not trusted removes the frame, so the caption must be enough.
    html : str
        The document.
    title : str
        Its accessible name.
    sandbox : str
        What it may do: the ``sandbox`` attribute of the frame.
    """
    return (
        f"<p>{escape(caption)}</p>"
        f'<iframe srcdoc="{escape(html)}" title="{escape(title)}" width="100%" height="720" '
        f'sandbox="{sandbox}" style="border: 1px solid #8886"></iframe>'
    )
