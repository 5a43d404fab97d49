"""What one cell says: amounts, dates, currencies, names, statuses and instruments."""
