"""Answers to a command's questions: given as options, or asked for in a terminal until they can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import click

from aigraph.model.names import fold, suggest
from aigraph.model.origin import AigraphError, UnknownNameError

Value = TypeVar("Value")


@dataclass
class Form:
    """The answers so far: given as options, or asked for if there is somebody to ask."""

    given: dict[str, str | None]
    ask: bool

    def need(self, name: str, question: str, read: Callable[[str], Value], default: str | None = None) -> Value:
        """Give an answer that must be there, read by a function that raises ValueError with a message if it is wrong."""
        return self._answer(name, question, read, default, optional=False)

    def may(self, name: str, question: str, read: Callable[[str], Value], empty: Value) -> Value:
        """Give an answer that may be left empty."""
        return self._answer(name, question, lambda text: read(text) if text else empty, "", optional=True)

    def _answer(
        self, name: str, question: str, read: Callable[[str], Value], default: str | None, *, optional: bool
    ) -> Value:
        text = self.given.get(name)
        if text is not None or not self.ask:
            if text is None and default is None:
                raise click.UsageError(f"--{name.replace('_', '-')} is missing: {question}")
            try:
                return read(text if text is not None else default or "")
            except (ValueError, UnknownNameError) as error:
                raise AigraphError(f"--{name.replace('_', '-')}: {error}") from None
        while True:
            answer: str = click.prompt(question, default=default, show_default=not optional, err=True).strip()
            try:
                return read(answer)
            except (ValueError, UnknownNameError) as error:
                click.echo(f"  {error}", err=True)


def one_of(text: str, allowed: tuple[str, ...]) -> str:
    """Read a word of a closed list, in any case, with spaces or hyphens for underscores."""
    word = re.sub(r"[\s-]+", "_", text.strip())
    found = next((name for name in allowed if fold(name) == fold(word)), None)
    if found:
        return found
    near = suggest(text, allowed)
    raise ValueError(
        f"{text!r} is unknown; " + (f"did you mean {near[0]}?" if near else f"expected one of {', '.join(allowed)}")
    )


def figure(text: str) -> Decimal:
    """Read a plain number."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no plain number: expected digits such as 12.5") from None
    return number
