"""Write a software bill of materials of aigraph and of all that it needs: CycloneDX 1.6 as JSON, on standard output.

    python scripts/sbom.py [--extra fast] [--check] > aigraph.cdx.json

It lists what is installed, so that it is true of this environment. The same environment gives the same bytes. `--check` holds it
against the schema, strictly (`pip install 'cyclonedx-python-lib[json-validation]'`).

Reference: OWASP Foundation, CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/
"""

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

NAME = "aigraph"


def key(name: str) -> str:
    """Give the name of a package as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed_by(found: Distribution, extras: frozenset[str]) -> list[str]:
    """List the packages that one needs here, by name."""
    from packaging.requirements import Requirement  # noqa: PLC0415  of the tools, not of aigraph

    requirements = [Requirement(line) for line in found.requires or ()]
    return sorted(
        {
            key(one.name)
            for one in requirements
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        }
    )


def closure(extras: frozenset[str]) -> dict[str, tuple[Distribution, list[str]]]:
    """Give every installed package that aigraph needs, with what it needs itself."""
    found: dict[str, tuple[Distribution, list[str]]] = {}
    waiting = [NAME]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        needs = needed_by(package, extras if name == NAME else frozenset())
        found[name] = (package, needs)
        waiting += needs
    return found


def component(name: str, package: Distribution) -> dict[str, object]:
    """Describe one package."""
    about = package.metadata
    licence = about.get("License-Expression") or (about.get("License") or "").split("\n")[0][:80]
    described: dict[str, object] = {
        "type": "application" if name == NAME else "library",
        "bom-ref": f"pkg:pypi/{name}@{package.version}",
        "name": name,
        "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
    }
    return described | ({"licenses": [{"license": {"name": licence}}]} if licence else {})


def bill(extras: frozenset[str]) -> dict[str, object]:
    """Give the whole document."""
    found = closure(extras)
    refs = {name: f"pkg:pypi/{name}@{package.version}" for name, (package, _) in found.items()}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(NAME, found[NAME][0])},
        "components": [component(name, package) for name, (package, _) in sorted(found.items()) if name != NAME],
        "dependencies": [
            {"ref": refs[name], "dependsOn": [refs[other] for other in needs if other in refs]}
            for name, (_, needs) in sorted(found.items())
        ],
    }


def broken_by(text: str) -> str:
    """Say what of the schema a document breaks; empty if nothing."""
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415  only to check
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415  only to check

    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) or "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--extra", action="append", default=[], help="an extra of aigraph, such as fast")
    parser.add_argument("--check", action="store_true", help="end with 1 if it breaks the schema")
    words = parser.parse_args()
    written = json.dumps(bill(frozenset(words.extra)), indent=2)
    print(written)
    if words.check and (fault := broken_by(written)):
        sys.exit(fault)
