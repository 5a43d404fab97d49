"""What earlier versions of a site had: every address that was ever given, and what changed with each version of the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from aigraph.answers.queries.data_differences import both_sets_sentence, counts_sentence, describe_fields, loops_first
from aigraph.datasets.compare import LOOPS as LOOP_ROWS
from aigraph.datasets.compare import compare
from aigraph.language.translation import gettext
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError
from aigraph.reading.load import load
from aigraph.store.data_version import data_version

FILE = "history.json"
PACKAGE = "data/aigraph.zip"

_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the data, and what changed with it.

    Parameters
    ----------
    version : str
        The version of the data.
    day : str
        The day to which they reach.
    summary : str
        How many records and loops were added, removed and changed.
    changes : tuple of str
        The changes one by one, loops first.
    """

    version: str
    day: str
    summary: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a site, the last first, and the title of each address that any of them had."""

    versions: tuple[Version, ...] = ()
    addresses: Mapping[str, str] | None = None

    def to_json(self) -> str:
        """Write it as the file that the next version reads."""
        document = {
            "versions": [asdict(version) for version in self.versions],
            "addresses": dict(sorted((self.addresses or {}).items())),
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_history(folder: Path) -> History:
    """Read the history of the site in a folder; one without a site has none.

    Raises
    ------
    AigraphError
        If its file is there and cannot be read.
    """
    file = folder / FILE
    if not file.is_file():
        return History()
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        versions = tuple(Version(**row | {"changes": tuple(row["changes"])}) for row in document["versions"])
        return History(versions, {str(key): str(title) for key, title in document["addresses"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AigraphError(
            f"{file}: is not the history of a site ({error}); expected what `aigraph site` wrote, or no such file"
        ) from None


def with_version(history: History, view: View, folder: Path) -> History:
    """Put the version of a view before those of the site in a folder; the same version again changes nothing."""
    version = data_version(view.ledger)
    if history.versions and history.versions[0].version == version:
        return history
    day = view.as_of.isoformat()
    package = folder / PACKAGE
    if not history.versions or not package.is_file():
        new = Version(version, day, gettext("The first version of this site."))
    else:
        before = load(package)
        found = compare(before, view.ledger, as_of=view.as_of, status=view.status, layers=view.layers)
        rows = loops_first(found.differences)
        changed = [
            gettext(
                "{change} {table} {key}: {fields}",
                change=gettext(row.change),
                table=gettext("loop") if row.table == LOOP_ROWS else row.table,
                key=row.key,
                fields=describe_fields(row),
            )
            for row in rows[:_MOST_ROWS]
        ]
        left = [gettext("and {number:,} more", number=len(rows) - _MOST_ROWS)] if len(rows) > _MOST_ROWS else []
        new = Version(version, day, f"{both_sets_sentence(found)} {counts_sentence(found)}", (*changed, *left))
    return History((new, *(one for one in history.versions if one.version != version)), history.addresses)
