"""How far a search for loops goes unless it is told otherwise."""

DEFAULT_LENGTH = 6
DEFAULT_RINGS = 10_000
DEFAULT_BYTES = 1_000_000_000
