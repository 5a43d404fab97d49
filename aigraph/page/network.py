"""The picture as a pyvis network that renders our page. The only file that imports pyvis, and imported only to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader
from pyvis.network import Network

from aigraph.model.view import View
from aigraph.picture.choose import Cast
from aigraph.picture.fan import Strand, fan_out
from aigraph.picture.layout import lay_out
from aigraph.picture.looks import HEADS, dashes, tint, width
from aigraph.picture.pills import PADDING_X, PADDING_Y, pill

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
        "scaling": {"label": {"drawThreshold": 3}},
    },
    "edges": {
        "chosen": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrowStrikethrough": False,
        "font": {"align": "horizontal", "strokeWidth": 0},
    },
}

FONT_CORE, FONT_LOOPED, FONT_OTHER = 26, 18, 15


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
        self.templateEnv.globals["page"] = page
        self.path = "page.html"


def network_of(view: View, cast: Cast, page: Mapping[str, Any]) -> DealNetwork:
    """Draw the companies and deals of a view: a box each, an arrow each."""
    net = DealNetwork(page)
    records = {company.id: company for company in view.companies}
    pills = {company: pill(records[company].name, _font(cast, rank)) for rank, company in enumerate(cast.order)}
    places = lay_out(pills, _links(view), cast.core)
    for rank, company in enumerate(cast.order):
        record, (x, y) = records[company], places[company]
        net.add_node(
            company,
            label=pills[company].label,
            shape="box",
            color=None,
            x=x,
            y=y,
            font={"size": pills[company].font},
            d={
                "tint": tint(record),
                "unnamed": record.is_placeholder,
                "first": rank < cast.shown,
                "wide": round(pills[company].width),
                "high": round(pills[company].height),
            },
        )
    widths = {arrow.deal.id: width(arrow.amount) for arrow in view.arrows}
    by_age = sorted(view.arrows, key=lambda arrow: (arrow.since, arrow.deal.id))
    bends = fan_out((Strand(a.deal.id, a.payer, a.payee, widths[a.deal.id]) for a in by_age), places)
    for arrow in view.arrows:
        deal, line = arrow.deal.id, widths[arrow.deal.id]
        net.add_edge(
            arrow.payer,
            arrow.payee,
            id=deal,
            width=line,
            dashes=dashes(arrow.status, line) or False,
            arrows={"to": {"enabled": True, "type": HEADS[arrow.deal_class], "scaleFactor": _head(line)}},
            smooth={
                "enabled": True,
                "type": "curvedCCW" if bends[deal] > 0 else "curvedCW",
                "roundness": abs(bends[deal]),
            },
            d={"class": str(arrow.deal_class), "unknown": arrow.amount.central is None},
        )
    return net


def _font(cast: Cast, rank: int) -> int:
    if rank < cast.core:
        return FONT_CORE
    return FONT_LOOPED if rank < cast.looped else FONT_OTHER


def _head(line: float) -> float:
    """Scale an arrowhead: vis-network adds three line widths to it, which is too much on thick lines."""
    return round(max(0.25, 0.62 - 0.025 * line), 2)


def _links(view: View) -> dict[tuple[str, str], float]:
    links: dict[tuple[str, str], float] = {}
    for arrow in view.arrows:
        pair = min(arrow.payer, arrow.payee), max(arrow.payer, arrow.payee)
        links[pair] = links.get(pair, 0.0) + width(arrow.amount)
    return links
