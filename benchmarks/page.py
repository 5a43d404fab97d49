"""How long a page takes to open and how smoothly it moves, beside a stock pyvis page and two other renderers.

    python benchmarks/page.py [--others node_modules] [--repeat 3] [--wait 60]

Each page is opened as a file in headless Chromium, without a network. "drawn" is the time from opening it to the second frame
after it says that its picture stands, "busy" the processor time of the page's thread until then, which other work on the
machine does not lengthen, "heap" what JavaScript then holds after its garbage was collected; "moving" is the frames a second
while the mouse drags the picture about. `--others` names a folder in which npm has installed sigma, graphology, cytoscape and
force-graph; without it they are left out. The figures of
docs/benchmarks_page.md come from here.
"""

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright
from pyvis.network import Network

from aigraph import Ledger, View, draw, find_loops, load
from aigraph.model import Company, Deal, Event, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.page.compressed_text import unpack

SIZES = (50, 500, 1_500, 5_000)
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--enable-unsafe-swiftshader",
)
COUNT_FRAMES = """() => { window.frames_ = 0; const next = () => { window.frames_ += 1; requestAnimationFrame(next); }; next(); }"""
DRAGGED_S = 2
TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
)


@dataclass
class Candidate:
    """A page to be opened: its text, and the question that is true once its picture stands."""

    name: str
    html: str
    stands: str
    built_s: float


def random_view(companies: int) -> View:
    """Make companies with three deals each, most of them with a few large ones, as such markets are."""
    chance = random.Random(7)
    instruments = ("equity", "loan", "compute", "chips", "lease", "warrant")
    deals, events = [], []
    for number in range(3 * companies):
        payer = min(int(chance.paretovariate(0.6)) - 1, companies - 1) if number % 2 else chance.randrange(companies)
        payee = chance.randrange(companies) if number % 2 else min(int(chance.paretovariate(0.6)) - 1, companies - 1)
        if payer == payee:
            continue
        deals.append(
            Deal(
                id=f"d{number:05}",
                payer=f"c{payer:04}",
                payee=f"c{payee:04}",
                instrument_name=chance.choice(instruments),
                title="A deal between two companies",
            )
        )
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
        status = chance.choice((Status.SIGNED, Status.CLOSED, Status.ANNOUNCED))
        size = Decimal(round(chance.paretovariate(0.8), 1)).quantize(Decimal("0.1"))
        events.append(
            Event(
                deal=deals[-1].id,
                date=PartialDate.parse(day.isoformat()),
                status=status,
                usd_bn=min(size, Decimal(300)),
                source="s",
            )
        )
    ledger = Ledger(
        companies=tuple(Company(id=f"c{at:04}", name=f"Company {at}") for at in range(companies)),
        deals=tuple(deals),
        events=tuple(events),
        sources=(Source(id="s", title="Made up", publisher="Nobody"),),
    )
    return ledger.view(status="announced")


def our_page(view: View) -> Candidate:
    begun = time.perf_counter()
    html = draw(view, find_loops(view, max_length=3)).html
    return Candidate(
        "aigraph", html, "() => document.documentElement.dataset.drawn === 'yes'", time.perf_counter() - begun
    )


def stock_pyvis(view: View) -> Candidate:
    begun = time.perf_counter()
    net = Network(directed=True, cdn_resources="in_line")
    for company in view.companies:
        net.add_node(company.id, label=company.name)
    for arrow in view.arrows:
        net.add_edge(arrow.payer, arrow.payee, value=float(arrow.amount.central or 0))
    # Its page shows a bar while it looks for places, and takes it away when it has them.
    stands = (
        "() => !document.getElementById('loadingBar') || document.getElementById('loadingBar').style.display === 'none'"
    )
    return Candidate("stock pyvis", net.generate_html(), stands, time.perf_counter() - begun)


def places_of(page: Candidate) -> dict[str, tuple[float, float]]:
    """Take the places from our page, so that the other renderers draw the same picture."""
    parts = unpack(re.search(r'id="packed">(.*?)</script>', page.html, re.DOTALL)[1])
    nodes, dataset = json.loads(parts["nodes"]), json.loads(parts["dataset"])
    return {dataset["companies"]["id"][node["id"]]: (node["x"], node["y"]) for node in nodes}


def with_cytoscape(view: View, places: dict[str, tuple[float, float]], folder: Path) -> Candidate:
    library = (folder / "cytoscape/dist/cytoscape.min.js").read_text(encoding="utf-8")
    elements = [
        {
            "data": {"id": company.id, "label": company.name},
            "position": dict(zip("xy", places[company.id], strict=True)),
        }
        for company in view.companies
    ] + [{"data": {"id": a.deal.id, "source": a.payer, "target": a.payee}} for a in view.arrows]
    style = [
        {
            "selector": "node",
            "style": {
                "label": "data(label)",
                "shape": "round-rectangle",
                "width": 90,
                "height": 28,
                "text-valign": "center",
                "background-color": "#e4f0fb",
            },
        },
        {"selector": "edge", "style": {"curve-style": "bezier", "target-arrow-shape": "triangle", "width": 2}},
    ]
    html = f"""<!doctype html><div id="g" style="position:absolute;inset:0"></div><script>{library}</script><script>
const cy = cytoscape({{ container: document.getElementById("g"), elements: {json.dumps(elements)}, style: {json.dumps(style)}, layout: {{ name: "preset" }} }});
cy.ready(() => {{ cy.fit(); window.stands = true; }});</script>"""
    return Candidate("cytoscape", html, "() => window.stands === true", 0.0)


def with_sigma(view: View, places: dict[str, tuple[float, float]], folder: Path) -> Candidate:
    graphology = (folder / "graphology/dist/graphology.umd.min.js").read_text(encoding="utf-8")
    library = (folder / "sigma/dist/sigma.min.js").read_text(encoding="utf-8")
    nodes = [
        [company.id, {"label": company.name, "x": places[company.id][0], "y": -places[company.id][1], "size": 6}]
        for company in view.companies
    ]
    edges = [[a.payer, a.payee, {"size": 1.5, "type": "arrow"}] for a in view.arrows]
    html = f"""<!doctype html><div id="g" style="position:absolute;inset:0"></div><script>{graphology}</script><script>{library}</script><script>
const graph = new graphology.MultiDirectedGraph();
for (const [id, look] of {json.dumps(nodes)}) graph.addNode(id, look);
for (const [from, to, look] of {json.dumps(edges)}) graph.addEdge(from, to, look);
new Sigma(graph, document.getElementById("g"));
window.stands = true;</script>"""
    return Candidate("sigma", html, "() => window.stands === true", 0.0)


def with_force_graph(view: View, places: dict[str, tuple[float, float]], folder: Path) -> Candidate:
    library = (folder / "force-graph/dist/force-graph.min.js").read_text(encoding="utf-8")
    nodes = [
        {"id": company.id, "name": company.name, "fx": places[company.id][0], "fy": places[company.id][1]}
        for company in view.companies
    ]
    links = [{"source": a.payer, "target": a.payee} for a in view.arrows]
    html = f"""<!doctype html><div id="g" style="position:absolute;inset:0"></div><script>{library}</script><script>
const graph = new ForceGraph(document.getElementById("g")).cooldownTicks(0).linkDirectionalArrowLength(6).linkCurvature(0.15)
  .nodeCanvasObject((node, canvas) => {{ canvas.font = "12px sans-serif"; canvas.textAlign = "center"; canvas.fillText(node.name, node.x, node.y); }})
  .graphData({json.dumps({"nodes": nodes, "links": links})});
graph.zoomToFit(0);
window.stands = true;</script>"""
    return Candidate("force-graph", html, "() => window.stands === true", 0.0)


NOTHING = None, None, None, None


def measure(
    browser: Browser, page: Candidate, fragment: str, wait_s: int
) -> tuple[float | None, float | None, float | None, float | None]:
    """Open a page once: seconds to drawn, seconds busy, megabytes held, frames a second while dragged; None for what did not come in time."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.route("http*://**", lambda route: route.abort())
    # A name of its own each time, so that nothing is taken from a cache.
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{time.monotonic_ns()}.html"
        file.write_text(page.html, encoding="utf-8", newline="\n")
        tab = context.new_page()
        driver = context.new_cdp_session(tab)
        driver.send("Performance.enable", {"timeDomain": "threadTicks"})
        try:
            tab.goto(file.as_uri() + fragment, wait_until="commit", timeout=wait_s * 1000)
            deadline = time.monotonic() + wait_s
            while not tab.evaluate(page.stands):
                if time.monotonic() > deadline:
                    return NOTHING
                time.sleep(0.02)
            drawn = tab.evaluate(TWO_FRAMES) / 1000
            busy = next(
                m["value"] for m in driver.send("Performance.getMetrics")["metrics"] if m["name"] == "ThreadTime"
            )
            driver.send("HeapProfiler.collectGarbage")
            heap = driver.send("Runtime.getHeapUsage")["usedSize"] / 1e6
            tab.evaluate(COUNT_FRAMES)
            tab.mouse.move(480, 640)
            tab.mouse.down()
            begun, before = time.monotonic(), tab.evaluate("window.frames_")
            step = 0
            while time.monotonic() - begun < DRAGGED_S:
                step += 1
                tab.mouse.move(480 + step % 40 * 3, 640 - step % 30 * 2)
            frames = tab.evaluate("window.frames_") - before
            moving = frames / (time.monotonic() - begun)
            tab.mouse.up()
        except Error:
            return NOTHING
        else:
            return drawn, busy, heap, moving
        finally:
            context.close()


def told(values: list[float | None], unit: str, wait_s: int) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return f"not in {wait_s} s" if unit == "s" else "-"
    middle = statistics.median(known)
    return {"s": f"{middle:.2f} s", "MB": f"{middle:.1f} MB", "fps": f"{middle:.0f}"}[unit]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--wait", type=int, default=60)
    parser.add_argument("--shipped", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    args = parser.parse_args()
    print(f"Python {platform.python_version()}, pyvis {version('pyvis')}, {os.cpu_count()} cores, {platform.machine()}")
    print(
        "| companies | deals | page | size | built | drawn | busy | heap | moving |\n|---|---|---|---|---|---|---|---|---|"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        print(f"Chromium {browser.version}")
        views = [
            *([("the shipped data", load().view())] if args.shipped else []),
            *((str(size), random_view(size)) for size in args.sizes),
        ]
        for name, view in views:
            ours = our_page(view)
            pages = [(ours, ""), (ours, "#everyone=yes"), (stock_pyvis(view), "")]
            if args.others:
                places = places_of(ours)
                pages += [
                    (page(view, places, args.others), "") for page in (with_cytoscape, with_sigma, with_force_graph)
                ]
            for page, fragment in pages:
                results = []
                for _ in range(args.repeat):
                    results.append(measure(browser, page, fragment, args.wait))
                    if results[-1][0] is None:
                        break
                drawn, busy, heap, moving = zip(*results, strict=True)
                label = f"{page.name}, all companies" if fragment else page.name
                built = f"{page.built_s:.1f} s" if page.built_s else ""
                print(
                    f"| {name} | {len(view.arrows):,} | {label} | {len(page.html.encode()) / 1000:,.0f} kB | {built} "
                    f"| {told(list(drawn), 's', args.wait)} | {told(list(busy), 's', args.wait)} | {told(list(heap), 'MB', args.wait)} | {told(list(moving), 'fps', args.wait)} |",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
