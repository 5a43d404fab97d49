"""The templates of a site, and what all its pages print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from aigraph import __version__
from aigraph.language.sentences import scope
from aigraph.language.translation import DEFINITION, gettext, language
from aigraph.model.ledger import View
from aigraph.picture.palette import DARK, LIGHT
from aigraph.store.data_version import data_version
from aigraph.typography.font import BOLD, REGULAR
from aigraph.typography.font_faces import font_faces
from aigraph.typography.scripts import font_family


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFrame:
    """What stands round every page of a site.

    Parameters
    ----------
    title : str
        The name of the site.
    url : str
        Where it will stand, with a slash at its end; empty if that is not known.
    card : str
        The address of its picture; empty if there are no pictures.
    pages : mapping of str to str
        The addresses of its lists, by their names.
    scope, data_version : str
        Of what view, and which version of the data.
    definition : str
        What a loop is.
    language : str
        The code of the language that its pages are in.
    """

    title: str
    url: str
    card: str
    pages: Mapping[str, str]
    scope: str
    data_version: str
    definition: str
    language: str
    version: str = __version__


def frame_of(view: View, title: str, url: str, card: str, pages: Mapping[str, str]) -> SiteFrame:
    """Give the frame of the pages of a view."""
    words = scope(view)
    return SiteFrame(
        title=title,
        url=url,
        card=card,
        pages={gettext(name): address for name, address in pages.items()},
        scope=words[:1].upper() + words[1:],
        data_version=data_version(view.ledger),
        definition=gettext(DEFINITION),
        language=language(),
    )


def render(template: str, frame: SiteFrame, here: str, **values: Any) -> str:
    """Print a page that stands at an address."""
    # A page does not know in which folder of a server the site stands, so it counts its way up to the root.
    root = "../" * here.count("/")
    text: str = (
        _environment().get_template(template).render(site=frame, here=here, root=root, gettext=gettext, **values)
    )
    return text


def style_sheet(text: str) -> str:
    """Write the style sheet that all pages share, with the fonts for a text."""
    light, dark = (";".join(f"--{name}:{colour}" for name, colour in palette.items()) for palette in (LIGHT, DARK))
    own = (files("aigraph.site") / "templates" / "site.css").read_text(encoding="utf-8")
    return "\n".join(
        (
            font_faces({REGULAR: text, BOLD: text}),
            f":root{{{light};--typeface:{font_family()}}}",
            f"@media (prefers-color-scheme: dark){{:root{{{dark}}}}}",
            own,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("aigraph.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
