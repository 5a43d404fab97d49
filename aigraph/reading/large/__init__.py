"""Tables of millions of rows: staged and validated in DuckDB, searched for rings on arrays."""
