"""Renders a report as a Word document, by python-docx: headings, tables and figures that an editor can change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aigraph.figures.svg.render import render
from aigraph.language.translation import gettext, in_language
from aigraph.model.extras import require
from aigraph.reports.blocks import Block, Citation, Code, Content, ItemList, Paragraph, Picture, RichText, Table

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the first moment that a ZIP file can name, which has no time zone
_PPI = 200.0
_WIDTH_CM = 16.5
_Write = Callable[[Any, RichText], None]
_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_docx(content: Content) -> bytes:
    """Render a Word document; the same content gives the same bytes.

    Raises
    ------
    MissingExtraError
        If python-docx, or typst for the figures, is not installed.
    """
    require("docx", "DOCX", "HTML and Markdown need nothing")
    from docx import Document

    document = Document()
    _set_paper(document.sections[0])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _clean(content.title)[:255], "aigraph", ""
    properties.created = properties.modified = _EPOCH
    document.add_heading(_clean(content.title), 0)
    document.add_paragraph(_clean(content.scope), style="Subtitle")
    write = partial(_write, content)
    for words in content.headline:
        write(document.add_paragraph(), words)
    for section in content.sections:
        document.add_heading(_clean(section.title), 1)
        for block in section.blocks:
            _add(document, block, write)
        for part in section.parts:
            document.add_heading(_clean(part.title), 2)
            for block in part.blocks:
                _add(document, block, write)
    if content.sources:
        with in_language(content.language):
            document.add_heading(gettext("Sources"), 1)
        for number, source in enumerate(content.sources, start=1):
            where = f" {source.url}" if source.url else ""
            document.add_paragraph(_clean(f"[{content.in_digits(number)}] {source.title}. {source.about}{where}"))
    document.add_paragraph(_clean(content.stamp))
    written = BytesIO()
    document.save(written)
    return _without_times(written)


def _set_paper(section: Any) -> None:
    """Print on A4, as the PDF does: the template of the library is for US letter."""
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)


def _add(document: Any, block: Block, write: _Write) -> None:
    from docx.shared import Cm

    match block:
        case Paragraph():
            write(document.add_paragraph(), block.words)
        case ItemList():
            for item in block.items:
                write(document.add_paragraph(style="List Number" if block.numbered else "List Bullet"), item)
        case Picture():
            document.add_picture(BytesIO(render(block.file, "png", ppi=_PPI)), width=Cm(_WIDTH_CM))
            document.add_paragraph(_clean(block.alt), style="Caption")
        case Table():
            _add_table(document, block, write)
        case _:
            write(document.add_paragraph(), (Code(block.text),))


def _add_table(document: Any, block: Table, write: _Write) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document.add_paragraph(_clean(block.caption), style="Caption")
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Light List Accent 1")
    heads: list[RichText] = [(head,) for head in block.columns]
    for row, cells in zip(table.rows, (heads, *block.rows), strict=True):
        for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            write(paragraph, words)
            if at in block.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write(content: Content, paragraph: Any, words: RichText) -> None:
    for word in words:
        if isinstance(word, Citation):
            paragraph.add_run(f"[{content.in_digits(word.number)}]").font.superscript = True
        elif isinstance(word, Code):
            paragraph.add_run(_clean(word.text)).font.name = "Courier New"
        else:
            paragraph.add_run(_clean(word))


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _CONTROL.sub("", text)


def _without_times(written: BytesIO) -> bytes:
    """Write the archive again with one time for all its parts, so that no clock is in it."""
    again = BytesIO()
    with ZipFile(written) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, _EPOCH.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return again.getvalue()
