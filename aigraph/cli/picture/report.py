"""`aigraph report`: a view written up as a page, as Markdown or as a document."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click
from click.core import ParameterSource

from aigraph.cli.options.common import Day, path_argument
from aigraph.cli.options.view import Query, picture_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.save_file import open_file, open_option, print_size, require_file, save_as
from aigraph.language.sentences import count
from aigraph.language.translation import gettext, ngettext

DEFAULT_TOP = 5
DEFAULT_DAYS = 90
DEFAULT_DRAWS = 199
TARGET = {form: f"out/report.{form}" for form in ("html", "md", "docx", "pdf")}
MARKDOWN = (".md", ".markdown")


@click.command("report")
@path_argument
@picture_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file to write, as it ends: .html, .md, .docx or .pdf; - for standard output. [default: out/report.html]",
)
@click.option("--to", "form", type=click.Choice(list(TARGET)), help="The form. [default: what FILE ends in]")
@click.option("--since", type=Day(), metavar="DATE", help="Show what changed since that day. [default: --days before]")
@click.option(
    "--days", type=click.IntRange(1), default=DEFAULT_DAYS, show_default=True, help="Show what changed in so many days."
)
@click.option(
    "--top", type=click.IntRange(1), default=DEFAULT_TOP, show_default=True, help="How many loops are shown in full."
)
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How many random networks the loops are compared with.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same draws.")
@open_option
def write_report(
    query: Query,
    output: str | None,
    form: str | None,
    since: date | None,
    days: int,
    top: int,
    draws: int,
    seed: int,
    opens: bool,
) -> None:
    """Write the loops and all figures about them up as a report to forward.

    One HTML file that makes no request and runs no script, Markdown with its figures beside it, a Word document, or PDF. The
    same data and options give the same bytes.
    """
    require_file(output, opens)
    source_of = click.get_current_context().get_parameter_source
    if since and source_of("days") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--since and --days say the same: give one of them")
    view = query.view
    if since and since > view.as_of:
        raise click.UsageError(f"--since {since} is after {view.as_of}, the day of the report")
    target = Path(output or TARGET[form or "html"])
    suffix = target.suffix.lower()
    ending = "md" if suffix in MARKDOWN else suffix[1:] if suffix in {".docx", ".pdf"} else "html"
    form = form or ending
    if output == "-" and form not in {"html", "md"}:
        raise click.UsageError(f"--to {form} is no text: name a file with -o FILE")
    if output != "-" and form != ending:
        raise click.UsageError(f"--to {form} does not go with {target}: end the name in .{form}")
    # Plotting and drawing libraries are slow to import, and only a report that is written needs them.
    from aigraph.reports.report import report

    first = since or view.as_of - timedelta(days=min(days, (view.as_of - date.min).days))
    with show_progress():
        written = report(view, query.companies, top=top, since=first, draws=draws, seed=seed)
    if output == "-":
        click.echo(written.html if form == "html" else written.markdown, nl=False)
        if form == "md" and written.content.pictures:
            said = ngettext(
                "{number:,} figure is left out: give -o FILE to have it beside it",
                "{number:,} figures are left out: give -o FILE to have them beside it",
                len(written.content.pictures),
            )
            click.echo(said, err=True)
        return
    save_as(target, written.save)
    beside = len(written.content.pictures) if form == "md" else 0
    print_size(target, gettext(", and {figures} beside it", figures=count(beside, "figure")) if beside else "")
    if opens:
        open_file(target)
