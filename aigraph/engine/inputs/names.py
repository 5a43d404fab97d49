"""What is said of a name that does not exist: the names that do, and the nearest of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

_MANY = 20


def unknown_name(what: str, name: Hashable, known: Iterable[Hashable]) -> ValueError:
    """Make an error that says which names there are, or the nearest of many.

    Examples
    --------
    >>> unknown_name("column", "wieght", ["source", "target", "weight"])
    ValueError("column 'wieght' is unknown, nearest 'weight': expected one of 'source', 'target', 'weight'")
    """
    # Imported here because it is needed for errors only.
    from difflib import get_close_matches

    names = list(known)
    text = {str(other): other for other in reversed(names)}
    near = [repr(text[other]) for other in get_close_matches(str(name), text, n=3)]
    nearest = f", nearest {', '.join(near)}" if near else ""
    listed = ", ".join(map(repr, names[:_MANY])) + (f" and {len(names) - _MANY:,} others" if len(names) > _MANY else "")
    return ValueError(f"{what} {name!r} is unknown{nearest}: expected one of {listed or 'none, for there is none'}")
