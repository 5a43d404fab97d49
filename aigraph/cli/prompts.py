"""The fields of a new record: set by options, or prompted for in a terminal until they can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import click

from aigraph.cli.answer_language import in_answer_language
from aigraph.model.names import fold, suggest
from aigraph.model.origin import AigraphError, UnknownNameError
from aigraph.store.bounded_decimal import bounded_decimal

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """Fields by name: those set by options, and whether there is somebody to prompt for the others."""

    options: Mapping[str, str | None]
    is_interactive: bool

    def require(self, name: str, prompt: str, read: Callable[[str], Value], default: str | None = None) -> Value:
        """Give a field that must be there, read by a function that raises ValueError with a message if it is wrong."""
        return self._field(name, prompt, read, default, optional=False)

    def optional(self, name: str, prompt: str, read: Callable[[str], Value], empty: Value) -> Value:
        """Give a field that may be left empty."""
        return self._field(name, prompt, lambda text: read(text) if text else empty, "", optional=True)

    def option(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """Give a field that is set by an option alone, None if it is not."""
        return self._field(name, "", read, None, optional=True) if self.options.get(name) else None

    def _field(
        self, name: str, prompt: str, read: Callable[[str], Value], default: str | None, *, optional: bool
    ) -> Value:
        text = self.options.get(name)
        if text is not None or not self.is_interactive:
            if text is None and default is None:
                raise click.UsageError(f"--{name.replace('_', '-')} is missing: {prompt}")
            try:
                return read(" ".join(text.split()) if text is not None else default or "")
            except (ValueError, UnknownNameError) as error:
                raise AigraphError(f"--{name.replace('_', '-')}: {error}") from None
        while True:
            answer: str = click.prompt(in_answer_language(prompt), default=default, show_default=not optional, err=True)
            # A line break or a space that does not break is pasted unseen.
            typed = " ".join(answer.split())
            try:
                return read(typed)
            except (ValueError, UnknownNameError) as error:
                click.echo(f"  {in_answer_language(str(error))}", err=True)


def read_choice(text: str, choices: tuple[str, ...]) -> str:
    """Read a word of a closed list, in any case, with spaces or hyphens for underscores."""
    word = re.sub(r"[\s-]+", "_", text.strip())
    found = next((name for name in choices if fold(name) == fold(word)), None)
    if found:
        return found
    near = suggest(text, choices)
    raise ValueError(
        f"{text!r} is unknown; " + (f"did you mean {near[0]}?" if near else f"expected one of {', '.join(choices)}")
    )


def read_number(text: str) -> Decimal:
    """Read a plain number."""
    return bounded_decimal(text.strip())
