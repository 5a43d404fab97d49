"""`aigraph site`: a folder that any web server can serve."""

from __future__ import annotations

from pathlib import Path

import click

from aigraph.cli.options.common import path_argument
from aigraph.cli.options.view import Query, picture_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.save_file import open_file, open_option
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.model.origin import AigraphError


@click.command("site")
@path_argument
@picture_options
@click.option("-o", "--output", default="out/site", show_default=True, metavar="FOLDER", help="The folder of the site.")
@click.option(
    "--url",
    default="",
    metavar="URL",
    help="Where it will stand: for the sitemap, and the pictures beside links to it.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="The last version of the site: its addresses stay. [default: what stands in the output folder]",
)
@click.option("--title", metavar="TEXT", help="The name of the site.")
@click.option("--no-cards", is_flag=True, help="Draw no pictures for links, which need aigraph[figures].")
@open_option
def write_site(
    query: Query, output: str, url: str, previous: Path | None, title: str | None, *, no_cards: bool, opens: bool
) -> None:
    """Write the page as a site, with an address of its own for each loop, company and deal.

    Beside the pages stand the report, the data as a package, a feed of what changed from version to version of the data, and with
    --url a sitemap. Written to the same folder again, every address of the last version stays. The site makes no request to others.
    """
    from aigraph.site.site import site

    if query.companies:
        raise click.UsageError("--company: a site has a page for every company; leave it out")
    if url and not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{url!r}: expected an address that begins with https://", param_hint="--url")
    target = Path(output)
    try:
        with show_progress():
            made = site(
                query.view,
                title=title,
                url=url,
                previous=previous or (target if target.is_dir() else None),
                cards=not no_cards,
            )
            made.save(target)
    except OSError as error:
        why = f"{target}: cannot be written: {error.strerror}" if error.strerror else str(error)
        raise AigraphError(why) from None
    size = sum(map(len, made.files.values())) / 1e6
    made_of = gettext("{files}, {size:,.1f} MB", files=count(len(made.files), "file"), size=size)
    click.echo(f"{target}: {made_of}", err=True)
    if not url:
        said = gettext("Without --url there are no sitemap and no pictures beside links, which need full addresses.")
        click.echo(said, err=True)
    if opens:
        open_file(target / "index.html")
