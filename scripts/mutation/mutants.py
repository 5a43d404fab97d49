"""What a mutant is: one place in a function of the rooms that figures come from, with something else in it.

A mutant is a comparison, an operator, a number, a truth value or a condition that is another one. `mutate.py` runs them.

Reference: DeMillo, Lipton and Sayward, "Hints on Test Data Selection", Computer 11 (1978), doi:10.1109/C-M.1978.218136
"""

import ast
import copy
import random
from functools import cache
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).parents[2]
ROOMS = ("model", "rules", "loops", "measures", "reading")

OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def mutated(node: ast.AST) -> ast.AST | None:
    """Give another node in the place of one, or None where there is nothing to change."""
    new = copy.deepcopy(node)
    match new:
        case ast.BinOp() | ast.BoolOp() if type(new.op) in OPERATORS:
            new.op = OPERATORS[type(new.op)]()
        case ast.Compare() if type(new.ops[0]) in OPERATORS:
            new.ops[0] = OPERATORS[type(new.ops[0])]()
        case ast.UnaryOp(op=ast.Not()):
            return new.operand
        case ast.Constant(value=bool()):
            new.value = not new.value
        case ast.Constant(value=int()):
            new.value += 1
        case ast.If() | ast.IfExp():
            new.test = ast.UnaryOp(op=ast.Not(), operand=new.test)
        case _:
            return None
    return new


@cache
def places(path: Path) -> list[ast.AST]:
    """Give the nodes within functions of a module that can be changed; what annotations and decorators hold is no behaviour."""
    found = []
    for function in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                # Before Python 3.12 what stands in a formatted string has no place of its own.
                left_out = [node for node in ast.walk(statement) if isinstance(node, ast.JoinedStr)]
                left_out += [note for node in ast.walk(statement) if (note := getattr(node, "annotation", None))]
                left_out += [note for node in ast.walk(statement) if (note := getattr(node, "returns", None))]
                inside = {id(part) for one in left_out for part in ast.walk(one)}
                found += [node for node in ast.walk(statement) if id(node) not in inside and mutated(node) is not None]
    return list(dict.fromkeys(found))


def drawn(seed: int) -> list[tuple[Path, int]]:
    """Give all places of the rooms, module and number, in an order drawn at random."""
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / "aigraph" / room).rglob("*.py")):
            found += [(path, number) for number in range(len(places(path)))]
    random.Random(seed).shuffle(found)  # noqa: S311  a seed is wanted
    return found


def change(path: Path, number: int) -> tuple[bytes, str, int]:
    """Give the text of a module with one place changed, the change in words, and the line."""
    source = path.read_text(encoding="utf-8")
    node = places(path)[number]
    new = mutated(node)
    assert new is not None
    if isinstance(node, ast.If):
        # Only the condition is another: the body keeps its lines.
        node, new = node.test, new.test  # type: ignore[attr-defined]
    lines = source.splitlines(keepends=True)
    start = sum(len(line.encode()) for line in lines[: node.lineno - 1]) + node.col_offset  # type: ignore[attr-defined]
    end = sum(len(line.encode()) for line in lines[: node.end_lineno - 1]) + node.end_col_offset  # type: ignore[attr-defined]
    text = source.encode()
    words = f"{ast.get_source_segment(source, node)} -> {ast.unparse(new)}"
    # As many lines as before: what follows stays where it was.
    more = b"\n" * text[start:end].count(b"\n")
    return text[:start] + b"(" + ast.unparse(new).encode() + more + b")" + text[end:], words[:200], node.lineno  # type: ignore[attr-defined]


def codes(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """Give the code of each function of a module by its qualified name and first line."""
    found = {}
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            found |= {(inner.co_qualname, inner.co_firstlineno): inner} | codes(inner)
    return found
