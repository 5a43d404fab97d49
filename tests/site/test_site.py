"""The site: it is walked as a crawler does, built again, and opened in a browser."""

import json
from collections import deque
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest

from aigraph import find_loops, load
from aigraph.model.origin import AigraphError
from aigraph.model.status import LEVELS
from aigraph.site.address import MOST, file_stem
from aigraph.site.site import PACKAGE, site
from tests.page.pages import hostile, toy

URL = "https://example.org/ai/"
SHARED = {"assets/page.js", "assets/site.css"}


class Links(HTMLParser):
    """The addresses that a page names, and the places in it."""

    def __init__(self, html):
        super().__init__()
        self.found, self.places, self.scripts = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if attributes.get("rel") != "canonical":
            self.found += [attributes[name] for name in ("href", "src") if attributes.get(name)]
        self.places |= {attributes["id"]} if "id" in attributes else set()
        self.scripts += [attributes.get("type", "")] if tag == "script" else []


def crawl(files):
    """Follow every link from the first page; give what was reached, and what leads nowhere."""
    reached, dead, waiting = {"index.html"}, set(), deque(["index.html"])
    while waiting:
        here = waiting.popleft()
        if not here.endswith(".html"):
            continue
        for link in Links(files[here].decode()).found:
            if link.startswith(("https://", "http://", "data:")):
                continue
            target, place = urldefrag(urljoin(f"{URL}{here}", link))
            address = unquote(target.removeprefix(URL))
            if address not in files or (
                place and address == "changes.html" and place not in Links(files[address].decode()).places
            ):
                dead.add((here, link))
            elif address not in reached:
                reached.add(address)
                waiting.append(address)
    return reached, dead


@pytest.fixture(scope="module")
def shipped():
    return site(load().view(), url=URL, cards=False)


@pytest.fixture(scope="module")
def small():
    return site(toy(), url=URL)


def test_no_link_of_the_shipped_data_is_dead_and_every_page_is_reached(shipped):
    reached, dead = crawl(shipped.files)
    assert not dead
    assert {address for address in shipped.files if address.endswith(".html")} <= reached


def loop_ids(view):
    from aigraph.loops.collect import loop_id

    return {loop_id(loop) for level in LEVELS for loop in find_loops(view.at(level)).direct}


def test_each_direct_loop_company_and_deal_has_an_address(shipped):
    view = load().view()
    for folder, names in {
        "loops": loop_ids(view),
        "companies": {company.id for company in view.ledger.companies},
        "deals": {deal.id for deal in view.ledger.deals},
    }.items():
        assert {f"{folder}/{file_stem(name)}.html" for name in names} <= shipped.files.keys()


def test_every_page_is_under_300_kb_beside_what_all_share(shipped):
    sizes = {address: len(content) for address, content in shipped.files.items() if address.endswith(".html")}
    assert {address: size for address, size in sizes.items() if size > 300_000} == {}


def test_the_site_of_small_data_is_whole_with_its_cards(small):
    reached, dead = crawl(small.files)
    assert not dead
    assert "cards/l~v.png" in reached
    picture = f'<meta property="og:image" content="{URL}cards/index.png">'
    assert picture in small.files["index.html"].decode()
    assert small.files["cards/l~v.png"][16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


def test_the_same_view_gives_the_same_bytes(small):
    assert site(toy(), url=URL).files == small.files


def test_a_later_version_keeps_every_address_and_says_what_changed(small, tmp_path):
    small.save(tmp_path)
    view = toy()
    left = tuple(deal for deal in view.ledger.deals if deal.id != "e3")
    events = tuple(event for event in view.ledger.events if event.deal != "e3")
    later = site(
        replace(view.ledger, deals=left, events=events).view(status="announced"),
        url=URL,
        previous=tmp_path,
        cards=False,
    )
    pages = {address for address in small.files if address.endswith(".html")}
    assert pages <= later.files.keys()
    assert "not in the data any more" in later.files["deals/e3.html"].decode()
    feed = ET.fromstring(later.files["feed.xml"])  # noqa: S314 - what was just written
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    assert "removed deals e3" in entries[0].findtext("{http://www.w3.org/2005/Atom}content")
    later.save(tmp_path)
    again = site(
        replace(view.ledger, deals=left, events=events).view(status="announced"),
        url=URL,
        previous=tmp_path,
        cards=False,
    )
    assert again.files == later.files
    assert not crawl(again.files)[1]


def test_a_history_that_is_none_is_refused_in_words(tmp_path):
    (tmp_path / "history.json").write_text("[]", encoding="utf-8")
    with pytest.raises(AigraphError, match=r"history\.json: is not the history of a site"):
        site(toy(), previous=tmp_path, cards=False)


def test_the_data_package_reads_back(small, tmp_path):
    small.save(tmp_path)
    assert {deal.id for deal in load(tmp_path / PACKAGE).deals} == {deal.id for deal in toy().ledger.deals}


def test_the_page_describes_its_data_for_search_engines(shipped):
    html = shipped.files["index.html"].decode()
    document = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert document["@type"] == "Dataset"
    assert document["distribution"][0]["contentUrl"] == f"{URL}{PACKAGE}"
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"
    # A picture that was not drawn is named by nobody.
    assert "og:image" not in html
    assert "license" not in site(toy(), cards=False).files["index.html"].decode().partition("ld+json")[2][:900]


def test_the_sitemap_names_every_page(small):
    places = {place.text for place in ET.fromstring(small.files["sitemap.xml"]).iter() if place.tag.endswith("loc")}  # noqa: S314
    pages = {address for address in small.files if address.endswith(".html")}
    assert places == {URL + ("" if page == "index.html" else page) for page in pages}
    assert "sitemap.xml" not in site(toy(), cards=False).files


def test_names_that_are_markup_stay_text():
    for address, content in site(hostile(), cards=False).files.items():
        if address.endswith(".html") and address not in {"index.html", "report.html"}:
            links = Links(content.decode())
            assert not links.scripts, address
            assert not any(link.startswith("javascript:") for link in links.found), address


def test_no_two_ids_share_a_file_also_where_capitals_are_not_told_apart():
    names = ["a", "A", "a_41_", "_41_", "ä", "a/b", "..", "a" * 300, "a" * 301, "ল্যাব" * 40]
    stems = [file_stem(name) for name in names]
    assert len({stem.casefold() for stem in stems}) == len(names)
    assert all(len(stem) <= MOST + 17 and "/" not in stem and "." not in stem for stem in stems)


@pytest.fixture
def served(small, tmp_path):
    """The address at which the site of small data is served from its folder."""
    small.save(tmp_path)
    handler = partial(QuietHandler, directory=tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_):
        """Say nothing."""


def test_a_browser_opens_it_and_asks_nobody_else(chromium, served):
    page = chromium.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{served}index.html#loop=v-l")
    page.wait_for_selector("html[data-drawn]")
    assert "Vendor" in page.inner_text("#details")
    page.goto(f"{served}loops/l~v.html")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "860px"
    page.click("text=Open in the interactive page")
    page.wait_for_selector("html[data-drawn]")
    assert page.evaluate("location.hash") == "#loop=v-l"
    page.close()
    assert complaints == []
    assert all(request.startswith((served, "data:")) for request in requests)
