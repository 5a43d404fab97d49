"""The answers over the Model Context Protocol: read-only, each with its day, basis, range and sources."""
