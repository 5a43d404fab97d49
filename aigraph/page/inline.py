"""What the page carries inside itself: drawing library, script and style, and the policy that lets only these run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from aigraph.model.origin import AigraphError
from aigraph.typography.font import BOLD, REGULAR
from aigraph.typography.font_faces import font_faces
from aigraph.typography.scripts import font_family

SCRIPTS = (
    *("elements.js", "data.js", "amounts.js", "view.js", "search.js", "loops.js", "words.js", "names.js", "state.js"),
    *("looks.js", "theme.js", "picture.js", "evidence.js", "details.js", "list.js", "table.js", "matrix.js", "time.js"),
    *("filters.js", "svg.js", "sheet.js", "downloads.js", "keys.js", "light.js", "page.js"),
)
"""The script of the page in the order of its parts: each uses only what stands before it."""


STYLES = ("page.css", "tables.css", "panels.css", "sizes.css", "print.css")
"""The style sheet of the page in the order of its parts: what stands later has the last word."""


def style(text: str) -> str:
    """Read the style sheet of the page, its parts put together, with the fonts for the characters of a text."""
    return f"{font_faces({REGULAR: text, BOLD: text})}\n:root {{ --typeface: {font_family()}; }}\n{''.join(map(_template, STYLES))}"


def script(names: Iterable[str] = SCRIPTS) -> str:
    """Read the script of the page, or some parts of it, put together in one scope."""
    parts = "\n".join(map(_template, names))
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _template(name: str) -> str:
    return (files("aigraph.page") / "templates" / name).read_text(encoding="utf-8")


def drawing_library() -> str:
    """Read vis-network as pyvis carries it, the newest if there are several.

    Raises
    ------
    AigraphError
        If it is not there, or cannot stand inside a page.
    """
    spec = find_spec("pyvis")
    lib = Path(spec.origin).parent / "lib" if spec and spec.origin else Path("lib")
    found = sorted(lib.glob("vis-*/vis-network.min.js"), key=lambda path: _version(path.parent.name))
    if not found:
        raise AigraphError(f"no vis-*/vis-network.min.js in {lib}; drawing needs pyvis 0.3.2 or newer")
    text = found[-1].read_text(encoding="utf-8")
    if "</script" in text or "<!--" in text:
        raise AigraphError(f"{found[-1]} cannot stand inside a page: it would end its own script")
    return text


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.removeprefix("vis-").split(".") if part.isdigit())


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Write the content security policy under which only these scripts and styles run, and nothing is fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: Sequence[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
