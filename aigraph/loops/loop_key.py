"""Which loops of two views are the same loop."""

from __future__ import annotations

from aigraph.model.loop import Kind, Loop

Key = tuple[Kind, tuple[str, ...]]


def loop_keys(loop: Loop) -> tuple[Key, ...]:
    """Give what a loop is known by in any view: its kind and its companies, written from each of its roots.

    Its name alone will not do: a loop whose roots all lead over the same deals is written from the first of the alphabet,
    and one more deal can part the roots, so that ``a-c-v-l`` becomes ``a-c-v-l`` and ``v-l-a-c``, neither of them new.
    Two loops with a key in common are the same loop.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> loop_keys(find_loops(load().view()).named("nvidia-openai-oracle")[0])
    ((<Kind.CIRCULAR: 'circular'>, ('nvidia', 'openai', 'oracle')),)
    """
    ring = loop.companies
    return tuple((loop.kind, ring[place:] + ring[:place]) for place in map(ring.index, loop.roots))
