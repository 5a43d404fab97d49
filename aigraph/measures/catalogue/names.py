"""The list of measures by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from aigraph.measures.catalogue.listed import ListedMeasure
from aigraph.measures.catalogue.of_network import NETWORK_MEASURES
from aigraph.measures.catalogue.of_view import VIEW_MEASURES
from aigraph.model.name_index import NameIndex
from aigraph.model.origin import UnknownNameError

MEASURES: Mapping[str, ListedMeasure] = MappingProxyType(
    {listed.name: listed for listed in (*NETWORK_MEASURES, *VIEW_MEASURES)}
)
"""All measures by name, in the order in which they are listed."""

HEADLINES = ("max_circulation", "max_circulation_share", "throughput_circularity", "round_trip_share")
"""What a ladder shows beside its loops and sums: what can go round, what does, and the largest round trip."""


def measure_named(name: str) -> ListedMeasure:
    """Find a measure by its name.

    Raises
    ------
    UnknownNameError
        If none is called so; the message offers the nearest names.

    See Also
    --------
    measures.list_measures : All of them.

    Examples
    --------
    >>> measure_named("max-circulation").name
    'max_circulation'
    >>> measure_named("max-circulaton")
    Traceback (most recent call last):
    aigraph.model.origin.UnknownNameError: no measure is called 'max-circulaton'; did you mean max_circulation or max_circulation_share or balanced_circulation?
    """
    return MEASURES[_names().find(name)]


def measure_or_none(name: str) -> ListedMeasure | None:
    """Find a measure by its name; None if none is called so.

    Examples
    --------
    >>> measure_or_none("nvidia") is None
    True
    """
    try:
        return measure_named(name)
    except UnknownNameError:
        return None


def list_measures() -> tuple[ListedMeasure, ...]:
    """List all measures that have a name.

    See Also
    --------
    measures.measure_named : One of them.
    measure_system : Those about the whole network, measured.

    Examples
    --------
    >>> [listed.name for listed in list_measures()][:3]
    ['throughput_circularity', 'recycled_money', 'new_money']
    """
    return tuple(MEASURES.values())


@cache
def _names() -> NameIndex:
    return NameIndex.of("measure", {name: name for name in MEASURES}, listing="`aigraph measures`")
