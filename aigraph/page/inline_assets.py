"""What the page carries inside itself: drawing library, bundled script, and style sheet with fonts and colours of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from aigraph.model.origin import AigraphError
from aigraph.picture.palette import DARK, LIGHT, PRINT
from aigraph.typography.font import BOLD, REGULAR
from aigraph.typography.font_faces import font_faces
from aigraph.typography.scripts import font_family


def script() -> str:
    """Read the script of the page, bundled from the modules in browser/script."""
    return _bundled("page.js")


def unpacking_script() -> str:
    """Read the script that unpacks the others."""
    return _bundled("unpack.js")


def style_sheet(text: str) -> str:
    """Read the style sheet of the page, bundled from browser/style, below the fonts and colours that it refers to.

    Parameters
    ----------
    text : str
        What is drawn in the picture: the fonts for its characters are embedded.
    """
    printed = {name: colour for name, colour in PRINT.items() if colour != LIGHT[name]}
    return "\n".join(
        (
            font_faces({REGULAR: text, BOLD: text}),
            _custom_properties(":root", LIGHT),
            _custom_properties(":root", {"typeface": font_family()}),
            _custom_properties(':root[data-theme="dark"]', DARK),
            _custom_properties(":root.printing", printed),
            _bundled("page.css"),
        )
    )


def _custom_properties(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector}{{{';'.join(f'--{name}:{value}' for name, value in values.items())}}}"


def _bundled(name: str) -> str:
    return (files("aigraph.page") / "bundle" / name).read_text(encoding="utf-8")


def drawing_library() -> str:
    """Read vis-network as pyvis carries it, the newest if there are several.

    Raises
    ------
    AigraphError
        If it is not there.
    """
    spec = find_spec("pyvis")
    lib = Path(spec.origin).parent / "lib" if spec and spec.origin else Path("lib")
    found = sorted(lib.glob("vis-*/vis-network.min.js"), key=lambda path: _version(path.parent.name))
    if not found:
        raise AigraphError(f"no vis-*/vis-network.min.js in {lib}; drawing needs pyvis 0.3.2 or newer")
    return found[-1].read_text(encoding="utf-8")


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.removeprefix("vis-").split(".") if part.isdigit())
