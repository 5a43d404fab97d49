"""The table of all deals, and the matrix of who pays whom."""

import pytest

from aigraph import draw, find_loops
from tests.page.pages import LATER, follow, toy

pytestmark = pytest.mark.browser


def test_every_deal_of_the_view_is_on_the_page(visit):
    view = toy(layers=("cash", "value", "contingent"))
    seen = visit(draw(view).html)
    seen.press("3")
    rows = seen.page.locator("#table tbody tr")
    assert {row.get_attribute("data-deal") for row in rows.all()} == {arrow.deal.id for arrow in view.arrows}
    for arrow in view.arrows:
        seen.page.locator(f'#table tr[data-deal="{arrow.deal.id}"]').click()
        assert seen.page.locator("#details .deal").first.locator(".event").count() == len(arrow.events)


def test_the_table_sorts_by_every_column(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.click("#see-table")
    first = seen.page.locator("#table tbody tr").first
    heading = seen.page.locator("th", has_text="Amount")
    assert heading.get_attribute("aria-sort") == "descending"
    assert first.get_attribute("data-deal") == "e3"
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert first.get_attribute("data-deal") == "e7"
    for column in ("From", "does", "To", "Status", "Since", "What", "Sources"):
        seen.page.locator("th", has_text=column).locator("button").first.click()
        assert seen.page.locator("th[aria-sort=ascending], th[aria-sort=descending]").inner_text().startswith(column)
    seen.page.fill("#find", "warrants")
    assert seen.page.locator("#table tbody tr").count() == 1
    assert "1 of 7 deals" in seen.text("#table caption")


def test_the_matrix_sums_what_each_company_pays_each_other(seen):
    follow(seen)
    seen.press("2")
    table = seen.page.locator("#cross")
    headings = table.locator("thead th").all_inner_texts()[1:]
    cells = {
        (row.locator("th").inner_text(), heading): cell.get_attribute("aria-label")
        for row in table.locator("tbody tr").all()
        for heading, td in zip(headings, row.locator("td").all(), strict=True)
        for cell in td.locator("button").all()
    }
    assert cells["Vendor", "Lab"] == "Vendor to Lab: $12bn, 3 deals; the other way $5bn"
    assert cells["Cloud & Co", "Vendor"] == "Cloud & Co to Vendor: $20bn, 1 deal"
    assert len(cells) == 4
    assert table.locator("td.mutual").count() == 2
    assert "each pays the other" in seen.text("#cross-key")


def test_a_cell_tells_its_deals_and_those_the_other_way(seen):
    follow(seen, "#view=matrix")
    seen.page.locator('.cell[aria-label^="Vendor to Lab"]').click()
    assert seen.text("#details h2") == "Vendor → Lab"
    assert seen.page.locator("#details .deal").count() == 4
    assert "cell=v%3El" in seen.address()
    assert seen.page.locator("td.lit").count() == 2


def test_the_matrix_marks_the_legs_of_the_loop_that_is_picked(seen):
    follow(seen, "#view=matrix")
    seen.press("n")
    loop = find_loops(toy(LATER))[0]
    assert seen.page.locator("td.lit").count() == len(loop.legs)


def test_on_a_phone_the_table_keeps_names_in_one_piece(visits):
    seen = visits(draw(toy()).html, fragment="#view=table", width=390, height=844)
    heights = [row.bounding_box()["height"] for row in seen.page.locator("#table tbody tr").all()]
    assert max(heights) < 80
    assert [words.split()[0] for words in seen.page.locator("#table thead th:visible").all_inner_texts()] == [
        "From",
        "To",
        "Amount",
        "Status",
    ]
