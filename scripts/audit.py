"""Ask the OSV database which packages of an installed aigraph have known weaknesses.

    python scripts/audit.py [--extra fast]

Ends with 1 if there are any, with 0 if there are none, and with 2, in a line, if the database cannot be reached: that is no pass.

Reference: OSV, https://google.github.io/osv.dev/post-v1-querybatch/
"""

import argparse
import json
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

from sbom import NAME, closure

DATABASE = "https://api.osv.dev/v1/querybatch"
TIMEOUT_S = 30


def known_weaknesses(packages: dict[str, str]) -> dict[str, list[str]]:
    """Give the ids of the weaknesses of each package that has any.

    Raises
    ------
    OSError
        If the database cannot be reached.
    """
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages.items()
    ]
    body = json.dumps({"queries": queries}).encode()
    request = Request(DATABASE, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
        results = json.load(answer)["results"]
    found = zip(packages, results, strict=True)
    return {name: [one["id"] for one in result["vulns"]] for name, result in found if result.get("vulns")}


def main() -> int:
    """Print what is known, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--extra", action="append", default=[], help="an extra of aigraph, such as fast")
    installed = closure(frozenset(parser.parse_args().extra))
    packages = {name: package.version for name, (package, _) in sorted(installed.items()) if name != NAME}
    try:
        found = known_weaknesses(packages)
    except (URLError, OSError, ValueError, KeyError) as error:
        print(f"not audited: {DATABASE} cannot be asked: {error}", file=sys.stderr)
        return 2
    for name, ids in found.items():
        print(f"{name} {packages[name]}: {', '.join(ids)}")
    print(f"{len(packages)} packages, {len(found)} with known weaknesses", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
