"""Whole data sets: begun, compared, merged."""
