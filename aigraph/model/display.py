"""How answers show themselves: as rows of cells in a table, as HTML in a notebook.

The model knows no HTML. The room that does registers its renderer here, and every answer that is `Displayed` asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from aigraph.model.dates import PartialDate

Cell = str | float | date | PartialDate | tuple[str, ...] | None
"""What a cell holds: text, a number or True or False, a day, a date as a source gives it, a list of texts; None is unknown."""

Row = dict[str, Any]
"""The cells of one record by name, each a `Cell`; the names are public. What goes into JSON may hold rows in a cell."""

_RENDERERS: list[Callable[[object], str]] = []


T_co = TypeVar("T_co", covariant=True)


class Displayed:
    """An answer that shows itself in a notebook as a short, self-contained piece of HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """Give what Jupyter shows; None, which means the plain text, where no renderer is set."""
        return _RENDERERS[-1](self) if _RENDERERS else None


def set_renderer(render: Callable[[object], str]) -> Callable[[object], str]:
    """Register what turns answers into HTML; a decorator."""
    _RENDERERS[:] = [render]
    return render


class Records(Displayed, tuple[T_co, ...]):
    """Several answers of one sort in their order: a tuple that shows itself as a table.

    Examples
    --------
    >>> Records([1, 2]) == (1, 2)
    True
    """

    __slots__ = ()
