"""How answers are laid out in a terminal, and written to files."""
