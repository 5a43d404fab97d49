"""One file format a module: a file becomes a raw table."""
