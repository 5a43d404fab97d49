"""Prints which files one row of a CSV of one's own passes on its way to a line in the terminal, room by room.

    python scripts/design/trail.py

A small table is asked for its loops, as by `aigraph cycles deals.csv`, and every file is noted of which a function is
called. The same is done once before, so that what only imports call is not noted. Plain Python searches, so that the
files are the same whether or not the engine's extension was built.
"""

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import aigraph
from aigraph.cli import main

# An import of it fails, as where no C compiler is; the engine is imported by the first answer only.
sys.modules["aigraph.engine.extension._cycles"] = None  # type: ignore[assignment]  # what Python documents for this

PACKAGE = Path(aigraph.__file__).parent
TABLE = """payer,payee,amount,date,status,instrument
Chips Inc,Lab,$2bn,2025-01-05,closed,equity
Lab,Cloud,$1.5bn,2025-02-01,signed,compute
Cloud,Chips Inc,$1bn,2025-03-01,signed,chips
"""


def cycles(path: Path) -> None:
    """Ask a table for its loops; the answer goes nowhere."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["cycles", str(path)], standalone_mode=False)


def files_passed(path: Path) -> list[str]:
    """Name the files whose functions are called, in the order of their first call."""
    passed: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_name != "<module>" and code.co_filename.startswith(str(PACKAGE)):
            passed[Path(code.co_filename).relative_to(PACKAGE).as_posix()] = None

    cycles(path)
    sys.setprofile(note)
    cycles(path)
    sys.setprofile(None)
    return list(passed)


def lines(passed: list[str]) -> Iterator[str]:
    """Write the files as a table, a room a line, rooms in the order in which they are entered."""
    rooms: dict[str, list[str]] = {}
    for name in passed:
        room, _, file = name.partition("/")
        rooms.setdefault(room, []).append(file.removesuffix(".py"))
    yield "| room | files, in the order of their first call |"
    yield "|---|---|"
    for room, files in rooms.items():
        yield f"| `{room}/` | {', '.join(files)} |"
    yield ""
    yield f"In all {len(passed)} files."


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "deals.csv")
        table.write_text(TABLE, encoding="utf-8")
        print("\n".join(lines(files_passed(table))))
