"""A ledger or a view in the formats of other programs, one file each."""
