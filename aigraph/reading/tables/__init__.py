"""A table before and while it is understood: header row, roles of columns."""
