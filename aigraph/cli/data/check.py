"""`aigraph check`: everything wrong with a data set, by file and line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from aigraph.answers.queries.problem_rows import problem_rows, problems_sentence, rule_rows, rule_sentence
from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.data.read import show_reading
from aigraph.cli.options.common import brief_format_option, data_option, data_path, path_argument
from aigraph.cli.options.reading import reading_options, usage_error
from aigraph.cli.output.text import print_json
from aigraph.files.memory_limit import limit_process_memory
from aigraph.model.origin import Problem, Severity
from aigraph.reading.load import check as check_data
from aigraph.reading.option_errors import OptionError


@click.command()
@path_argument
@data_option
@reading_options
@click.option(
    "--explain-reading",
    "explain_reading",
    is_flag=True,
    help="Show how the columns of a table are read, as `aigraph read` does.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@brief_format_option
@click.option("--explain", "rule", metavar="RULE", help="Say what a rule asks for, and check nothing.")
@click.option("--rules", is_flag=True, help="List all rules with what each asks for, and check nothing.")
@click.pass_context
def check(
    ctx: click.Context,
    path: str | None,
    data: str | None,
    explain_reading: bool,
    strict: bool,
    format_: str,
    rule: str | None,
    rules: bool,
    reading: Mapping[str, Any],
) -> None:
    """Check PATH, a folder of deal tables or a table of your own; by default the shipped data.

    Prints one line a problem, path:line: message, and ends with exit code 1 if there is any.
    """
    if rules:
        if format_ == "json":
            print_json(rule_rows())
        else:
            for row in rule_rows():
                click.echo(
                    click.wrap_text(f"{row['rule']}: {in_answer_language(row['asks_for'])}", 80, subsequent_indent="  ")
                )
        return
    if rule:
        try:
            click.echo(in_answer_language(rule_sentence(rule)))
        except KeyError as error:
            raise click.BadParameter(str(error.args[0]), param_hint="--explain") from None
        return
    if explain_reading:
        show_reading(data_path(path, data), reading, format_)
        return
    limit_process_memory()
    try:
        problems = check_data(data_path(path, data), **reading)
    except OptionError as error:
        raise usage_error(error) from None
    _print_problems(problems, format_)
    if any(problem.severity is Severity.ERROR for problem in problems) or (strict and problems):
        ctx.exit(1)


def _print_problems(problems: Sequence[Problem], format_: str) -> None:
    if format_ == "json":
        print_json(problem_rows(problems))
    else:
        for problem in problems:
            click.echo(in_answer_language(str(problem)))
    click.echo(problems_sentence(problems), err=True)
