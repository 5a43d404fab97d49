"""A deal with its event, as one row of a table tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aigraph.model.deal import Deal, Event
from aigraph.reading.cells.text import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A deal with its event, as one row tells of it.

    Parameters
    ----------
    cells : tuple of Cell
        The row.
    """

    deal: Deal
    event: Event
    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """The line that the row begins on."""
        return self.event.origin.line


def without_share(row: ReadRow, parties: int) -> ReadRow:
    """Say of one of several parties no more than that its share is not above the whole."""
    event = row.event
    whole = event.high_usd_bn if event.high_usd_bn is not None else event.usd_bn
    if event.high_usd_bn is None and event.low_usd_bn is not None:
        whole = None
    reported = f"{event.reported}, {parties} parties together" if event.reported else ""
    return replace(
        row,
        event=replace(
            event, low_usd_bn=None, usd_bn=None, high_usd_bn=whole, paid_usd_bn=None, reported=reported[:200]
        ),
        deal=replace(row.deal, package=row.deal.package or f"together-{row.line}"),
    )
