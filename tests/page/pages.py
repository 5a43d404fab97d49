"""Pages to be tested: small data, hostile data, and what a test does with an open page."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

from aigraph import draw, load
from aigraph.model import Company, Source
from aigraph.model.dates import PartialDate
from aigraph.page.compressed_text import unpack
from tests.ledgers import TOY, ledger

COMPANIES = (
    Company(id="v", name="Vendor", roles=("chip_maker",), ticker="VND"),
    Company(id="l", name="Lab", roles=("lab",)),
    Company(id="c", name="Cloud & Co", roles=("cloud",)),
    Company(id="x", name="Outside investors", kind="placeholder", roles=("investor",)),
    Company(id="q", name="Quiet Inc"),
)
SOURCE = Source(
    id="s",
    title="Vendor funds Lab",
    publisher="The Paper",
    published=PartialDate.parse("2025-12-01"),
    url="https://example.org/vendor?a=1&b=2",
    grade="B",
)
LATER = TOY + "e4 closed 2025-06\ne2 cancelled 2025-07\n"
"""The toy data with two later events."""

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "<a href='javascript:alert(4)'>href</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "' onmouseover='alert(5)",
)
STATES = (
    "",
    "#loop=v-l",
    "#company=l",
    "#deal=e3",
    "#view=matrix",
    "#view=matrix&cell=v%3El",
    "#view=table&deal=e1a",
    "#day=2020-01-01",
)
"""Addresses that together open every view and every account."""


def toy(text=TOY, companies=COMPANIES, source=SOURCE, **settings):
    """Give a view of small data; settings are those of `Ledger.view`."""
    whole = replace(ledger(text, companies), sources=(source,))
    return whole.view(**({"status": "announced"} | settings))


@cache
def shipped_page(**day):
    """Give the page of the shipped data, drawn once for all tests; settings are those of `Ledger.view`."""
    return draw(load().view(**day))


def hostile():
    """Put markup and scripts wherever a page prints words."""
    names = {end: Company(id=end, name=name, ticker=name) for end, name in zip("vlcx", HOSTILE, strict=False)}
    source = replace(SOURCE, title=HOSTILE[1], publisher=HOSTILE[0], url="javascript:alert(6)")
    view = toy(TOY, tuple(names.values()), source)
    events = tuple(
        replace(event, reported=HOSTILE[4 + at % 3], locator=HOSTILE[2]) for at, event in enumerate(view.ledger.events)
    )
    deals = tuple(
        replace(deal, title=HOSTILE[at % len(HOSTILE)], package=HOSTILE[1]) for at, deal in enumerate(view.ledger.deals)
    )
    return replace(view, ledger=replace(view.ledger, events=events, deals=deals))


class HtmlReader(HTMLParser):
    """Collects the scripts, styles and addresses of a page."""

    def __init__(self, html):
        super().__init__()
        self.scripts, self.styles, self.addresses, self.policy, self._in = {}, [], [], "", None
        self.feed(html)
        if packed := self.scripts.pop("packed", None):
            self.scripts |= unpack(packed)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.addresses += [attributes[name] for name in ("src", "href", "action", "data") if name in attributes]
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        is_text = tag in {"script", "style"}
        self._in = (tag, attributes.get("id", f"script {len(self.scripts)}")) if is_text else None

    def handle_data(self, data):
        if self._in and self._in[0] == "script":
            self.scripts[self._in[1]] = self.scripts.get(self._in[1], "") + data
        elif self._in:
            self.styles.append(data)

    def handle_endtag(self, _tag):
        self._in = None

    def json(self, name):
        return json.loads(self.scripts[name])


_FOLLOW = """fragment => new Promise((done) => {
    const before = location.hash;
    location.hash = fragment || "#";
    if (location.hash === before) done();
    else addEventListener("hashchange", () => done(), { once: true });
})"""


def follow(seen, fragment=""):
    """Go to an address of an open page, and wait until it has."""
    seen.page.evaluate(_FOLLOW, fragment)


def drawn_deals(seen):
    """Give the deals that the picture shows."""
    return {edge["deal"] for edge in seen.drawn()["deals"]}


def listed_loops(seen):
    """Give the sentences of the loops that the list shows."""
    return [words.removesuffix(".") for words in seen.page.locator("#loops .sentence").all_text_contents()]


def save(seen, item):
    """Save something by its entry in the menu."""
    seen.page.locator("#save > summary").click()
    with seen.page.expect_download() as download:
        seen.page.click(f"#{item}")
    return download.value


def read_svg(text):
    """Parse a drawing."""
    return ET.fromstring(text)  # noqa: S314 - what the page itself has just written
