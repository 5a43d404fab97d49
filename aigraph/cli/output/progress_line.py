"""A line on standard error that says how far a search has come, once it has taken a second."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

import click

from aigraph.engine.limits import Progress, use_default_progress

_FIRST_SHOWN_S = 1.0
_UPDATED_EVERY_S = 0.25
_DEFAULT_WIDTH = 80
_LONG_S = 10.0
"""Work of several steps that takes longer is told with the time of each at its end."""
_ERASE_TO_END = "\x1b[K"


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

    See Also
    --------
    find_loops : Takes a callback of one's own as well.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> with show_progress():
    ...     loops = find_loops(load().view(), max_length=4)
    """
    stream = sys.stderr
    if stream is None or stream.closed or not stream.isatty():
        yield lambda _what, _share: None
        return
    line = _Line()
    try:
        with use_default_progress(line.set_search):
            yield line.set_work
    finally:
        line.close()


class _Line:
    """Keeps the latest state; a thread of its own shows it, so that a search waits for nothing."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._text = "working"
        self._step, self._step_began = "", self._start
        self._seconds: dict[str, float] = {}
        self._closed = Event()
        self._thread = Thread(target=self._show, daemon=True)
        self._thread.start()

    def set_search(self, at: Progress) -> None:
        """Take note of how far a search has come."""
        from aigraph.answers.progress_text import describe_progress

        self._text = describe_progress(at)

    def set_work(self, what: str, share: float) -> None:
        """Take note of how far other work has come."""
        self._text = f"{what}, {share:.0%}"
        step = what.partition(",")[0] if share < 1 else ""
        if step != self._step:
            self._end_step(step)

    def close(self) -> None:
        """Take the line away; of long work stays how long each step took."""
        self._closed.set()
        self._thread.join()
        self._end_step("")
        if len(self._seconds) > 1 and sum(self._seconds.values()) >= _LONG_S:
            from aigraph.answers.progress_text import describe_time_split

            click.secho(describe_time_split(self._seconds), dim=True, err=True)

    def _end_step(self, following: str) -> None:
        now = monotonic()
        if self._step:
            self._seconds[self._step] = self._seconds.get(self._step, 0.0) + now - self._step_began
        self._step, self._step_began = following, now

    def _show(self) -> None:
        if self._closed.wait(_FIRST_SHOWN_S):
            return
        if os.environ.get("TERM", "").lower() in ("dumb", "unknown"):
            return
        # Imported here because most answers are there before this line is.
        from aigraph.answers.progress_text import clock

        while not self._closed.wait(_UPDATED_EVERY_S):
            text = f"{clock(monotonic() - self._start)} {self._text}"
            width = os.get_terminal_size(sys.stderr.fileno()).columns or _DEFAULT_WIDTH
            shown = text if len(text) < width else f"{text[: width - 2]}…"
            click.echo(f"\r{click.style(shown, dim=True)}{_ERASE_TO_END}", err=True, nl=False)
        click.echo(f"\r{_ERASE_TO_END}", err=True, nl=False)
