"""A site as a value: its files by address, and how it is saved."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from aigraph.figures.draw import figure
from aigraph.files.atomic import write_together
from aigraph.language.locale_text import ENGLISH
from aigraph.language.money_unit import in_own_unit
from aigraph.language.sentences import count, scope
from aigraph.language.titles import loops_title
from aigraph.language.translation import DEFINITION, gettext, gettext_noop, language
from aigraph.loops.find import find_loops
from aigraph.model.dates import PartialDate
from aigraph.model.ledger import View
from aigraph.page.compressed_text import packed_file
from aigraph.page.draw import draw_for_site
from aigraph.page.site_place import SitePlace
from aigraph.reports.report import report
from aigraph.site.address import CARDS, COMPANIES, DEALS, LOOPS
from aigraph.site.feed import atom_feed, sitemap
from aigraph.site.history import FILE, PACKAGE, History, read_history, with_version
from aigraph.site.metadata import dataset_metadata
from aigraph.site.record_pages import Records, card_address, company_pages, deal_pages, loop_pages
from aigraph.site.templating import SiteFrame, frame_of, render, style_sheet
from aigraph.writing.export import export

PAGES = {
    gettext_noop("Loops"): f"{LOOPS}/index.html",
    gettext_noop("Companies"): f"{COMPANIES}/index.html",
    gettext_noop("Deals"): f"{DEALS}/index.html",
    gettext_noop("Report"): "report.html",
    gettext_noop("Changes"): "changes.html",
    gettext_noop("Data"): PACKAGE,
}
"""What the head of every page leads to."""

_CARD = f"{CARDS}/index.png"
_PPI = 96.0
_IN_FULL = 3
"""Loops that the report shows in full: all direct ones have a page of their own."""
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke-width="5">'
    '<path d="M5 16A11 11 0 0 1 27 16" stroke="#1f6fb2"/><path d="M27 16A11 11 0 0 1 5 16" stroke="#c8451a"/></g></svg>\n'
)


@dataclass(frozen=True, repr=False)
class Site:
    """A static site, which any web server can serve.

    Parameters
    ----------
    files : mapping of str to bytes
        What stands at each address, from the root of the site.
    """

    files: Mapping[str, bytes]

    def __repr__(self) -> str:
        return f"<Site of {count(len(self.files), 'file')}, {sum(map(len, self.files.values())) / 1e6:,.1f} MB>"

    def save(self, folder: str | Path) -> Path:
        """Write the site to a folder: all of its files, or none. Other files there stay.

        Raises
        ------
        NotADirectoryError
            If the path is a file.
        """
        target = Path(folder)
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(f"{target} is a file; a site needs a folder")
        for parent in sorted({Path(address).parent for address in self.files}):
            (target / parent).mkdir(parents=True, exist_ok=True)
        write_together({target / address: content for address, content in self.files.items()})
        return target


@in_own_unit
def site(
    view: View, *, title: str | None = None, url: str = "", previous: str | Path | None = None, cards: bool = True
) -> Site:
    """Write a view as a site: the page, and a page of its own for each direct loop, company and deal.

    Parameters
    ----------
    view : View
        What the page shows when it opens. Loops have a page if they are direct at any certainty, companies and deals all.
    title : str
        The name of the site, by default that of the page.
    url : str
        Where it will stand. Without it there are no sitemap and no pictures beside links, which need addresses in full.
    previous : str or pathlib.Path, optional
        The folder of the last version of the site: its addresses stay, and what changed since stands in the feed.
    cards : bool
        Whether a picture is drawn for each loop, which needs ``aigraph[figures]``.

    Returns
    -------
    Site
        Its `save` writes the folder. The same view, settings and previous version give the same bytes.

    Raises
    ------
    AigraphError
        If the previous folder holds no history of a site that can be read.
    MissingExtraError
        If cards are to be drawn and the extra is not installed.

    See Also
    --------
    draw : The page as one file.

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> ledger = load(pd.DataFrame({"payer": ["A", "B"], "payee": ["B", "A"], "amount": ["$5m", "$4m"]}))
    >>> made = site(ledger.view(), cards=False)
    >>> [path for path in made.files if path.startswith("loops/")]
    ['loops/a~b.html', 'loops/index.html']
    """
    url = url if not url or url.endswith("/") else f"{url}/"
    records, earlier = Records(view), Path(previous) if previous is not None else None
    known = read_history(earlier) if earlier else History()
    history = with_version(known, view, earlier or Path())
    frame = frame_of(view, title or loops_title(view.ledger), url, _CARD if cards else "", PAGES)
    texts = dict(_texts(records, frame, history))
    titles = dict(known.addresses or {}) | records.titles | {address: gettext(name) for name, address in PAGES.items()}
    for address, name in titles.items():
        if address not in texts and address != PACKAGE:
            texts[address] = render("gone.html", frame, address, title=name, description=name, card="")
    texts[FILE] = History(history.versions, titles).to_json()
    if url:
        pages = sorted(address for address in texts if address.endswith(".html"))
        texts["sitemap.xml"] = sitemap(pages, url, view.as_of.isoformat())
    files = {address: text.encode() for address, text in texts.items()}
    files[PACKAGE] = _package(view)
    if cards:
        files |= _cards(records)
    return Site(dict(sorted(files.items())))


def _texts(records: Records, frame: SiteFrame, history: History) -> Iterator[tuple[str, str]]:
    view = records.view
    loops = find_loops(view)
    loops_in_view = gettext("{loops}, {scope}.", loops=count(len(loops.direct), "direct loop"), scope=scope(view))
    description = f"{gettext(DEFINITION)} {loops_in_view}"
    place = SitePlace(
        packed="assets/page.js",
        pages=PAGES,
        feed="feed.xml",
        url=frame.url,
        card=frame.card,
        metadata=dataset_metadata(view, frame.title, description, frame.url),
    )
    page, packed = draw_for_site(view, loops, place, title=frame.title)
    yield "index.html", page.html
    yield "assets/page.js", packed_file(packed)
    yield "assets/icon.svg", _ICON
    pages = dict(
        chain(
            loop_pages(records, frame),
            company_pages(records, frame),
            deal_pages(records, frame),
            _lists(records, frame),
        )
    )
    # English names need few letters; another language needs those of all its pages.
    texts = records.titles.values() if language() == ENGLISH else pages.values()
    yield "assets/site.css", style_sheet(" ".join(texts))
    yield from pages.items()
    yield "report.html", report(view, top=_IN_FULL).html
    yield (
        "changes.html",
        render(
            "changes.html",
            frame,
            "changes.html",
            title=gettext("What changed with each version of the data"),
            description=gettext("{sentence}.", sentence=gettext("What changed with each version of the data")),
            card="",
            versions=history.versions,
            day=PartialDate.parse,
        ),
    )
    yield "feed.xml", atom_feed(frame.title, history.versions, frame.url)


def _lists(records: Records, frame: SiteFrame) -> Iterator[tuple[str, str]]:
    titles = records.titles
    headings = {LOOPS: gettext("Loops"), COMPANIES: gettext("Companies"), DEALS: gettext("Deals")}
    for folder, heading in headings.items():
        here = f"{folder}/index.html"
        rows = [
            {"address": address, "name": name, "facts": ""}
            for address, name in titles.items()
            if address.startswith(f"{folder}/")
        ]
        if folder != LOOPS:
            rows.sort(key=lambda row: (row["name"].casefold(), row["address"]))
        sentence = _number_of(folder, len(rows))
        yield (
            here,
            render(
                "list.html", frame, here, title=heading, description=sentence, card="", sentence=sentence, rows=rows
            ),
        )


def _number_of(folder: str, number: int) -> str:
    if folder == LOOPS:
        return gettext("{loops}, the largest first.", loops=count(number, "direct loop"))
    return gettext("{sentence}.", sentence=count(number, "company") if folder == COMPANIES else count(number, "deal"))


def _package(view: View) -> bytes:
    """Write the whole data set as a data package, which `load` reads back."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "aigraph.zip"
        export(view.ledger, file)
        return file.read_bytes()


def _cards(records: Records) -> dict[str, bytes]:
    drawn = {_CARD: figure(records.view, "card").to_bytes("png", ppi=_PPI)}
    for name in records.loops:
        level, loop = records.shown(name)
        card = figure(records.view.at(level), "card", loop, loops=(loop,))
        drawn[card_address(name)] = card.to_bytes("png", ppi=_PPI)
    return drawn
