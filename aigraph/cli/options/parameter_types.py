"""Parameter types of single commands: how the words of an option become a value, or wrong usage."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from aigraph.cli.options.common import Day
from aigraph.model.dates import PartialDate


class DayOrData(Day):
    """A day, or a folder or file that is there; a folder called like a day is meant by ``./2025``."""

    name = "date or path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give a date or a path, or refuse what is neither."""
        text = str(value)
        if _is_day(text):
            return super().convert(value, param, ctx)
        if text != "-" and not Path(text).exists():
            self.fail(
                f"{text!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD), and no such folder or file exists", param, ctx
            )
        return Path(text)


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


class Share(click.ParamType[float]):
    """A share, as 50% or 0.5."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the share, or refuse it as wrong usage."""
        match = re.fullmatch(r"(\d*\.?\d+)\s*(%?)", str(value).strip())
        share = None if match is None else float(match[1]) / (100 if match[2] else 1)
        if share is None or share > 1:
            self.fail(f"{value!r} is no share: expected 0% to 100%, or 0 to 1", param, ctx)
        return share


class Cash(click.ParamType[tuple[str, float]]):
    """Cash of a company, as openai=20."""

    name = "cash"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        """Read company and amount, or refuse them as wrong usage."""
        if isinstance(value, tuple):
            return value
        company, equals, amount = str(value).partition("=")
        try:
            cash = float(amount)
        except ValueError:
            cash = -1.0
        if not (company and equals and 0 <= cash < float("inf")):
            self.fail(f"{value!r}: expected a company and US$ billions, as openai=20", param, ctx)
        return company, cash
