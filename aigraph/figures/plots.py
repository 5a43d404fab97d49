"""Plots of frames for a notebook or a printed page, by matplotlib: bars with ranges, and lines over days."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from aigraph.model.extras import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK, _RANGE = "#1f4e79", "#9ab6d1"
_INCHES = (7.0, 0.35)
"""The width of a printed column of text, and the height of one bar with the space around it."""


def plot_ranges(frame: Any, label: str, column: str, *, title: str, unit: str) -> Axes:
    """Draw a bar for each row at the figure on record, with a line from its low to its high end.

    An end that is unknown has an arrow head instead of a stop.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows with the columns ``<column>_low_usd_bn``, ``<column>_usd_bn`` and ``<column>_high_usd_bn``.
    label : str
        The column with the names of the bars.
    column : str
        What the figures are called, as ``contracted``.
    title, unit : str
        What stands above and below.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    """
    axes = _axes(len(frame), title, unit)
    names = [str(name) for name in frame[label]][::-1]
    low, central, high = (
        [float(value) for value in frame[f"{column}{end}_usd_bn"]][::-1] for end in ("_low", "", "_high")
    )
    for place, (least, quoted, most) in enumerate(zip(low, central, high, strict=True)):
        known = least if isnan(quoted) else quoted
        axes.barh(place, 0 if isnan(known) else known, height=0.6, color=_INK)
        if least != most and not isnan(least):
            is_open = isnan(most)
            axes.plot(
                [least, least if is_open else most], [place, place], color=_RANGE, linewidth=3, solid_capstyle="butt"
            )
            if is_open:
                axes.plot(least, place, marker=">", color=_RANGE, markersize=8)
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(left=0)
    return axes


def plot_days(frame: Any, day: str, columns: dict[str, str], *, title: str, unit: str) -> Axes:
    """Draw figures over days as steps: each holds until the next day that changes it.

    Parameters
    ----------
    frame : pandas.DataFrame
        A row a day.
    day : str
        The column of days.
    columns : dict of str to str
        The columns of figures, and what each is called.
    title, unit : str
        What stands above, and beside the figures.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    """
    axes = _axes(10, title, "")
    axes.set_ylabel(unit)
    for style, (column, name) in zip(("-", "--", ":", "-."), columns.items(), strict=False):
        axes.step(frame[day], frame[column], where="post", color=_INK, linestyle=style, label=name)
    axes.set_ylim(bottom=0)
    if len(columns) > 1:
        axes.legend(frameon=False)
    return axes


def _axes(rows: int, title: str, unit: str) -> Axes:
    require("matplotlib", "a plot")
    from matplotlib import pyplot as plt

    width, row = _INCHES
    _, axes = plt.subplots(figsize=(width, 1.2 + row * rows), layout="constrained")
    axes.set_title(title, loc="left", fontsize=11)
    axes.set_xlabel(unit)
    axes.spines[["top", "right"]].set_visible(False)
    return axes
