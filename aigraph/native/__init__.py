"""A whole ledger in aigraph's own lossless formats, read and written."""
