"""Which loops of two views are the same loop."""

from __future__ import annotations

from aigraph.loops.bundled_cycles import Ring
from aigraph.model.loop import Loop


def loop_key(loop: Loop) -> Ring:
    """Give what a loop is known by in any view: its companies in their order, begun at the first of the alphabet.

    Its name will not do, for another deal can make another company the root that it is written from.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> loop_key(find_loops(load().view()).named("openai-oracle-nvidia")[0])
    ('nvidia', 'openai', 'oracle')
    """
    return ring_key(loop.companies)


def ring_key(ring: Ring) -> Ring:
    """Give a ring of companies begun at the first of the alphabet.

    Examples
    --------
    >>> ring_key(("b", "c", "a"))
    ('a', 'b', 'c')
    """
    start = min(range(len(ring)), key=ring.__getitem__)
    return ring[start:] + ring[:start]


def loop_id(loop: Loop) -> str:
    """Give the id of a loop, which never changes: the ids of `loop_key`, joined by tildes.

    It depends on its companies and their order alone: on no root, kind, other deal, day, or version of the data. No id of a
    company holds a tilde, and a tilde needs no escape in an address (RFC 3986).

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> loop_id(find_loops(load().view()).named("openai-oracle-nvidia")[0])
    'nvidia~openai~oracle'
    """
    return "~".join(loop_key(loop))


def rotations(ring: Ring) -> tuple[Ring, ...]:
    """Give a ring of companies begun at each of them.

    Examples
    --------
    >>> rotations(("a", "b", "c"))
    (('a', 'b', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'))
    """
    return tuple(ring[at:] + ring[:at] for at in range(len(ring)))
