"""How time and memory grow with edges, and time with the answer, as one SVG that is the same for the same figures."""

_COLOURS = {
    "aigraph": "#0b6e4f",
    "aigraph, 2 threads": "#74b49b",
    "DuckDB joins": "#c05621",
    "igraph": "#5a67d8",
    "networkx": "#888888",
}


def draw(results, path):
    """Draw seconds and memory against edges for the random graphs, and seconds against cycles for all answers."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "aigraph", "svg.fonttype": "path", "font.size": 9})
    from matplotlib import pyplot as plt

    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(14, 4), layout="constrained")
    for engine, colour in _COLOURS.items():
        growth, memory, answers = [], [], []
        for result in results:
            answer = result["measured"].get(engine, {})
            if "seconds" not in answer or not result["agree"]:
                continue
            case = result["case"]
            kind, *sizes = case["graph"].split(":")
            if kind == "random" and case["kind"] == "bounded" and int(sizes[1]) == 5 * int(sizes[0]):
                growth.append((int(sizes[1]), answer["seconds"]))
                memory.append((int(sizes[1]), answer["megabytes"]))
            found = sum(answer["counts"].values())
            if found:
                answers.append((found, answer["seconds"]))
        if growth:
            left.loglog(*zip(*growth, strict=True), "o-", color=colour, label=engine)
            middle.loglog(*zip(*memory, strict=True), "o-", color=colour, label=engine)
        if answers:
            right.loglog(*zip(*answers, strict=True), "o", color=colour, alpha=0.7, label=engine)
    left.set(xlabel="edges (random, five a node, at most 5)", ylabel="seconds to count")
    middle.set(xlabel="edges (the same graphs)", ylabel="MB of the whole process")
    right.set(xlabel="cycles counted", ylabel="seconds to count")
    right.legend()
    for axes in (left, middle, right):
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
