"""The report: sections of plain values, rendered as HTML and as Markdown by two templates."""
