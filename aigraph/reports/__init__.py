"""The written report: sections of plain values, printed as HTML and as Markdown by two templates."""
