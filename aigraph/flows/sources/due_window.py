"""The window in which money falls due: that of a view, else the last four calendar quarters that had ended."""

from __future__ import annotations

from dataclasses import replace

from aigraph.model.dates import UNDATED
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.schedules.window import Window

DEFAULT_WINDOW = "last-4-quarters"


def due_window(view: View) -> Window:
    """Give the window of a view, else the default one; of data without dates it holds all days."""
    if view.window is None and view.as_of == UNDATED:
        return Window.by(UNDATED)
    return view.window or Window.parse(DEFAULT_WINDOW, view.as_of)


def in_window(view: View) -> View:
    """Give the view of cash due in its window."""
    cash = tuple(layer for layer in view.layers if layer is Layer.CASH)
    return replace(view, layers=cash, money=Money.DUE, window=due_window(view))


def in_default_window(view: View) -> View:
    """Give a view that asks for no kind of money and no window the cash due in the default window; leave any other as it is."""
    return in_window(view) if view.window is None and view.money is None else view
