"""The picture as a pyvis network that renders our page. The only file that imports pyvis, and imported only to draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader
from pyvis.network import Network

from aigraph.model.arrow import Arrow
from aigraph.page.column_encoding import number_values
from aigraph.page.compressed_text import pack
from aigraph.page.dataset import PageDataset
from aigraph.picture.company_ranking import CompanyRanking
from aigraph.picture.concentric_layout import MARGIN_X, concentric_layout
from aigraph.picture.ellipse import Point
from aigraph.picture.label_box import PADDING_X, PADDING_Y, LabelBox, label_box
from aigraph.picture.scene import font_size
from aigraph.picture.visual_encoding import edge_width

OPTIONS = {
    # The places come from us; vis-network's physics would move them, and differently each time.
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectable": False,
        "tooltipDelay": 100_000,
        "hideEdgesOnDrag": False,
    },
    "nodes": {
        "shape": "box",
        "chosen": False,
        "borderWidth": 1.5,
        "margin": {"top": PADDING_Y, "bottom": PADDING_Y, "left": PADDING_X, "right": PADDING_X},
        "shapeProperties": {"borderRadius": 9},
        # A name below ten pixels of the screen is not drawn; vis-network takes one off.
        "scaling": {"label": {"drawThreshold": 11}},
    },
    "edges": {
        "chosen": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrowStrikethrough": False,
        "font": {"align": "horizontal", "strokeWidth": 0},
    },
}


LAID_OUT = 1500
"""Companies that get a place near their partners. The page draws no more at once, and to look for places takes ever longer."""

ROW = 6000.0


class DealNetwork(Network):  # type: ignore[misc]  # pyvis has no types, so its class counts as Any
    """A directed pyvis network whose page is ours: own template, everything inline, every value escaped."""

    def __init__(self, page: Mapping[str, Any]) -> None:
        # "in_line" is the one mode in which pyvis copies no files about; its own template is not used.
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = OPTIONS
        self.templateEnv = Environment(
            loader=PackageLoader("aigraph.page"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self.templateEnv.policies["json.dumps_kwargs"] = {
            "sort_keys": False,
            "ensure_ascii": False,
            "allow_nan": False,
            "separators": (",", ":"),
        }
        # pyvis hands its template a fixed set of values; the globals are the way in for ours.
        self.templateEnv.globals |= {"page": page, "pack": self._pack}
        self.path = "page.html"
        self.packed = ""
        """Scripts and data of the page, once it is rendered."""

    def _pack(self, parts: Mapping[str, str]) -> str:
        self.packed = pack(parts)
        return self.packed


def network_of(
    dataset: PageDataset, order: Sequence[str], ranking: CompanyRanking, page: Mapping[str, Any]
) -> DealNetwork:
    """Put every company that a deal is ever drawn between in its place, and every deal between its last two ends.

    How an arrow looks depends on the day and the certainty that the reader asks for, so the page's script sees to it.
    """
    net = DealNetwork(page)
    number = number_values(company.id for company in dataset.companies)
    records = {company.id: company for company in dataset.companies}
    labels = {company: label_box(records[company].name, font_size(ranking, rank)) for rank, company in enumerate(order)}
    near = {company: labels[company] for company in order[:LAID_OUT]}
    places = concentric_layout(near, links(dataset.view.arrows), ranking.core)
    places |= in_rows({company: labels[company] for company in order[LAID_OUT:]}, places)
    for company in order:
        x, y = places[company]
        net.add_node(
            number[company],
            label=labels[company].text,
            shape="box",
            color=None,
            x=round(x),
            y=round(y),
            font={"size": labels[company].font_size},
            d=[round(labels[company].width), round(labels[company].height)],
        )
    for place, deal in enumerate(dataset.deals):
        payer, payee = dataset.last_ends[deal.id]
        net.add_edge(number[payer], number[payee], id=place)
    return net


def in_rows(labels: Mapping[str, LabelBox], above: Mapping[str, Point]) -> dict[str, Point]:
    """Set boxes out in rows below those that have a place."""
    x, y = -ROW / 2, max((place[1] for place in above.values()), default=0.0) + 100.0
    places = {}
    for company, label in labels.items():
        places[company] = (x + label.width / 2, y)
        x += label.width + MARGIN_X
        if x > ROW / 2:
            x, y = -ROW / 2, y + 80.0
    return places


def links(arrows: Iterable[Arrow]) -> dict[tuple[str, str], float]:
    """Say how strongly the companies of a picture are drawn together: by the widths of the arrows between them."""
    drawn: dict[tuple[str, str], float] = {}
    for arrow in arrows:
        pair = min(arrow.payer, arrow.payee), max(arrow.payer, arrow.payee)
        drawn[pair] = drawn.get(pair, 0.0) + edge_width(arrow.amount)
    return drawn
