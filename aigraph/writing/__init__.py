"""A view or ledger in the formats of other programs."""
