"""Begins a data set of the user's own: tables with headers, a small example, and a README that explains each column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from aigraph.files.folders import draft_folder
from aigraph.model.company import Alias, Company
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.evidence import FLAGS, Evidence
from aigraph.model.instruments import CHIPS, INSTRUMENTS, SHARES
from aigraph.model.ledger import Ledger
from aigraph.model.metric import Metric
from aigraph.model.origin import AigraphError
from aigraph.model.source import Source
from aigraph.model.status import Status
from aigraph.store.dictionary import DICTIONARY, ColumnDefinition
from aigraph.store.write import save

README = "README.md"

_RELEASE, _FILING = "example-release-2025", "example-filing-2025"

EXAMPLE = Ledger(
    companies=(
        Company(id="example-chips", name="Example Chips", roles=("chip_maker", "investor"), country="US"),
        Company(id="example-lab", name="Example Lab", roles=("lab",), country="GB"),
    ),
    aliases=(Alias(company="example-lab", alias="Example Lab Ltd", language="en"),),
    deals=(
        Deal(
            id="example-chips-lab-equity",
            payer="example-chips",
            payee="example-lab",
            instrument_name=SHARES,
            title="EXAMPLE: Example Chips buys shares of Example Lab",
            package="example-partnership",
        ),
        Deal(
            id="example-lab-chips-order",
            payer="example-lab",
            payee="example-chips",
            instrument_name=CHIPS,
            title="EXAMPLE: Example Lab orders chips from Example Chips",
            start=PartialDate.parse("2025-07"),
            end=PartialDate.parse("2027"),
            package="example-partnership",
        ),
    ),
    events=(
        Event(
            deal="example-chips-lab-equity",
            date=PartialDate.parse("2025-03"),
            status=Status.ANNOUNCED,
            high_usd_bn=Decimal(2),
            reported="up to $2bn",
            source=_RELEASE,
            locator="first paragraph",
        ),
        Event(
            deal="example-chips-lab-equity",
            date=PartialDate.parse("2025-06-30"),
            status=Status.CLOSED,
            usd_bn=Decimal("1.5"),
            paid_usd_bn=Decimal("1.5"),
            reported="$1.5bn paid",
            source=_FILING,
            locator="p. 12",
        ),
        Event(
            deal="example-lab-chips-order",
            date=PartialDate.parse("2025-06-30"),
            status=Status.SIGNED,
            low_usd_bn=Decimal(1),
            high_usd_bn=Decimal(3),
            reported="between $1bn and $3bn over the term",
            source=_FILING,
            locator="p. 13",
        ),
    ),
    sources=(
        Source(
            id=_FILING,
            title="EXAMPLE: quarterly report of Example Chips",
            publisher="Example Chips",
            published=PartialDate.parse("2025-08-01"),
            url="https://example-chips.example/filing",
            language="en",
            grade="A",
        ),
        Source(
            id=_RELEASE,
            title="EXAMPLE: Example Chips and Example Lab announce a partnership",
            publisher="Example Wire",
            published=PartialDate.parse("2025-03-20"),
            url="https://example-wire.example/release",
            language="en",
            grade="B",
        ),
    ),
    metrics=(
        Metric(
            company="example-chips", metric="revenue", period="FY2025", value=Decimal(20), unit="usd_bn", source=_FILING
        ),
    ),
    evidence=(
        Evidence(
            about="example-partnership", flag="E1", answer="yes", source=_RELEASE, reported="one agreement for both"
        ),
    ),
)
"""Two invented companies that finance each other: one loop, with three events and two sources."""


def init(folder: str | Path) -> Path:
    """Make a folder with all tables, an invented example in them, and a README that explains each column.

    Parameters
    ----------
    folder : str or pathlib.Path
        A folder that is not there yet, or is empty.

    Returns
    -------
    pathlib.Path
        The folder. It passes `check`, and `load` reads it.

    Raises
    ------
    AigraphError
        If something is there already.

    See Also
    --------
    check : Says what is wrong with a folder.
    store.add_deal : Adds to a data set.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from aigraph import find_loops, load
    >>> with TemporaryDirectory() as parent:
    ...     find_loops(load(init(Path(parent) / "my_deals")).view())[0].name
    'example-chips-example-lab'
    """
    target = Path(folder)
    try:
        with draft_folder(target, replaceable=()) as unfinished:
            save(EXAMPLE, unfinished)
            (unfinished / README).write_text(readme(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise AigraphError(f"{target}: cannot be written: {error.strerror}") from None
    return target


def readme() -> str:
    """Give the text of the README: how to begin, and the data dictionary."""
    parts = [_BEGIN, "## Instruments\n", "| instrument | class | layer | what comes back |\n|---|---|---|---|"]
    parts += [f"| {row.name} | {row.deal_class} | {row.layer} | {row.counter_leg} |" for row in INSTRUMENTS.values()]
    parts += ["\n## Evidence flags\n", "| flag | question |\n|---|---|"]
    parts += [f"| {flag} | {question} |" for flag, question in FLAGS.items()]
    for table, columns in DICTIONARY.items():
        parts += [f"\n## {table}.csv\n", "| column | holds | is |\n|---|---|---|", *map(_line, columns)]
    return "\n".join(parts) + "\n"


def _line(column: ColumnDefinition) -> str:
    must = " (required)" if column.required else ""
    holds = f"id in {column.refers}.csv" if column.refers else column.type
    said = column.name in ("instrument", "flag") or not column.values
    words = "" if said else f": {', '.join(map(str, column.values))}"
    return f"| {column.name}{must} | {holds} | {column.meaning}{words} |"


_BEGIN = """\
# A data set of deals

Seven CSV tables for aigraph. Everything in them now is an invented example: replace it row by row, or empty the tables below their
headers.

```sh
aigraph cycles --data FOLDER      # the loops; the example has one
aigraph check FOLDER              # what is wrong, by file and line
aigraph add --data FOLDER         # enter a deal by answering questions
```

To enter a deal: its source in `sources.csv`, both companies in `companies.csv`, the deal in `deals.csv`, and in `events.csv` one row for
each thing that a source says of it. A correction is a new event, never an edit. `metrics.csv`, `aliases.csv` and `evidence.csv` may be missing.

An arrow points the way value is given up: cash from payer to payee. Amounts are US$ billions; an empty cell is unknown, never 0. "Up to
$2bn" has only `high_usd_bn`; "$1bn to $3bn" has `low_usd_bn` and `high_usd_bn`; "$1.5bn" has only `usd_bn`. Dates are `YYYY`, `YYYY-MM` or
`YYYY-MM-DD` and mean the whole year, month or day. Ids are lower-case letters, digits and hyphens. Files are UTF-8.

How far a deal has got: rumoured, in_talks, announced (letters of intent, conditional parts), signed (binding), closed (funded or delivered);
off the ladder: cancelled, replaced, refuted.
"""
