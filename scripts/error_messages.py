"""Finds the sentences that aigraph raises, warns of or tells of a table: they are finished in English where they stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

PLACES = re.compile(r"\{[^{}]*\}")
"""The places of a message, as `str.format` has them."""

_RAISED = re.compile(
    r"\w+(Error|Warning)|fail|BadParameter|Problem|warn|at|doubt|note|print_warning|_exit|echo|append|require|optional"
)
"""What a sentence is given to where it is told to the user."""

_OF_PROGRAMMERS = ("engine", "spark", "networkx_backend", "server")
"""Rooms whose errors no command shows."""


_OF_TABLES = ("reading", "datasets", "native", "writing", "model", "files", "store")
"""Rooms that tell what they read and wrote in sentences that are no errors."""

_TOLD = (ast.Call,)
_WRITTEN = (ast.Call, ast.Yield, ast.Return, ast.Assign)


def errors_of(module: ast.Module, nodes: Iterable[ast.AST], room: str) -> Iterator[str]:
    """Give the sentences that a module of a room raises or warns of, with a place for each value in them.

    A sentence stands in the call itself, or in the same function under the name that the call is given.
    """
    if room in _OF_PROGRAMMERS:
        return
    told = _WRITTEN if room in _OF_TABLES else _TOLD
    for constant in module.body:
        if isinstance(constant, ast.Assign):
            yield from _constants(constant.value)
    inner: set[ast.AST] = set()
    for function in nodes:
        if not isinstance(function, ast.FunctionDef) or function in inner:
            continue
        within = list(ast.walk(function))
        inner.update(within)
        named = {
            target.id: node.value
            for node in within
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in within:
            if isinstance(node, told):
                for given in _given(node):
                    yield from _sentences(*_resolved(given, named))


def _constants(value: ast.expr) -> Iterator[str]:
    """Give the sentences among the constants of a module; places without a name get their number."""
    for text in value.values if isinstance(value, ast.Dict) else [value]:
        for sentence in _sentences(text, {}):
            if len(_FUNCTION_WORDS.findall(sentence)) > 1 or sentence.startswith("expected "):
                pieces = re.split(r"\{(\d*)(?:![rs])?\}", sentence)
                pieces[1::2] = [f"{{of_{named or place}}}" for place, named in enumerate(pieces[1::2])]
                yield "".join(pieces)


_FUNCTION_WORDS = re.compile(r"\b(the|a|as|is|are|of|at|that|not|no|with|without|all|and|sets|so|lifts)\b")
"""Words that tell a sentence from a list of words."""


def _given(node: ast.AST) -> list[ast.expr]:
    """Give what may be the sentences of a call, or of what a function gives."""
    if isinstance(node, ast.Call):
        return node.args if _RAISED.fullmatch(_name(node.func)) else []
    value = node.value
    return value.elts if isinstance(value, ast.Tuple | ast.List) else [value] if value else []


def _sentences(node: ast.expr, named: Mapping[str, ast.expr]) -> Iterator[str]:
    """Give the sentence that an expression writes, and those that fill its places."""
    if isinstance(node, ast.IfExp):
        yield from _sentences(node.body, named)
        yield from _sentences(node.orelse, named)
    elif isinstance(node, ast.Constant | ast.JoinedStr):
        pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
        sentence = "".join(_piece(piece) for piece in pieces)
        plain = PLACES.sub("0", sentence)
        if re.search("[A-Za-z]{2,}.* .*[A-Za-z]{2,}", plain, re.DOTALL) and not _CODE.search(plain):
            yield sentence.strip("\n")
        for piece in pieces:
            if isinstance(piece, ast.FormattedValue):
                yield from _sentences(*_resolved(piece.value, named))


_CODE = re.compile(
    r"^[A-Z ]+$|^(#|//) |^digraph|neo4j-admin|IS NULL|DISTINCT|[A-Z]{4,}[ (].*[A-Z]{3,}[ ({]|\w\(|[<|]|\\n|  ",
    re.DOTALL,
)
"""Signs of a text that is a query or a markup."""


def _resolved(node: ast.expr, named: Mapping[str, ast.expr]) -> tuple[ast.expr, Mapping[str, ast.expr]]:
    """Give what a name stands for in its function, where the name itself stands for nothing any more."""
    if not isinstance(node, ast.Name) or node.id not in named:
        return node, named
    return named[node.id], {name: value for name, value in named.items() if name != node.id}


def _piece(piece: ast.expr) -> str:
    if isinstance(piece, ast.Constant):
        return str(piece.value)
    value = piece.value
    is_number = piece.format_spec or (isinstance(value, ast.Call) and _name(value.func) == "len")
    name = re.sub(r"\W+", "_", ast.unparse(value)).strip("_").removeprefix("self_")[:_LONGEST_NAME].strip("_")
    is_quoted = piece.conversion == ord("r")
    return f"{{{name}{'!r' if is_quoted else ':,' if is_number else ''}}}"


_LONGEST_NAME = 24


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")
