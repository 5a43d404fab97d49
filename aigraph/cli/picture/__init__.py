"""Commands that draw and write."""
