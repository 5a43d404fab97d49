"""The file beside a table that says how it is to be read, written by hand or from what was found out."""
