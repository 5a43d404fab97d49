"""Turns the backend on for a session."""

from __future__ import annotations


def enable_networkx() -> None:
    """Let networkx ask the engine first, from now on and in this process: no call has to be changed.

    What the engine cannot answer, or not sooner, networkx answers itself. The environment variable
    ``NETWORKX_BACKEND_PRIORITY=aigraph`` does the same for a program that is not to be changed at all; ``backend="aigraph"``
    does it for one call.

    Raises
    ------
    ImportError
        If networkx is not installed.

    See Also
    --------
    enumerate_cycles : The engine itself, which also takes lists and arrays.

    Notes
    -----
    networkx keeps a converted graph until the graph changes, and warns when it uses it, since a backend could miss an attribute
    written in place. The functions answered here look at no attribute, so that the warning is turned off.

    Examples
    --------
    >>> import networkx as nx
    >>> import aigraph as ag
    >>> ag.enable_networkx()
    >>> nx.config.backend_priority.algos
    ['aigraph']
    >>> nx.config.backend_priority.algos = []
    """
    # Imported here because only who uses networkx turns it on.
    import networkx as nx

    priority = nx.config.backend_priority
    priority.algos = ["aigraph", *(name for name in priority.algos if name != "aigraph")]
    nx.config.warnings_to_ignore.add("cache")
