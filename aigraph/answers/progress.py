"""A line on standard error that says how far a search has come, once it has taken a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Any

from aigraph.engine.progress import Progress, use_default_progress

_PATIENCE_S = 1.0
_EVERY_S = 0.25
_MINUTE = 60
_HOUR = 3600
_LONGEST_TOLD_S = 100 * _HOUR


@contextmanager
def show_progress() -> Iterator[Callable[[str, float], object]]:
    """Show on standard error how far the searches within this block have come.

    The line comes after a second and goes at the end of the block; what is printed meanwhile lands beside it. It is shown
    in a terminal only: files, pipes and notebooks get nothing. The time left is an estimate by roots: what the other roots would take if each took as long as those
    before it. Roots with many arcs come first, so that it is more often too long than too short.

    Yields
    ------
    callable
        Call it with what is being done, and how much of it is done, 0 to 1, to show work that is no search.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> with show_progress():
    ...     loops = find_loops(load().view(), max_length=4)
    """
    if not _is_terminal(sys.stderr):
        yield lambda _what, _share: None
        return
    line = _Line()
    try:
        with use_default_progress(line.search):
            yield line.work
    finally:
        line.end()


def _is_terminal(stream: Any) -> bool:
    return stream is not None and not stream.closed and bool(stream.isatty())


class _Line:
    """Keeps what was told last; a thread of its own shows it, so that a search waits for nothing."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._told = "working"
        self._ended = Event()
        self._thread = Thread(target=self._show, daemon=True)
        self._thread.start()

    def search(self, at: Progress) -> None:
        """Take note of how far a search has come."""
        self._told = search_told(at)

    def work(self, what: str, share: float) -> None:
        """Take note of how far other work has come."""
        self._told = f"{what}, {share:.0%}"

    def end(self) -> None:
        """Take the line away."""
        self._ended.set()
        self._thread.join()

    def _show(self) -> None:
        if self._ended.wait(_PATIENCE_S):
            return
        # Imported here because most answers are there before this line is.
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        console = Console(stderr=True, highlight=False)
        if not console.is_terminal or console.is_dumb_terminal:
            return

        def line() -> Text:
            told = f"{time_told(monotonic() - self._began)} {self._told}"
            return Text(told, no_wrap=True, overflow="ellipsis", style="dim")

        with Live(
            line(), console=console, transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        ) as live:
            while not self._ended.wait(_EVERY_S):
                live.update(line(), refresh=True)


def search_told(at: Progress) -> str:
    """Say how far a search has come, and how long the rest of it may take.

    Examples
    --------
    >>> search_told(Progress(3, 30, 12_000, 10.0, "binding, 2025-01-31"))
    'binding, 2025-01-31: 12,000 rings, 3/30 companies, 1:30 left or less'
    >>> search_told(Progress(0, 30, 7, 2.0))
    'looking for cycles: 7 cycles, 0/30 roots'
    """
    of, found, root = (at.of, "rings", "companies") if at.of else ("looking for cycles", "cycles", "roots")
    if not at.roots:
        return of
    left = "" if not at.seconds_left else f", {time_told(at.seconds_left)} left or less"
    return f"{of}: {at.found:,} {found}, {at.roots_done:,}/{at.roots:,} {root}{left}"


def time_told(seconds: float) -> str:
    """Say a time as on a clock.

    Examples
    --------
    >>> time_told(75), time_told(7500), time_told(10**9)
    ('1:15', '2:05:00', 'over 100 hours')
    """
    whole = int(seconds)
    if whole > _LONGEST_TOLD_S:
        return "over 100 hours"
    hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
    return f"{hours}:{minutes:02d}:{whole % _MINUTE:02d}" if hours else f"{minutes}:{whole % _MINUTE:02d}"
