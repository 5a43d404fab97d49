"""Between aigraph and the formats of others: one file a format."""
