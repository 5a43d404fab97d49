"""Frozen records behave as dataclasses of the standard library do."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.engine.frozen import Deferred, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """As made here."""

    name: str
    size: float | None = None
    tags: list[str] = field(default_factory=list)
    place: str = field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """As the standard library makes it."""

    name: str
    size: float | None = None
    tags: list[str] = field(default_factory=list)
    place: str = field(default="", compare=False, repr=False)


VALUES = st.fixed_dictionaries(
    {"name": st.text(max_size=3)},
    optional={"size": st.sampled_from([None, 0.0, 1.5]), "place": st.sampled_from(["", "here"])},
)


@given(VALUES, VALUES)
def test_equality_and_text_are_those_of_the_standard_library(first, second):
    assert (Ours(**first) == Ours(**second)) == (Theirs(**first) == Theirs(**second))
    assert repr(Ours(**first)) == repr(Theirs(**first)).replace("Theirs", "Ours")


def test_a_record_equals_none_of_another_class():
    assert Ours(name="a") != Theirs(name="a")
    assert Ours(name="a") != ("a", None, [], "")


def test_nothing_of_it_can_be_set_or_deleted():
    one = Ours(name="a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name


def test_each_record_has_a_default_of_its_own():
    assert Ours(name="a").tags is not Ours(name="a").tags


def test_records_are_replaced_copied_and_pickled():
    one = Ours(name="a", size=2.0, tags=["x"], place="here")
    assert dataclasses.replace(one, name="b") == Ours(name="b", size=2.0, tags=["x"])
    for twin in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301  of our own
        assert (twin, twin.place) == (one, "here")


def test_a_missing_and_an_unknown_field_are_refused():
    with pytest.raises(TypeError, match="name"):
        Ours()
    with pytest.raises(TypeError, match="colour"):
        Ours(name="a", colour="red")


def test_a_record_that_can_change_is_refused():
    with pytest.raises(TypeError, match="frozen=True"):
        dataclass(slots=True)(type("Any", (), {}))


@dataclass(frozen=True)
class Late(Deferred):
    """With a field that may wait."""

    name: str
    rows: tuple[int, ...] = field(default_factory=tuple)


def test_a_field_waits_until_it_is_needed_and_is_made_once():
    made = []
    late = Late.deferring({"rows": lambda: made.append(1) or (1, 2)}, name="a")
    assert late.name == "a"
    assert made == []
    assert (late.rows, late.rows) == ((1, 2), (1, 2))
    assert made == [1]
    with pytest.raises(AttributeError, match="'Late' object has no attribute 'columns'"):
        _ = late.columns


def test_a_copy_of_a_record_that_waits_has_every_field():
    late = Late.deferring({"rows": lambda: (1, 2)}, name="a")
    twin = pickle.loads(pickle.dumps(late))  # noqa: S301  of our own
    assert twin == Late("a", (1, 2))
