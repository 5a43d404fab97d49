"""What the page says beside its picture: the names of measures, and loops of single payments."""

from aigraph import draw, find_temporal_loops
from aigraph.language.translation import in_language
from aigraph.measures.catalogue.names import list_measures
from aigraph.page.payload import measure_words
from tests.ledgers import ledger
from tests.page.pages import toy

PAYMENTS = ledger(
    "lab -> cloud equity closed 2025-01-02 5\n cloud -> lab compute closed 2025-01-30 4\n lab -> maker equity closed 2025-03-01 1"
)


def test_the_page_names_each_measure_as_the_catalogue_does():
    assert measure_words() == {listed.typed.replace("-", " "): listed.meaning for listed in list_measures()}


def test_a_page_lists_loops_in_time_only_if_it_was_drawn_with_them():
    view = PAYMENTS.view()
    html = draw(view, payments=find_temporal_loops(view, within=30)).html
    assert 'id="in-time"' not in draw(toy()).html
    part = html.partition('id="in-time"')[2].partition("</details>")[0]
    assert "<summary>Loops in time</summary>" in part
    assert "1 loop of single payments of at most 6 companies" in part
    assert "within 30 days" in part
    assert part.index("2025-01-02") < part.index("2025-01-30")
    assert "28 days" in part
    assert "80% of the one before" in part


def test_loops_in_time_are_told_in_the_language_of_the_page():
    view = PAYMENTS.view()
    with in_language("bn"):
        part = draw(view, payments=find_temporal_loops(view, within=30)).html.partition('id="in-time"')[2]
    assert "২ জানুয়ারি, ২০২৫" in part
