"""Renders a report as PDF, by typst: text stays text, and figures are set as they are."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aigraph.figures.svg.render import render
from aigraph.language.translation import gettext, in_language
from aigraph.model.extras import require
from aigraph.reports.blocks import (
    Block,
    Citation,
    Code,
    Content,
    ItemList,
    Paragraph,
    Picture,
    RichText,
    Table,
    texts_of,
)
from aigraph.typography.font import font_folder, has_glyph

_PROGRAM = """
#let report = json("report.json")
#set document(title: report.title, date: none)
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), numbering: report.one)
#set text(font: "Aigraph Sans", size: 9pt, lang: report.language, fallback: true)
#set par(justify: false)
#show heading: set block(above: 1.4em, below: 0.7em)
#show table: set text(size: 7.5pt)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure: set block(breakable: true)
#let words(runs) = for run in runs {
  if run.kind == "cite" { super(link(label("source-" + run.source), "[" + run.text + "]")) }
  else if run.kind == "code" { raw(run.text) }
  else { run.text }
}
#let block-of(it) = {
  if it.kind == "paragraph" { par(text(size: if it.tone == "quiet" { 8pt } else { 9pt }, words(it.words))) }
  else if it.kind == "list" { if it.numbered { enum(numbering: report.one + ".", ..it.items.map(words)) } else { list(..it.items.map(words)) } }
  else if it.kind == "command" { block(raw(it.text)) }
  else if it.kind == "picture" { image(it.file, width: 100%, alt: it.alt) }
  else {
    block(text(size: 8pt, weight: "bold", it.caption), below: 0.6em)
    table(
      columns: it.columns.enumerate().map(((at, _)) => if at in it.right { auto } else { 1fr }),
      align: (column, _) => if column in it.right { right } else { left },
      stroke: (_, y) => (bottom: 0.4pt + luma(70%)),
      table.header(..it.columns.map(head => text(weight: "bold", head))),
      ..it.rows.flatten().map(cell => words(cell.runs)),
    )
  }
}
= #report.title
#text(fill: luma(35%), report.scope)

#for it in report.headline { par(text(size: 10.5pt, words(it))) }
#for section in report.sections {
  heading(level: 2, section.title)
  for it in section.blocks { block-of(it) }
  for part in section.parts {
    heading(level: 3, part.title)
    for it in part.blocks { block-of(it) }
  }
}
#if report.sources.len() > 0 [
  == #report.sources-title
  #for (at, source) in report.sources.enumerate(start: 1) [
    #block[#numbering(report.one, at). #if source.url == "" { source.title } else { link(source.url, source.title) }. #source.about #label("source-" + str(at))]
  ]
]
#text(size: 8pt, report.stamp)
"""
_PPI = 200.0


def render_pdf(content: Content) -> bytes:
    """Render a PDF.

    Raises
    ------
    MissingExtraError
        If typst is not installed.
    """
    require("typst", "PDF", "HTML and Markdown need nothing")
    import typst

    pictures = {f"{picture.name}.png": render(picture.file, "png", ppi=_PPI) for picture in content.pictures}
    with in_language(content.language):
        sources_title = gettext("Sources")
    document = {
        "language": content.language,
        "one": content.in_digits(1),
        "sources-title": sources_title,
        "title": content.title,
        "scope": content.scope,
        "headline": [_runs(content, words) for words in content.headline],
        "sections": [
            {
                "title": section.title,
                "blocks": [_block(content, block) for block in section.blocks],
                "parts": [
                    {"title": part.title, "blocks": [_block(content, block) for block in part.blocks]}
                    for part in section.parts
                ],
            }
            for section in content.sections
        ],
        "sources": [{"title": it.title, "about": it.about, "url": it.url} for it in content.sources],
        "stamp": content.stamp,
    }
    # Typefaces of the machine are looked for only where ours lack a letter.
    fonts = typst.Fonts(
        include_system_fonts=not all(has_glyph(sign) for text in texts_of(content) for sign in text),
        include_embedded_fonts=True,
        font_paths=[str(font_folder())],
    )
    files = {"main.typ": _PROGRAM.encode(), "report.json": json.dumps(document, ensure_ascii=False).encode()}
    # typst takes files from memory only if they are text.
    with TemporaryDirectory() as folder:
        for name, held in (files | pictures).items():
            Path(folder, name).write_bytes(held)
        return typst.compile(str(Path(folder, "main.typ")), root=folder, format="pdf", font_paths=fonts)


def _block(content: Content, block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "tone": block.tone, "words": _runs(content, block.words)}
        case ItemList():
            return {"kind": "list", "numbered": block.numbered, "items": [_runs(content, item) for item in block.items]}
        case Picture():
            return {"kind": "picture", "file": f"{block.name}.png", "alt": block.alt}
        case Table():
            rows = [[{"runs": _runs(content, cell)} for cell in row] for row in block.rows]
            return {
                "kind": "table",
                "caption": block.caption,
                "columns": block.columns,
                "right": block.right,
                "rows": rows,
            }
        case _:
            return {"kind": "command", "text": block.text}


def _runs(content: Content, words: RichText) -> list[dict[str, str]]:
    return [
        {"kind": "cite", "text": content.in_digits(word.number), "source": str(word.number)}
        if isinstance(word, Citation)
        else {"kind": "code", "text": word.text}
        if isinstance(word, Code)
        else {"kind": "text", "text": word}
        for word in words
    ]
