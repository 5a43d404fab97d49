"""Whether more is tried than in an everyday run: with `THOROUGH=1` all tables that resemble others, and more examples of each property."""

import os

THOROUGH = bool(os.environ.get("THOROUGH"))
