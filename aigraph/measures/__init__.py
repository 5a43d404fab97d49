"""Measures of circularity: one question about money a file or a folder; none imports another."""
