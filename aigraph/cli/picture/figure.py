"""`aigraph figure`: figures for print."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from aigraph.cli.options.common import kind_option, max_length_option
from aigraph.cli.options.completion import complete_drawn_loop
from aigraph.cli.options.view import Query, company_ids, picture_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.save_file import open_file, open_option, print_size, require_file, save_as
from aigraph.figures.figure import FIGURE_KINDS, FILE_FORMATS
from aigraph.figures.paper import SIZES, THEMES
from aigraph.loops.find import find_loops
from aigraph.model.loop import DEFAULT_KINDS
from aigraph.model.origin import AigraphError


@click.command("figure")
@click.argument("figure", type=click.Choice(FIGURE_KINDS))
@click.argument("name", required=False, shell_complete=complete_drawn_loop)
@picture_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file to write, ending in .svg, .png or .pdf; - for SVG on standard output. [default: out/FIGURE.svg]",
)
@click.option(
    "--size",
    type=click.Choice([*SIZES]),
    default="page",
    show_default=True,
    help="column: 88 mm. page: 180 mm. wide: a screen or a spread.",
)
@click.option("--width", type=float, metavar="PIXELS", help="Another width, in CSS pixels, 96 to the inch.")
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="light",
    show_default=True,
    help="auto follows the reader's screen, page the web page around it.",
)
@click.option("--title", metavar="TEXT", help="Another heading.")
@click.option(
    "--highlight",
    multiple=True,
    metavar="NAME",
    help="network, matrix: the loop that stands out; may be repeated; none for none. [default: the largest]",
)
@click.option(
    "--top",
    type=click.IntRange(1),
    metavar="N",
    help="How many companies (network, matrix), loops (timeline, ladder) or quarters (money). [default: what can be read]",
)
@click.option("--ppi", type=click.IntRange(36, 1200), default=300, show_default=True, help="PNG: pixels to the inch.")
@max_length_option
@kind_option
@open_option
def draw_figure(
    query: Query,
    figure: str,
    name: str | None,
    output: str | None,
    size: str,
    width: float | None,
    theme: str,
    title: str | None,
    highlight: tuple[str, ...],
    top: int | None,
    ppi: int,
    max_length: int,
    kinds: tuple[str, ...],
    opens: bool,
) -> None:
    """Draw a figure for an article or a paper: network, loop NAME, matrix, timeline, ladder, money [COMPANY] or card [NAME].

    A card is a picture of 1,200 by 630 pixels to be passed on with a link, of one loop or of all. NAME is a loop as `aigraph cycles` prints it, begun at any of its companies. money shows what falls due in each quarter,
    of COMPANY or of all, and where the money comes from. SVG needs nothing; PNG and PDF need the
    extra aigraph[figures].
    """
    require_file(output, opens)
    from aigraph.figures.draw import figure as draw

    if (figure == "loop") != (name is not None) and figure not in {"card", "money"}:
        raise click.UsageError(
            "figure loop needs the NAME of a loop" if name is None else f"figure {figure} takes no NAME"
        )
    target = Path(output or f"out/{figure}{f'-{name}' if name else ''}.svg")
    if output != "-" and target.suffix.lower() not in {f".{form}" for form in FILE_FORMATS}:
        raise click.BadParameter(f"{output!r}: expected a name that ends in .svg, .png or .pdf", param_hint="--output")
    is_money = figure == "money"
    # Where money comes from is a question to the whole record, of whichever company.
    companies = company_ids(query.view, [name] if name and is_money else []) + query.companies
    if is_money and len(companies) > 1:
        raise click.UsageError("figure money takes one company")
    view = query.view if is_money else query.touching(query.view)
    try:
        with show_progress():
            loops = (
                []
                if is_money
                else find_loops(view, max_length=max_length, kinds=kinds or DEFAULT_KINDS, keep_on_interrupt=False)
            )
            made = draw(
                view,
                figure,
                None if is_money else name,
                loops=loops,
                highlight=[one for one in highlight if one != "none"] if highlight else None,
                title=title,
                size=width or size,
                theme=theme,
                top=top,
                max_length=max_length,
                company=companies[0] if is_money and companies else None,
            )
    except ValueError as error:
        raise AigraphError(str(error)) from None
    if output == "-":
        click.echo(made.svg, nl=False)
        return
    save_as(target, partial(made.save, ppi=ppi))
    print_size(target)
    if opens:
        open_file(target)
