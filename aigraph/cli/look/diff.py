"""`aigraph diff`: the loops that came, went or changed between two days, each with the event that did it; or two data sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from aigraph.cli.options.common import kind_option, limit_options, max_length_option, top_option
from aigraph.cli.options.parameter_types import DayOrData
from aigraph.cli.options.view import Query, view_options


@click.command("diff")
@click.argument("one", metavar="ONE", type=DayOrData())
@click.argument("other", metavar="OTHER", type=DayOrData())
@view_options
@max_length_option
@kind_option
@top_option("changes")
@limit_options
def show_diff(
    query: Query,
    one: date | Path,
    other: date | Path,
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    """Show what changed between two days, or between two data sets.

    ONE and OTHER are both days, or both folders or files that hold a data set. Between two days: which loops appeared, vanished or
    changed. A year or month means its last day. Each change is one line with the event that settled it and the id of its source.
    Between two data sets: which companies, deals, events and other records were added, removed or changed, field by field, and which
    loops.
    """
    source_of = click.get_current_context().get_parameter_source
    with_day = source_of("as_of") is ParameterSource.COMMANDLINE
    if isinstance(one, Path) and isinstance(other, Path):
        from aigraph.cli.look.compare import show_comparison

        if source_of("data") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--data has no place here: the two data sets are ONE and OTHER")
        show_comparison(query, (one, other), as_of=with_day, max_length=max_length, kinds=kinds, top=top, limits=limits)
    elif isinstance(one, Path) or isinstance(other, Path):
        raise click.UsageError("ONE and OTHER must both be days, or both data sets")
    elif with_day:
        raise click.UsageError("--as-of has no place here: the two days are ONE and OTHER")
    elif other < one:
        raise click.UsageError(f"{other} is before {one}: the earlier day comes first")
    else:
        from aigraph.cli.look.changes import show_changes

        show_changes(query, (one, other), max_length=max_length, kinds=kinds, top=top, limits=limits)
