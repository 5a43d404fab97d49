"""The console script `aigraph`: how its process starts and exits."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from aigraph.cli import main

_WITH_THREADS_OR_FILES = ("numpy", "duckdb", "concurrent.futures")


def run() -> None:
    """Run the command line, and leave without taking apart piece by piece what ends with the process anyway.

    Taking apart a ledger of some thousand objects costs a tenth of what `aigraph cycles` takes. Where a library was
    loaded that may have threads or files of its own, Python ends as usual.
    """
    try:
        main(prog_name="aigraph")
    except SystemExit as leaving:
        if isinstance(leaving.code, int) and not any(name in sys.modules for name in _WITH_THREADS_OR_FILES):
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except OSError as error:
                _exit_without_output(error)
            os._exit(leaving.code)
        raise
    except OSError as error:
        # Files that are read or written have their own messages: what is left is the output itself.
        _exit_without_output(error)


def _exit_without_output(error: OSError) -> NoReturn:
    sys.stderr.write(f"the answer cannot be printed: {error.strerror or error}\n")
    sys.stderr.flush()
    os._exit(1)
