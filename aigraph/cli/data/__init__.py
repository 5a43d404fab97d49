"""Commands that read, check and change data."""
