"""The page writes small sums as the terminal does, and says where data have no dates."""

import pytest

from aigraph import draw, find_loops, load
from aigraph.language.sentences import money, scope

pytestmark = pytest.mark.browser


def test_small_sums_and_data_without_dates_read_the_same_on_the_page_as_in_the_terminal(visit, tmp_path):
    path = tmp_path / "small.csv"
    path.write_text(
        "payer,payee,amount\nA,B,14675.57\nB,A,3\nB,C,999999\nC,A,12500\nC,D,2m\nD,C,3bn\n", encoding="utf-8"
    )
    # Beside figures with a word for their unit the bare ones need one, too.
    view = load(path, unit="1").view()
    seen = visit(draw(view).html)
    sums = {money(loop.bottleneck) for loop in find_loops(view)}
    assert sums == {"$3", "$0.002bn", "$12,500"}
    # Layers stand on one line there.
    said = seen.text("body").replace("\u00a0", " ")
    assert [size for size in sums if size not in said] == [], said
    assert scope(view) in said


def test_cents_are_kept(visit, tmp_path):
    path = tmp_path / "cents.csv"
    path.write_text("payer,payee,amount\nA,B,1.05\nB,A,0.30\n", encoding="utf-8")
    view = load(path).view()
    seen = visit(draw(view).html)
    assert {money(loop.bottleneck) for loop in find_loops(view)} == {"$0.3"}
    assert "$0.3" in seen.text("#loops")
    (loop,) = seen.page.evaluate("aigraph.answer()")["loops"]
    assert loop["bottleneck_usd_bn"] == {"low": 3e-10, "central": 3e-10, "high": 3e-10}
