"""The only way to a file: looked at once, decoded, opened read-only, written whole or not at all."""
