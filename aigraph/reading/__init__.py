"""Between aigraph and the formats of others, in and out: one file a format; and whole data sets merged and compared."""
