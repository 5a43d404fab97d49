"""A page as the cell of a notebook: without what a frame cannot show."""

from __future__ import annotations

import json
import re

from aigraph.page.compressed_text import pack, unpack

_PACKED = re.compile(r'(?<=id="packed">)[^<]*')
_FOR_OTHER_PAGES = re.compile(r'<(?:meta (?:property|name="description")|link rel="icon")[^>]*>\n')
"""What tabs, search engines and links elsewhere show of a page."""

_STYLE = re.compile(r"<style>(.*?)</style>\n", re.DOTALL)
_OTHER_LANGUAGES = ("catalogues", "company_names")


def cell_html(html: str) -> str:
    """Leave out what is for readers without scripts and for other pages, and the languages other than that of the page.

    A frame runs scripts or is not shown at all, and has no address at which it could be opened in another language. So its style
    sheet can be packed with them, which takes half as much.
    """
    before, _, rest = _FOR_OTHER_PAGES.sub("", html).partition("<noscript>")
    whole = before + rest.partition("</noscript>")[2]
    style = "\n".join(_STYLE.findall(whole))
    return _PACKED.sub(lambda found: _packed_again(found[0], style), _STYLE.sub("", whole))


def _packed_again(packed: str, style: str) -> str:
    """Pack data in one language, with the style sheet."""
    parts = {"style": style} | unpack(packed)
    dataset = json.loads(parts["dataset"])
    lang = dataset["opening"]["lang"]
    for name in _OTHER_LANGUAGES:
        dataset[name] = {code: words for code, words in dataset[name].items() if code == lang}
    return pack(parts | {"dataset": json.dumps(dataset, ensure_ascii=False, separators=(",", ":"))})
