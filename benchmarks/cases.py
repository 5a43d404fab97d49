"""Which questions are put to which programs."""

HOUR, DAY = 3600, 86_400
BOUNDED = (
    "aigraph",
    "aigraph, 2 threads",
    "aigraph, tables",
    "aigraph, lists",
    "aigraph behind networkx",
    "aigraph, pure Python",
    "DuckDB joins",
    "igraph",
    "networkx",
)
TEMPORAL = ("aigraph", "aigraph, 2 threads", "aigraph, pure Python")
TEMPORAL_BOUNDED = (*TEMPORAL, "DuckDB joins")
ALL = (
    "aigraph",
    "aigraph, 2 threads",
    "aigraph, none visited",
    "aigraph, tables",
    "aigraph, lists",
    "aigraph behind networkx",
    "aigraph, pure Python",
    "rustworkx",
    "igraph",
    "networkx",
)
LARGE = ("aigraph", "aigraph, 2 threads", "DuckDB joins")


def bounded(graph, k, engines=BOUNDED):
    return {"kind": "bounded", "graph": graph, "k": k, "engines": engines}


def everything(graph):
    return {"kind": "all", "graph": graph, "k": None, "engines": ALL}


def temporal(graph, window, k=None):
    engines = TEMPORAL if k is None else TEMPORAL_BOUNDED
    return {"kind": "temporal", "graph": graph, "k": k, "window": window, "engines": engines}


GENERATED = [
    everything("complete:3"),
    bounded("random:60:180", 4),
    bounded("random:300:900", 4),
    *(bounded("random:2000:20000", k) for k in (3, 4, 5)),
    bounded("complete:12", 6),
    bounded("diamonds:16", 31),
    everything("diamonds:16"),
    everything("complete:9"),
    temporal("random:200:20000", 300),
    temporal("random:200:20000", 1000, k=4),
]
# The same density at ten times the size, each time.
GROWTH = [bounded(f"random:{nodes}:{5 * nodes}", 5, LARGE) for nodes in (1_000, 10_000, 100_000, 1_000_000)]
SNAP = [
    *(bounded(graph, k) for graph in ("CollegeMsg", "bitcoinalpha", "bitcoinotc", "email-Eu-core") for k in (3, 4, 5)),
    bounded("Wiki-Vote", 3),
    bounded("Wiki-Vote", 4),
    bounded("CollegeMsg", 6, ("aigraph", "aigraph, 2 threads")),
    bounded("bitcoinalpha", 6, ("aigraph", "aigraph, 2 threads")),
    everything("email-Eu-core:first:1000"),
    everything("CollegeMsg:first:1500"),
    temporal("CollegeMsg", HOUR),
    temporal("CollegeMsg", DAY),
    temporal("CollegeMsg", DAY, k=4),
    temporal("bitcoinalpha", 7 * DAY),
    temporal("bitcoinalpha", 30 * DAY),
    temporal("bitcoinalpha", 30 * DAY, k=5),
    temporal("bitcoinotc", 10 * DAY),
    temporal("email-Eu-core", 2 * HOUR),
    temporal("email-Eu-core", 2 * HOUR, k=4),
]


def title(case):
    """Say what is asked, in a few words."""
    words = [case["graph"]]
    if case["kind"] == "temporal":
        span = case["window"]
        units = [(DAY, "d"), (HOUR, "h"), (1, "")]
        words.append(next(f"within {span // unit:,} {name}".rstrip() for unit, name in units if span % unit == 0))
    if case["k"] is not None:
        words.append(f"at most {case['k']}")
    return ", ".join(words)
