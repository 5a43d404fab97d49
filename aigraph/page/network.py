"""The picture as a pyvis network that renders our page. The only file that imports pyvis, and imported only to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader
from pyvis.network import Network

from aigraph.model.view import View
from aigraph.picture.choose import Cast
from aigraph.picture.looks import HEADS, dashes, tint
from aigraph.picture.pills import PADDING_X, PADDING_Y
from aigraph.picture.scene import set_out

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
    scene = set_out(view, cast)
    for rank, company in enumerate(cast.order):
        record, box, (x, y) = records[company], scene.pills[company], scene.places[company]
        net.add_node(
            company,
            label=box.label,
            shape="box",
            color=None,
            x=x,
            y=y,
            font={"size": box.font},
            d={
                "tint": tint(record),
                "unnamed": record.is_placeholder,
                "first": rank < cast.shown,
                "wide": round(box.width),
                "high": round(box.height),
            },
        )
    for arrow in view.arrows:
        deal, line = arrow.deal.id, scene.widths[arrow.deal.id]
        net.add_edge(
            arrow.payer,
            arrow.payee,
            id=deal,
            width=line,
            dashes=dashes(arrow.status, line) or False,
            arrows={"to": {"enabled": True, "type": HEADS[arrow.deal_class], "scaleFactor": _head(line)}},
            smooth={
                "enabled": True,
                "type": "curvedCCW" if scene.bends[deal] > 0 else "curvedCW",
                "roundness": abs(scene.bends[deal]),
            },
            d={"class": str(arrow.deal_class), "unknown": arrow.amount.central is None},
        )
    return net


def _head(line: float) -> float:
    """Scale an arrowhead: vis-network adds three line widths to it, which is too much on thick lines."""
    return round(max(0.25, 0.62 - 0.025 * line), 2)
