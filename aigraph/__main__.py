"""`python -m aigraph` is `aigraph`: the first module of both, which loads nothing before Ctrl-C ends the process at once."""

import gc
import signal

_GARBAGE_THRESHOLD = 100_000


def run() -> None:
    """Load the command line and run it."""
    # A command keeps nearly all that it makes until it ends: to look for garbage as often as usual is lost time.
    gc.set_threshold(_GARBAGE_THRESHOLD, *gc.get_threshold()[1:])
    # While modules are loaded there is nothing to be tidied up, and no place for a message.
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from aigraph.cli.console_script import run as run_command_line  # noqa: PLC0415  after the line above

    signal.signal(signal.SIGINT, handler)
    run_command_line()


if __name__ == "__main__":
    run()
