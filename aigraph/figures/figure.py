"""The figure as a value: its SVG, and how it is saved and shown."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal, cast

from aigraph.files.atomic import output_path, write_whole
from aigraph.model.names import choice_of

FileFormat = Literal["svg", "png", "pdf"]

FIGURE_KINDS = ("network", "loop", "matrix", "timeline", "ladder", "money", "card")
FILE_FORMATS: tuple[FileFormat, ...] = ("svg", "png", "pdf")


@dataclass(frozen=True, repr=False)
class Figure:
    """A figure for print. It shows itself in Jupyter.

    Parameters
    ----------
    svg : str
        The whole file: text stays text, it has no script and needs no other file.
    title : str
        Its title.
    description : str
        Its accessible description.
    """

    svg: str
    title: str
    description: str

    def __repr__(self) -> str:
        return f"<Figure of {len(self.svg) / 1000:,.0f} kB: {self.title}>"

    def save(self, path: str | Path, *, ppi: float = 300.0) -> Path:
        """Write the figure to a file, which is the old one or the new one but never half of it.

        Parameters
        ----------
        path : str or pathlib.Path
            Its ending says what is written: ``.svg``, or ``.png`` and ``.pdf``, which need ``aigraph[figures]``.
        ppi : float
            For PNG: pixels to the inch, 96 of the figure's own being an inch.

        Raises
        ------
        ValueError
            If the path ends in none of these.
        FileNotFoundError
            If its folder is not there; none is made.
        IsADirectoryError
            If the path is a folder.
        MissingExtraError
            If the format is PNG or PDF and the extra is not installed.
        """
        target = output_path(path, "figure")
        file_format = next((ending for ending in FILE_FORMATS if target.suffix.lower() == f".{ending}"), None)
        if file_format is None:
            raise ValueError(f"cannot save the figure as {target}: expected a name that ends in .svg, .png or .pdf")
        write_whole(target, self.to_bytes(file_format, ppi=ppi))
        return target

    def to_bytes(self, file_format: FileFormat, *, ppi: float = 300.0) -> bytes:
        """Give the figure as the bytes of an ``svg``, ``png`` or ``pdf`` file."""
        file_format = cast(FileFormat, choice_of(file_format, "format", FILE_FORMATS))
        if file_format == "svg":
            return self.svg.encode()
        # typst is an optional extra, and slow to load.
        from aigraph.figures.svg.render import render

        return render(self.svg, file_format, ppi=ppi)

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        # An image isolates the figure; a notebook that is not trusted removes it, so the caption must be enough.
        image = b64encode(self.svg.encode()).decode()
        return (
            f"<figure><figcaption>{escape(self.title)}: {escape(self.description)}</figcaption>"
            f'<img src="data:image/svg+xml;base64,{image}" alt="{escape(self.title)}" style="max-width: 100%"></figure>'
        )
