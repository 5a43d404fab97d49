"""Mutate the rooms that figures come from, one place at a time, and see whether a test of the room fails.

    python scripts/mutate.py [--mutants 500] [--seed 0] [--seconds 120] [--out out/mutants.json]

Places are drawn at random over all modules of `model`, `rules`, `loops`, `measures` and `reading`, functions that are not
documentation only. A mutant is a comparison, an operator, a number, a truth value or a condition that is another one. It is
run in a copy of the tree, on those tests of the room that name what the module defines; a mutant that they let pass has
survived. What was measured is kept in a file and is not measured again. Ends with 1 if fewer than nine of ten were killed.

Reference: DeMillo, Lipton and Sayward, "Hints on Test Data Selection", Computer 11 (1978), doi:10.1109/C-M.1978.218136
"""

import argparse
import ast
import copy
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("model", "rules", "loops", "measures", "reading")
GOAL = 0.9
_NO_TESTS = 5
_TESTS_A_MODULE = 6

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


def places(tree: ast.Module) -> list[ast.AST]:
    """Give the nodes within functions that can be changed; what annotations and decorators hold is no behaviour."""
    found = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                # Before Python 3.12 what stands in a formatted string has no place of its own.
                texts = [node for node in ast.walk(statement) if isinstance(node, ast.JoinedStr)]
                inside = {id(part) for text in texts for part in ast.walk(text)}
                found += [node for node in ast.walk(statement) if id(node) not in inside and mutated(node) is not None]
    return list(dict.fromkeys(found))


def mutants(seed: int) -> list[tuple[Path, int]]:
    """Give all places, module and number, in an order drawn at random."""
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / "aigraph" / room).rglob("*.py")):
            found += [(path, number) for number in range(len(places(ast.parse(path.read_bytes()))))]
    random.Random(seed).shuffle(found)  # noqa: S311  a seed is wanted
    return found


def write_mutant(path: Path, number: int, target: Path) -> str:
    """Write a module with one place changed, and give the change in words."""
    source = path.read_text(encoding="utf-8")
    node = places(ast.parse(source))[number]
    new = mutated(node)
    assert new is not None
    old = ast.get_source_segment(source, node) or ""
    lines = source.splitlines(keepends=True)
    if isinstance(node, ast.If):
        # Only the condition is another: the body keeps its lines.
        node, new = node.test, new.test  # type: ignore[attr-defined]
        old = ast.get_source_segment(source, node) or ""
    start = sum(len(line.encode()) for line in lines[: node.lineno - 1]) + node.col_offset  # type: ignore[attr-defined]
    end = sum(len(line.encode()) for line in lines[: node.end_lineno - 1]) + node.end_col_offset  # type: ignore[attr-defined]
    text = source.encode()
    target.write_bytes(text[:start] + f"({ast.unparse(new)})".encode() + text[end:])
    return f"{old} -> {ast.unparse(new)}"[:200]


def tests_of(path: Path, tree: Path) -> list[str]:
    """Give the tests of the room that name what a module defines, those that name most of it first, and its own examples."""
    room = path.relative_to(ROOT / "aigraph").parts[0]
    defined = {node.name for node in ast.parse(path.read_bytes()).body if hasattr(node, "name")} | {path.stem}
    public = [name for name in defined if not name.startswith("_")]
    counts = {}
    for test in (tree / "tests" / room).rglob("test_*.py"):
        words = re.findall(r"\w+", test.read_text(encoding="utf-8"))
        counts[str(test.relative_to(tree))] = sum(words.count(name) for name in public) + 5 * (path.stem in test.stem)
    best = sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name])[:_TESTS_A_MODULE]
    return [str(path.relative_to(ROOT)), *(best or [f"tests/{room}"])]


def outcome(path: Path, number: int, tree: Path, seconds: float) -> dict[str, object]:
    """Run the tests on one mutant in a copy of the tree, and say whether it was killed."""
    target = tree / path.relative_to(ROOT)
    change = write_mutant(path, number, target)
    try:
        ended = run_tests(tests_of(path, tree), tree, seconds)
        killer = re.findall(r"^(?:FAILED|ERROR) (\S+)", ended.stdout, re.MULTILINE)
        killed = ended.returncode not in {0, _NO_TESTS}
    except subprocess.TimeoutExpired:
        killed, killer = True, ["no end within the time"]
    finally:
        shutil.copy2(path, target)
    if killed and killer and "::" in killer[0] and not passes_unchanged(killer[0], tree):
        raise SystemExit(f"{killer[0]} fails without a mutant, too: it cannot kill one")
    line = places(ast.parse(path.read_bytes()))[number].lineno  # type: ignore[attr-defined]
    return {"at": f"{path.relative_to(ROOT)}:{line}", "change": change, "killed": killed, "by": killer[:1]}


def run_tests(tests: list[str], tree: Path, seconds: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run tests in the copy until one fails."""
    words = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not browser and not spark", "--tb=no"]
    command = [sys.executable, "-B", "-m", "pytest", *words, *tests]
    return subprocess.run(command, cwd=tree, capture_output=True, check=False, timeout=seconds, encoding="utf-8")  # noqa: S603


@cache
def passes_unchanged(test: str, tree: Path) -> bool:
    """Whether a test that failed on a mutant passes without it."""
    return run_tests([test], tree).returncode == 0


def main() -> int:
    """Measure, print each survivor and the share that was killed by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--out", type=Path, default=Path("out/mutants.json"))
    words = parser.parse_args()
    done = json.loads(words.out.read_text()) if words.out.exists() else {}
    with tempfile.TemporaryDirectory() as made:
        tree = Path(made)
        for name in ("aigraph", "tests", "seeds"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        shutil.copy2(ROOT / "pyproject.toml", tree)
        for path, number in mutants(words.seed)[: words.mutants]:
            key = f"{path.relative_to(ROOT)} {number}"
            if key not in done:
                done[key] = outcome(path, number, tree, words.seconds)
                words.out.parent.mkdir(exist_ok=True)
                words.out.write_text(json.dumps(done, indent=1) + "\n")
                if not done[key]["killed"]:
                    print("survived:", done[key]["at"], done[key]["change"], flush=True)
    for room in ROOMS:
        of_room = [one["killed"] for one in done.values() if one["at"].split("/")[1] == room]
        print(f"{room}: {sum(of_room)} of {len(of_room)} killed")
    killed = sum(one["killed"] for one in done.values())
    print(f"{killed} of {len(done)} killed")
    return 0 if killed >= GOAL * len(done) else 1


if __name__ == "__main__":
    sys.exit(main())
