"""Writes the catalogues of aigraph/language anew from the messages of the code, by Babel: `update`, or `check` what they lack.

A message is what gettext, ngettext and gettext_noop are called with in Python, in the script of the page and in templates, the noun of `count`, and the
vocabulary of the data. `update` gives new messages an empty entry and drops those that are gone; a translator fills the empty ones.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from aigraph.answers.queries.problem_rows import rule_rows
from aigraph.cli import main as aigraph
from aigraph.cli.answer_language import SPEAKING_MODULES
from aigraph.cli.commands import GROUPS
from aigraph.language.sentence_parts import plural_of
from aigraph.language.terms import glossary, look_up
from aigraph.language.vocabulary import vocabulary
from aigraph.measures.catalogue.names import list_measures
from aigraph.measures.concentration import SIDES
from aigraph.measures.institutions import MEANINGS, read_rules
from aigraph.measures.institutions.rules import layer_of_role
from aigraph.model.evidence import FLAGS
from aigraph.page.payload import GLOSSED
from scripts.error_messages import PLACES, errors_of

PACKAGE = Path(__file__).parents[1] / "aigraph"
CATALOGUES = PACKAGE / "language" / "catalogues"
_KEYWORDS = {"gettext": None, "gettext_noop": None, "ngettext": (1, 2)}


@cache
def template() -> Catalog:
    """Gather all messages of the code, without translations."""
    found = Catalog()
    for message, place in _messages():
        found.add(message, locations=[place], flags=())
    return found


def _messages() -> Iterator[tuple[str | tuple[str, ...], tuple[str, int]]]:
    methods = [("page/browser/script/**.js", "javascript"), ("**/templates/**", "jinja2.ext:babel_extract")]
    for file, line, message, _, _ in extract_from_dir(PACKAGE, methods, keywords=_KEYWORDS):
        yield message, (file, line)
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        module = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(module))
        for message in messages_of(nodes):
            yield message, (place.as_posix(), 1)
        for message in errors_of(module, nodes, place.parts[0]):
            yield message, (f"{RAISED}{place.as_posix()}", 1)
    for template in ("page/templates/page.html",):
        for text in texts_of((PACKAGE / template).read_text(encoding="utf-8")):
            yield text, (template, 1)
    for name in GLOSSED:
        yield name, ("page/payload.py", 1)
        yield look_up(name).text, ("page/payload.py", 1)
    yield from _words_of_measures()
    yield from _help()
    yield from _words_of_click()
    for message in vocabulary():
        yield message, ("language/vocabulary.py", 1)


def _words_of_measures() -> Iterator[tuple[str, tuple[str, int]]]:
    for listed in list_measures():
        for text in (listed.name.replace("_", " "), listed.meaning):
            yield text, ("measures/catalogue/names.py", 1)
    words = (*MEANINGS, *MEANINGS.values(), *layer_of_role().values(), *(rule.category for rule in read_rules()))
    for text in dict.fromkeys((*words, *SIDES)):
        yield text, ("measures/institutions/shares.py", 1)


def _help() -> Iterator[tuple[str, tuple[str, int]]]:
    """Give the help of each command and option as it is printed, the words of the glossary, and what the rules of `aigraph check` ask for."""
    group = aigraph.to_info_dict(aigraph.make_context("aigraph", [], resilient_parsing=True))
    for command in (group, *group["commands"].values()):
        yield inspect.cleandoc(command["help"]), ("cli/", 1)
        for parameter in command["params"]:
            if parameter.get("help"):
                yield parameter["help"], ("cli/", 1)
    for heading in (*GROUPS, "Examples:"):
        yield heading, ("cli/", 1)
    for term in glossary():
        for text in (term.group, term.text, *(() if term.name in FLAGS else (term.name,))):
            yield text, ("cli/look/help.py", 1)
    for row in rule_rows():
        yield row["asks_for"], ("rules/", 1)


_CLICK = "click/"
RAISED = "raised/"
"""Where messages stand that rooms raise in English and know nothing of languages."""


def _words_of_click() -> Iterator[tuple[str | tuple[str, ...], tuple[str, int]]]:
    folder = Path(click.__file__).parent
    for module in SPEAKING_MODULES:
        for _, message, *_ in extract_from_file("python", folder / f"{module}.py", {"_": None, "ngettext": (1, 2)}):
            yield message, (_CLICK, 1)


def messages_of(nodes: Iterable[ast.AST]) -> Iterator[str | tuple[str, ...]]:
    """Give the messages of a Python module: Babel's own way does not look into f-strings."""
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if name in ("gettext", "gettext_noop") and texts:
            yield texts[0]
        elif name == "ngettext" and len(texts) == 2:  # noqa: PLR2004  one and many
            yield tuple(texts)
        elif name == "count" and texts:
            yield (f"{{number:,}} {texts[0]}", f"{{number:,}} {plural_of(texts[0])}")


class _Texts(HTMLParser):
    """Gathers what a reader sees in HTML, but what is marked as being in a language and what a template fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag in ("style", "script", "noscript", "head") or ("lang" in values and tag != "html"))
        if not any(self.open):
            self._add(*(values.get(name) or "" for name in ("title", "aria-label", "placeholder")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self._add(*_FILLED.split(data))

    def _add(self, *texts: str) -> None:
        self.found += [
            " ".join(text.split()) for text in texts if re.search("[A-Za-z]{2}", text) and not _FILLED.search(text)
        ]


_VOID = ("meta", "link", "input", "img", "br", "path", "line", "col", "rect")
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def texts_of(html: str) -> list[str]:
    """Give the texts of a template that a script translates where they stand."""
    parser = _Texts()
    parser.feed(html)
    return parser.found


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


_PAGE = ("page/", "picture/", "language/", "measures/catalogue/names")
"""Where the messages of the page stand; those of the list of loops, which has some more, are looked up by a test."""

_EXPLANATION = (
    "answers/why_no_loop",
    "answers/explanation",
    "answers/provenance",
    "cli/look/explain",
    "cli/look/cycles",
)
"""Where those of the account of one loop stand."""

_FEW = {"cycles": _PAGE, "draw": _PAGE, "explain": _EXPLANATION}
"""The commands with which a catalogue begins."""


_ERRORS = "language/finished_text.py"


def lacks(catalogue: Catalog, messages: Catalog, *, with_raised: bool = False) -> list[str]:
    """Say which messages a catalogue has no whole translation of, and where a translation has lost or made up a place.

    A catalogue that says that it has no more than page, list of loops and account of a loop is asked for their messages. The words of
    click change with its version: a test asks for those that are met.
    """
    commands = catalogue.get("translated", context="commands")
    translated = set(commands.string.split()) if commands is not None else set()
    rooms = sum((_FEW.get(command, ()) for command in translated), ()) if translated and translated <= set(_FEW) else ()
    return [
        f"{message.id!r}: {why}"
        for message in messages
        if message.id
        and {name for name, _ in message.locations} != {_CLICK}
        and (with_raised or not _is_raised(message))
        and not (rooms and not any(name.startswith(rooms) and name != _ERRORS for name, _ in message.locations))
        and (why := _fault(catalogue, message))
    ]


def _fault(catalogue: Catalog, message: Message) -> str:
    entry = catalogue.get(message.id)
    forms = () if entry is None else entry.string if isinstance(entry.string, tuple) else (entry.string,)
    if entry is None or not forms or not all(forms):
        return "has no translation"
    if entry.fuzzy:
        return "is marked as fuzzy"
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    for english, form in zip(ids, forms, strict=True):
        if _places(form) != _places(english):
            return f"has other places in {form!r}"
    return ""


def _places(message: str) -> set[str]:
    """Give the places of a message that a translation needs: articles are English alone."""
    return set(PLACES.findall(message)) - {"{article}"}


def update(path: Path, messages: Catalog) -> None:
    """Write a catalogue with an entry for each message; what it says stays, what is gone goes, and names of companies stay."""
    old = read(path)
    new = Catalog(locale=path.stem, header_comment=old.header_comment, fuzzy=False)
    new.mime_headers = old.mime_headers
    for message in messages:
        if message.id:
            entry = old.get(message.id)
            new.add(message.id, entry.string if entry else "", locations=message.locations, flags=())
    for entry in old:
        if entry.context:
            new.add(entry.id, entry.string, context=entry.context)
    with path.open("wb") as file:
        write_po(file, new, width=0, sort_output=True, omit_header=False, include_lineno=False)


def raised_share(catalogue: Catalog, messages: Catalog) -> float:
    """Give the share of the sentences that rooms raise in English that a catalogue has a translation of."""
    raised = [message for message in messages if message.id and _is_raised(message)]
    return 1 - sum(bool(_fault(catalogue, message)) for message in raised) / len(raised)


def _is_raised(message: Message) -> bool:
    return all(name.startswith(RAISED) for name, _ in message.locations) and bool(message.locations)


def main() -> int:
    """Update or check all catalogues."""
    messages = template()
    faults = []
    for path in sorted(CATALOGUES.glob("*.po")):
        if sys.argv[1:] == ["update"]:
            update(path, messages)
        faults += [f"{path.name}: {fault}" for fault in lacks(read(path), messages, with_raised=path.stem == "bn")]
    print("\n".join(faults) or "each message has its entry")
    return bool(faults)


if __name__ == "__main__":
    raise SystemExit(main())
