"""Tables of millions of rows, by DuckDB."""
