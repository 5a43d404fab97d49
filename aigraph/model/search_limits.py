"""How far a search for loops goes by default."""

DEFAULT_LENGTH = 6
DEFAULT_LOOPS = 10_000
DEFAULT_BYTES = 1_000_000_000
