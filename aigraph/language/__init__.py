"""Words, numbers and sentences, the same on every surface."""
