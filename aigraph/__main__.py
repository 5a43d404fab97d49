"""`python -m aigraph` is `aigraph`."""

from aigraph.cli.entry import run

run()
