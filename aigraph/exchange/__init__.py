"""Out to other tools and back: one file a format, and merging and comparing whole data sets."""
