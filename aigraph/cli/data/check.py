"""`aigraph check`: everything wrong with a data set, by file and line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from aigraph.cli.options import brief_format_option, data_option
from aigraph.cli.table_options import table_options, usage_error
from aigraph.model.origin import Severity
from aigraph.reading.load import check as check_data
from aigraph.reading.option_errors import OptionError
from aigraph.rules import RULES


@click.command()
@click.argument("path", required=False)
@data_option
@table_options
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@brief_format_option
@click.option("--explain", "rule", metavar="RULE", help="Say what a rule asks for, and check nothing.")
@click.pass_context
def check(
    ctx: click.Context,
    path: str | None,
    data: str | None,
    strict: bool,
    format_: str,
    rule: str | None,
    how: Mapping[str, Any],
) -> None:
    """Check PATH, a folder of deal tables or a table of your own; by default the shipped data.

    Prints one line a problem, path:line: message, and ends with exit code 1 if there is any.
    """
    if rule:
        click.echo(_explanation(rule))
        return
    if path and data:
        raise click.UsageError("give the data once, as PATH or as --data")
    try:
        problems = check_data(path or data, **how)
    except OptionError as error:
        raise usage_error(error) from None
    if format_ == "json":
        rows = [
            {
                "path": problem.origin.path,
                "line": problem.origin.line or None,
                "severity": str(problem.severity),
                "rule": problem.rule,
                "message": problem.message,
            }
            for problem in problems
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    click.echo(f"{errors} errors, {len(problems) - errors} warnings", err=True)
    if errors or (strict and problems):
        ctx.exit(1)


def _explanation(name: str) -> str:
    rules = {rule.__name__: rule for rule in RULES}
    if name not in rules:
        raise click.BadParameter(f"{name!r} is no rule; expected one of {', '.join(rules)}", param_hint="--explain")
    return f"{name}: {' '.join((rules[name].__doc__ or '').split())}"
