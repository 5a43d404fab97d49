"""`python -m aigraph` is `aigraph`."""

from aigraph.cli.console_script import run

run()
