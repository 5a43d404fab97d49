"""The instrument table is the one place that knows classes and layers."""

import ast
from pathlib import Path

import aigraph
from aigraph.model.instruments import COUNTER_LEGS, INSTRUMENTS, DealClass, Layer

PACKAGE = Path(aigraph.__file__).parent


def test_every_class_has_its_layer():
    layers = {(row.deal_class, row.layer) for row in INSTRUMENTS.values()}
    assert layers == {
        (DealClass.FUNDING, Layer.CASH),
        (DealClass.PURCHASE, Layer.CASH),
        (DealClass.INCENTIVE, Layer.VALUE),
        (DealClass.BACKSTOP, Layer.CONTINGENT),
        (DealClass.PLAIN, Layer.CASH),
    }


def test_what_comes_back_is_no_instrument():
    assert COUNTER_LEGS.isdisjoint(INSTRUMENTS)


WORDS_OF_PEOPLE = {"instrument_words.py", "scale_words.py", "decisions.py"}
"""Dictionaries of what people write in cells, of which some is what an instrument is called, and an example of one."""

PARTS_OF_MONEY = {
    "split.py",
    "many.py",
    "of_view.py",
    "debt_rank/__init__.py",
    "stakes.py",
    "money_figure.py",
    "money_words.py",
}
"""Where "equity" is the capital of a company, or a part of its funding, and no instrument."""


DOUBTS = {"terms.py", "term_columns.py", "figures_of_periods.py", "mergers.py", "name_index.py"}
"""Doubts about entries that suit one instrument and not another, and words that follow a name, as in "OpenAI compute"."""


def test_no_other_module_names_an_instrument():
    """A name such as "warrant" in code elsewhere would be a second table."""
    named = {}
    for path in PACKAGE.rglob("*.py"):
        if {path.name, f"{path.parent.name}/{path.name}"} & {
            "instruments.py",
            *WORDS_OF_PEOPLE,
            *PARTS_OF_MONEY,
            *DOUBTS,
        }:
            continue
        strings = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if strings & set(INSTRUMENTS):
            named[path.name] = strings & set(INSTRUMENTS)
    assert named == {}
