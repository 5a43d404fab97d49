"""Prints the map of the rooms for docs/design.md, in the order of the layers: each with its purpose, then the folders in it."""

from layers import ROOT, contracts, purpose


def main() -> None:
    """Print a table, a room a line; the folders of a room stand below it."""
    layers, _ = contracts()
    print("| room | holds |")
    print("|---|---|")
    for row in layers:
        for room in row:
            print(f"| **`{room}/`** | {purpose(room)} |")
            for folder in sorted(path.parent for path in (ROOT / "aigraph" / room).rglob("*/__init__.py")):
                name = folder.relative_to(ROOT / "aigraph").as_posix()
                print(f"| `{name}/` | {purpose(name)} |")


if __name__ == "__main__":
    main()
