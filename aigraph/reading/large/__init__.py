"""Tables of millions of rows, read and checked by DuckDB."""
