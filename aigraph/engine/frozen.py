"""Frozen records: dataclasses that are built fast, and fields that wait until they are needed.

Most methods of such a dataclass are shared, and none but ``__init__`` is compiled. The standard library compiles six methods for each class. For the sixty classes that one answer in the terminal loads, that
takes a quarter of its time. Fields, `replace`, defaults and slots are those of the standard library.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, Self

if TYPE_CHECKING:
    # A type checker knows what this one does.
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  exported
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002  as in the standard library
    ) -> Any:
        """Make a frozen dataclass, as `dataclasses.dataclass` does.

        Raises
        ------
        TypeError
            If it is not frozen.

        See Also
        --------
        dataclasses.dataclass : What each option means.

        Examples
        --------
        >>> @dataclass(frozen=True, slots=True)
        ... class Point:
        ...     x: int
        ...     y: int = 0
        >>> Point(1), Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(1))
        (Point(x=1, y=0), True, True)
        >>> Point(1).x = 2
        Traceback (most recent call last):
        dataclasses.FrozenInstanceError: cannot assign to field 'x'
        """
        if not frozen:
            raise TypeError("expected frozen=True; for what changes use dataclasses.dataclass")

        def build(cls: type) -> type:
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            methods = {"__init__": _init_of(made), "__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
            if repr:
                methods["__repr__"] = _repr
            if eq:
                methods |= _comparison_of(made)
            if slots:
                methods |= {"__getstate__": _get_state, "__setstate__": _set_state}
            for name, method in methods.items():
                # Defining __eq__ sets __hash__ to None.
                if made.__dict__.get(name) is None:
                    setattr(made, name, method)
            return made

        return build if cls is None else build(cls)


def _init_of(cls: type) -> Callable[..., None]:
    """Compile the constructor: a field is set past `__setattr__`, which refuses."""
    scope: dict[str, Any] = {"_set": object.__setattr__, "_absent": MISSING}
    positional, keywords = ["self"], list[str]()
    body: list[str] = []
    fields = dataclasses.fields(cls)
    for field in fields:
        value = name = field.name
        parameter = name
        if field.default_factory is not MISSING:
            scope[f"_make_{name}"] = field.default_factory
            parameter, value = f"{name}=_absent", f"_make_{name}() if {name} is _absent else {name}"
        elif field.default is not MISSING:
            scope[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        (keywords if field.kw_only else positional).append(parameter)
        body.append(f" _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = [*positional, *(["*", *keywords] if keywords else [])]
    # The names of fields, which are written in this package, and nothing else.
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]), scope)  # noqa: S102
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return init


def _comparison_of(cls: type) -> dict[str, Callable[..., Any]]:
    """Give equality and hash by the fields that are compared."""
    names = tuple(field.name for field in dataclasses.fields(cls) if field.compare)

    # Of several names it gives a tuple, and of one the value itself.
    get = attrgetter(*names)
    values: Callable[[object], object] = get if len(names) > 1 else lambda self: (get(self),)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807  becomes a method
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(values(self) == values(other))

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


@recursive_repr()
def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_to_set(_: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


class Deferred:
    """A frozen dataclass without slots, some of whose fields are made when they are first asked for."""

    @classmethod
    def deferring(cls, makers: Mapping[str, Callable[[], object]], **fields: Any) -> Self:
        """Make a record.

        Parameters
        ----------
        makers : mapping of str to callable
            For fields whose default is a ``default_factory``: makes the value.
        **fields
            The others.
        """
        made = cls(**fields)
        for name in makers:
            del made.__dict__[name]
        if makers:
            made.__dict__["_makers"] = makers
        return made

    if not TYPE_CHECKING:
        # To a type checker every field is there, and no other name.
        def __getattr__(self, name: str) -> Any:
            """Make a field that waits."""
            makers = self.__dict__.get("_makers", {})
            if name not in makers:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            return self.__dict__.setdefault(name, makers[name]())

        def __getstate__(self) -> dict[str, Any]:
            """Give what is copied and pickled: every field, and no makers."""
            for name in self.__dict__.get("_makers", {}):
                getattr(self, name)
            return {name: value for name, value in self.__dict__.items() if name != "_makers"}
