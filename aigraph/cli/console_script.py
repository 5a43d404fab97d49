"""The console script `aigraph`: how its process starts and exits, and what it says of faults of its own."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from typing import NoReturn

from aigraph.cli import TRACEBACK, main
from aigraph.cli.answer_language import in_answer_language, language_kept
from aigraph.cli.output.printable_stream import guard_streams
from aigraph.files.address_space import is_short_of_addresses
from aigraph.language.translation import gettext

_WITH_THREADS_OR_FILES = ("numpy", "duckdb", "concurrent.futures")
_LONGEST_REASON = 200
_TOO_LITTLE_MEMORY = "aigraph: needs more memory than there is; a smaller table or fewer loops (--max-loops) need less"
_CRASH = (
    "aigraph: {reason}. This is a fault of aigraph, not of your data: please report it with the command and, if you can, "
    "the data; {option} shows where it happened"
)


def run() -> None:
    """Run the command line, and leave without taking apart piece by piece what ends with the process anyway.

    Taking apart a ledger of some thousand objects costs a tenth of what `aigraph cycles` takes. Where a library was
    loaded that may have threads or files of its own, Python ends as usual.
    """
    _open_standard_streams()
    guard_streams()
    warnings.showwarning = _show_warning
    words = [word for word in sys.argv[1:] if word != TRACEBACK]
    with language_kept(words):
        _run(words)


def _run(words: list[str]) -> None:
    try:
        main.main_in_language(words, prog_name="aigraph")
    except SystemExit as leaving:
        _flush()
        if isinstance(leaving.code, int) and not any(name in sys.modules for name in _WITH_THREADS_OR_FILES):
            os._exit(leaving.code)
        raise
    except KeyboardInterrupt:
        _exit(gettext("Aborted!"))
    except MemoryError:
        _exit(_TOO_LITTLE_MEMORY)
    except OSError as error:
        if error.filename is None and error.errno is None and is_short_of_addresses():
            _exit(_TOO_LITTLE_MEMORY)  # a library that cannot be loaded
        # Files that are read or written have their own messages: what has no name is the output itself.
        what = f"{error.filename}: cannot be used" if error.filename else "the answer cannot be printed"
        _exit(f"{what}: {error.strerror or error}")
    except Exception as error:
        if isinstance(error, ImportError | RuntimeError) and is_short_of_addresses():
            _exit(_TOO_LITTLE_MEMORY)
        if len(words) != len(sys.argv) - 1:
            raise
        _exit(crash_sentence(error))


def _show_warning(message: Warning | str, *_where: object, **_more: object) -> None:
    sys.stderr.write(f"aigraph: {in_answer_language(str(message))}\n")


def crash_sentence(error: Exception) -> str:
    """Say in one line that an error is a fault of aigraph, and what to do.

    Examples
    --------
    >>> crash_sentence(ValueError("year 10000 is out of range"))[:79]
    'aigraph: ValueError: year 10000 is out of range. This is a fault of aigraph, no'
    """
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON].rstrip(".: ")
    return _CRASH.format(reason=reason, option=TRACEBACK)


def _open_standard_streams() -> None:
    """Open what the caller closed: the first file to be opened would take its number, and be written to."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # What is printed to a closed standard output cannot be: writing fails, as it should.
            opened = os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)  # noqa: PLR2004  standard error
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115  a number, open until the end
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8")  # noqa: SIM115


def _flush() -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        _exit(f"the answer cannot be printed: {error.strerror or error}")


def _exit(sentence: str) -> NoReturn:
    """End with one line on standard error, if that can be written to."""
    # What ends the command may end the translation too.
    with suppress(Exception):
        sentence = in_answer_language(sentence)
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    finally:
        os._exit(1)
