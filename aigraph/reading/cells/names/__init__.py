"""Names of companies: which are one, which may be one, and which say nothing but what a company is."""
