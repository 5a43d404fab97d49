"""Draws a view as one self-contained page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aigraph.answers.explanation import named_loop
from aigraph.files.atomic import output_path, write_whole
from aigraph.language.locale_text import ENGLISH
from aigraph.language.money_unit import in_own_unit
from aigraph.language.sentences import scope
from aigraph.language.titles import loops_title
from aigraph.language.translation import in_language, language
from aigraph.loops.find import find_loops
from aigraph.loops.temporal_loops import PaymentLoops
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.names import each
from aigraph.page.dataset import PageDataset
from aigraph.page.notebook_cell import cell_html
from aigraph.page.site_place import SitePlace
from aigraph.page.template_context import head_context, template_context
from aigraph.picture.company_ranking import rank_companies
from aigraph.picture.notebook import iframe
from aigraph.picture.shown_share import require_loops_in_view


@dataclass(frozen=True, repr=False)
class Page:
    """A drawn page: one HTML file that needs no network. It shows itself in Jupyter.

    Parameters
    ----------
    html : str
        The whole file.
    caption : str
        What it shows, in one line.
    """

    html: str
    caption: str

    def __repr__(self) -> str:
        return f"<Page of {len(self.html) // 1000:,} kB: {self.caption}>"

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, which is the old one or the new one but never half of it.

        Raises
        ------
        FileNotFoundError
            If its folder is not there; none is made.
        IsADirectoryError
            If the path is a folder.
        """
        target = output_path(path, "page")
        write_whole(target, self.html)
        return target

    def _repr_html_(self) -> str:
        return iframe(self.caption, cell_html(self.html), self.caption, "allow-scripts allow-popups allow-downloads")


@in_own_unit
def draw(
    view: View,
    loops: Sequence[Loop] | None = None,
    *,
    highlight: Loop | str | Iterable[Loop | str] = (),
    title: str | None = None,
    payments: PaymentLoops | None = None,
) -> Page:
    """Draw the companies and deals of a view, with its loops beside them, as one self-contained page.

    Parameters
    ----------
    view : View
        What to draw.
    loops : LoopList or sequence of Loop, optional
        The loops to list, largest first; by default those that `find_loops` finds in the view.
    highlight : Loop, str or iterable of them, optional
        The loops that stand out when the page opens, themselves or by name: companies by any of their names, begun at any.
    title : str, optional
        The heading.
    payments : PaymentLoops, optional
        Loops of single payments to list beside them, with days and amounts, as `find_temporal_loops` gives them.

    Returns
    -------
    Page
        Its `save` writes it; in a notebook it shows itself.

    Raises
    ------
    UnknownNameError
        If the view has no loop of a name; the message says why.
    ValueError
        If a loop to be drawn runs over deals that the view does not show.

    See Also
    --------
    figure : One picture for print.
    report : The same in words and figures.

    Examples
    --------
    >>> from aigraph import load
    >>> draw(load().view(status="paid")).html.startswith("<!doctype html>")
    True
    """
    return _drawn(view, loops, highlight, title, None, payments)[0]


@in_own_unit
def draw_for_site(view: View, loops: Sequence[Loop], place: SitePlace, *, title: str | None = None) -> tuple[Page, str]:
    """Draw the page of a site, and give with it scripts and data, which stand in a file of their own.

    See Also
    --------
    draw : The same as one file.
    """
    return _drawn(view, loops, (), title, place)


def _drawn(
    view: View,
    loops: Sequence[Loop] | None,
    highlight: Loop | str | Iterable[Loop | str],
    title: str | None,
    place: SitePlace | None,
    payments: PaymentLoops | None = None,
) -> tuple[Page, str]:
    # pyvis is slow to import, and only a picture needs it.
    from aigraph.page.pyvis_network import network_of

    found = find_loops(view, keep_on_interrupt=False) if loops is None else loops
    highlighted = tuple(dict.fromkeys(named_loop(view, one, found) for one in each(highlight)))
    require_loops_in_view(view, (*found, *highlighted))
    ranking = rank_companies(view, found)
    dataset = PageDataset(view)
    order = (*ranking.order, *sorted(dataset.ends.difference(ranking.order)))
    heading = title or loops_title(view.ledger)
    head = head_context(view, found, ranking, heading, payments)
    lang = language()
    # What the script puts into the language of its reader is given to it in English.
    with in_language(ENGLISH):
        page = template_context(
            dataset, found, highlighted, ranking, order, title or loops_title(view.ledger), place, lang
        )
        net = network_of(dataset, order, ranking, page | head)
    html: str = net.generate_html()
    caption = f"{heading}: {len(ranking.order)} companies, {len(view.arrows)} deals, {len(found)} loops, {scope(view)}"
    return Page(html, caption), net.packed
