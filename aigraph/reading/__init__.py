"""Any table or graph becomes a ledger: one registry of formats, one reader each."""
