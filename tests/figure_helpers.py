"""What the tests of figures share: views worth drawing, and a figure opened as a reader opens it."""

import re
from xml.etree import ElementTree as ET

from aigraph.model import Company
from tests.ledgers import ledger

SVG = "{http://www.w3.org/2000/svg}"

NAMES = {
    "v": "কলকাতা ডেটা সেন্টার",
    "l": "أبوظبي للاستثمار",
    "h": "חברה בינה",
    "c": "ソフトバンク 台積電",
    "x": "Łódź & <Sons>",
}

MANY_SCRIPTS = """
    v -> l equity signed 2025-01 6
    l -> h compute signed 2025-01 3
    h -> v chips announced 2025-03-04 9 high=12
    l -> c compute signed 2025-02 30
    c -> v chips signed 2025-03 20
    l -> v chips closed 2025-03 5 paid=2
    x -> l equity closed 2025 low=3
    v -> x warrant rumoured 2025-04
    c -> x guarantee signed 2025-05 1
    x -> h transfer closed 2025-06 2
"""

HOSTILE = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "<image href=x onerror=alert(1)>",
    "<![CDATA[x]]> ]]> <!-- -->",
    "&lt;b&gt; &#0; &amp;",
    "a\x00b\x08c\ufffe",
    "url(javascript:alert(1))",
    "\u202eright to left\u2069 \u2066",
    '#import "x"; $sum$ *bold* @ref',
    "   ",
)


def view_of(text, names=(), status="all"):
    companies = [Company(id=key, name=name, roles=("cloud",)) for key, name in dict(names).items()]
    return ledger(text, companies).view(status=status, layers=["cash", "value", "contingent"])


def crowd(size):
    """Give a view of so many companies with names of all lengths, most of them partners of a few."""
    words = ("xAI", "Nvidia", "Crusoe and Blue Owl Abilene vehicle", "কলকাতা ডেটা সেন্টার", "أبوظبي", "Anthropic")
    names = {f"c{at}": f"{words[at % len(words)]} {at}" for at in range(size)}
    lines = [f"out{at}: c{at * at % 9} -> c{at} equity signed 2025-01 {at % 40 + 1}" for at in range(1, size)]
    lines += [f"back{at}: c{at} -> c{at * at % 9} compute signed 2025-02 {at % 60 + 1}" for at in range(1, size)]
    return view_of("\n".join(line for line in lines if line.split()[1] != line.split()[3]), names)


def tree_of(svg):
    return ET.fromstring(svg)  # noqa: S314 - what our own code wrote


def tree(figure):
    return tree_of(figure.svg)


def texts(figure):
    return ["".join(element.itertext()) for element in tree(figure).iter(f"{SVG}text")]


def words(figure):
    return re.sub("[\u2066-\u2069]", "", " ".join(texts(figure)))


def opened(chromium, tmp_path, svg):
    """Open a figure as a file in a browser, and note all that it does."""
    file = tmp_path / "figure.svg"
    file.write_text(svg, encoding="utf-8", newline="\n")
    page = chromium.new_page()
    page.done = []
    page.on("request", lambda request: page.done.append(request.url))
    page.on("console", lambda message: page.done.append(message.text))
    page.on("pageerror", lambda error: page.done.append(str(error)))
    page.on("dialog", lambda dialog: (page.done.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    assert page.done.pop(0) == file.as_uri()
    page.evaluate("document.fonts.ready.then(() => null)")
    page.done = [address for address in page.done if not address.startswith("data:font/woff2")]
    return page
