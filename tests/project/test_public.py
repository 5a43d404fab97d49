"""The public names: one list of them, in step with the stubs, the documentation and the types that signatures use."""

import ast
import inspect
import re
from pathlib import Path

import pytest

import aigraph as ag
from tests.optional import skip_without

# Every public name is fetched, also those of the room for Spark.
skip_without("pyspark")

ROOT = Path(ag.__file__).parent
ROOMS = sorted(name for name in ag.__all__ if inspect.ismodule(getattr(ag, name)))
STUBS = sorted(path.parent for path in ROOT.rglob("__init__.pyi"))


def homes():
    return [("aigraph", ag), *((f"aigraph.{room}", getattr(ag, room)) for room in ROOMS)]


def public():
    """Yield every public function and class with the names that it can be reached by, each once."""
    seen = {}
    for home, module in homes():
        for name in getattr(module, "__all__", ()):
            thing = getattr(module, name)
            if (inspect.isfunction(thing) or inspect.isclass(thing)) and thing.__module__.startswith("aigraph"):
                seen.setdefault(thing, f"{home}.{name}")
    return {name: thing for thing, name in seen.items()}


PUBLIC = public()
FUNCTIONS = {name: thing for name, thing in PUBLIC.items() if inspect.isfunction(thing)}


@pytest.mark.parametrize("folder", STUBS, ids=lambda folder: folder.name)
def test_all_lists_what_the_stub_lists_and_every_name_can_be_fetched(folder):
    module = ag if folder == ROOT else getattr(ag, folder.name)
    listed = [
        alias.name
        for node in ast.parse((folder / "__init__.pyi").read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(listed) == sorted(module.__all__)
    assert len(set(listed)) == len(listed)
    assert all(getattr(module, name) is not None for name in listed)
    assert set(listed) <= set(dir(module))


def test_the_documentation_of_the_package_names_all_that_stands_at_the_top():
    named = set(re.findall(r"`(\w+)`", ag.__doc__))
    assert named == set(ag.__all__)


def test_what_everyone_uses_is_some_forty_names():
    assert len(set(ag.__all__) - set(ROOMS)) <= 45


def test_a_function_is_fetched_even_where_its_module_has_its_name():
    __import__("aigraph.measures.reciprocity")
    assert inspect.isfunction(ag.measures.reciprocity)
    assert all(
        inspect.isfunction(thing) or inspect.isclass(thing)
        for thing in map(ag.measures.__getattr__, ag.measures.__all__)
    )


def words(annotation):
    return set(re.findall(r"[A-Z]\w+", str(annotation)))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_type_of_a_public_signature_is_public(name):
    thing = PUBLIC[name]
    functions = (
        [thing]
        if inspect.isfunction(thing)
        else [it for key, it in vars(thing).items() if inspect.isfunction(it) and not key.startswith("_")]
    )
    annotations = [one for function in functions for one in function.__annotations__.values()]
    if inspect.isclass(thing):
        annotations += [one for key, one in getattr(thing, "__annotations__", {}).items() if not key.startswith("_")]
    module = inspect.getmodule(thing)
    used = {getattr(module, word, None) for annotation in annotations for word in words(annotation)}
    own = {kind for kind in used if inspect.isclass(kind) and kind.__module__.startswith("aigraph")}
    hidden = {kind.__name__ for kind in own if kind not in PUBLIC.values()}
    assert hidden <= INTERNAL.get(name, set())


INTERNAL = {
    "aigraph.reports.Report": {"Content"},
    "aigraph.spark.SparkPlan": {"CycleQuery", "EdgeColumns", "EdgeStatistics", "TimeSlices"},
    "aigraph.writing.Format": {"ViewGraph"},
}
"""Types that a reader of the class need not know: what a file is made of."""

NEVER_RAISES = {
    "aigraph.answers.named_loops",
    "aigraph.glossary",
    "aigraph.language.languages",
    "aigraph.show_progress",
    "aigraph.datasets.merge",
    "aigraph.engine.default_progress",
    "aigraph.engine.use_default_progress",
    "aigraph.flows.reported_revenue",
    "aigraph.measures.list_measures",
    "aigraph.measures.loop_timing",
    "aigraph.measures.published_figures",
    "aigraph.measures.set_off",
    "aigraph.native.ledger_schema",
    "aigraph.store.data_version",
    "aigraph.store.describe",
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_says_what_to_see_also_when_it_fails_and_how_it_is_called(name):
    text = inspect.getdoc(FUNCTIONS[name])
    sections = ["See Also", "Examples", *([] if name in NEVER_RAISES else ["Raises"])]
    assert [section for section in sections if f"\n{section}\n---" not in text] == []
    assert ">>> " in text


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_docstring_says_to_see_also_is_public(name):
    block = inspect.getdoc(FUNCTIONS[name]).partition("See Also\n--------\n")[2].partition("\n\n")[0]
    seen = [word for line in re.findall(r"^(\w[\w., ]*?) :", block, flags=re.MULTILINE) for word in line.split(", ")]
    known = {key for full in PUBLIC for key in (full.removeprefix("aigraph."), full.rpartition(".")[2])}
    known |= {f"{thing.__name__}.{key}" for thing in PUBLIC.values() if inspect.isclass(thing) for key in dir(thing)}
    known |= {"named"}
    assert [word for word in seen if word not in known] == []
    assert seen


def test_a_package_whose_stub_waits_has_no_name_that_is_also_that_of_its_module():
    """Of the others `lazy_loader.attach_stub` guards the function from the module, which must be done when they are imported."""
    waiting = [file for file in ROOT.rglob("__init__.py") if "lazy_names import attach" in file.read_text("utf-8")]
    assert ROOT / "model" / "__init__.py" in waiting
    for file in waiting:
        lines = re.findall(r"^from \.(\w+)\S* import (\w+)", file.with_suffix(".pyi").read_text("utf-8"), re.MULTILINE)
        assert [name for module, name in lines if module == name] == [], file
