"""The form for many deals at once against the form for one."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.schedules.columns import TermColumns, due_in_columns
from aigraph.schedules.in_window import due_in
from aigraph.schedules.terms import PaidStatement, Terms
from aigraph.schedules.window import Window
from tests.schedules.strategies import days, terms, windows


@given(deals=st.lists(terms(has_rows=False, has_payments=False), max_size=4), window=windows | days.map(Window.by))
def test_columns_say_of_many_deals_what_is_said_of_each(deals, window):
    expected = [due_in(deal, window) for deal in deals]
    low = [float(due.low) for due in expected]
    central = [np.nan if due.central is None else float(due.central) for due in expected]
    high = [np.inf if due.high is None else float(due.high) for due in expected]
    found = due_in_columns(TermColumns.of(deals), window)
    np.testing.assert_allclose(found, np.array([low, central, high]).reshape(3, -1), rtol=1e-12, atol=1e-12)


def test_deals_with_payments_are_refused():
    paid = (PaidStatement(day=date(2026, 1, 1), paid_usd_bn=Amount.of(central="1").low),)
    with pytest.raises(ValueError, match="have no columns: ask due_in for each of them"):
        TermColumns.of([Terms(amount=Amount.of(central="1"), statements=paid)])
