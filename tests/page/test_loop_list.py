"""Loops are listed, picked one after another, and told leg by leg with their sources."""

import pytest

from aigraph import draw, find_loops, load
from aigraph.language.sentences import describe_loop
from aigraph.model import Company
from tests.ledgers import TOY
from tests.page.pages import COMPANIES, SOURCE, follow, shipped_page, toy

pytestmark = pytest.mark.browser


def test_clicking_a_loop_tells_it_with_its_sources(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops).html)
    seen.page.locator("#loops button").nth(0).click()
    told = seen.text("#details")
    assert describe_loop(view.ledger, loops[0]) in told
    assert seen.text("#tour-words") == describe_loop(view.ledger, loops[0])
    for arrow in loops[0].arrows:
        assert arrow.since.isoformat() in told
    source = seen.page.locator("#details .source").first
    assert "Vendor funds Lab The Paper, 2025-12-01 B" in " ".join(source.inner_text().split())
    link = source.locator("a")
    assert link.get_attribute("href") == SOURCE.url
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"
    assert seen.page.locator("#details .event").count() == sum(
        len(arrow.events) for form in loops[0].forms for leg in form.legs for arrow in leg.arrows
    )


def test_keys_step_through_the_loops_and_clear(visit):
    loops = find_loops(toy())
    seen = visit(draw(toy(), loops).html)
    seen.press("n", "n")
    assert seen.address().endswith(f"#loop={loops[1].name}")
    seen.press("N")
    assert seen.address().endswith(f"#loop={loops[0].name}")
    seen.press("Escape")
    assert "#" not in seen.address()
    assert not seen.page.locator("#details").is_visible()
    seen.press("/")
    assert seen.page.evaluate("document.activeElement.id") == "find"


def test_an_address_with_a_loop_opens_that_loop(visit):
    view = toy()
    loop = find_loops(view)[-1]
    seen = visit(draw(view).html, fragment=f"#loop={loop.name}")
    assert describe_loop(view.ledger, loop) in seen.text("#details")


def test_a_highlighted_loop_stands_out_when_the_page_opens(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops, highlight=loops[1:2]).html)
    assert describe_loop(view.ledger, loops[1]) in seen.text("#details")
    seen = visit(draw(view, loops, highlight=loops[:2]).html)
    assert seen.text("#tour-words").startswith("2 loops stand out")
    assert seen.page.locator('#loops [aria-pressed="true"]').count() == 2


def test_a_choice_of_loops_stays_a_choice(visit):
    view = toy()
    loops = find_loops(view)
    seen = visit(draw(view, loops[1:3]).html)
    assert seen.page.locator("#loops .sentence").all_text_contents() == [
        describe_loop(view.ledger, loop) for loop in loops[1:3]
    ]


def test_a_limit_that_was_reached_is_told(visit):
    view = toy()
    cut = find_loops(view, max_loops=1)
    html = draw(view, cut).html
    assert f"The search {cut.truncated}." in html
    assert "The search stopped after 1 rings" in visit(html).text("#cut")
    whole = draw(view).html
    assert "The search stopped after 1 rings" not in whole
    assert not visit(whole).page.locator("#cut").is_visible()


def test_looking_for_a_company_finds_it_its_loops_and_its_deals(visit):
    view = toy()
    seen = visit(draw(view).html)
    seen.page.fill("#find", "CLOUD & co")
    listed = [loop for loop in find_loops(view) if "c" in loop.companies]
    assert seen.page.locator("#loops li:visible").count() == len(listed)
    assert {edge["deal"] for edge in seen.drawn()["deals"] if "1)" in edge["color"]["color"]} == {
        arrow.deal.id for arrow in view.arrows if "c" in (arrow.payer, arrow.payee)
    }
    seen.page.click("#matches button")
    assert seen.text("#details h2") == "Cloud & Co"
    assert seen.page.locator("#details .deal").count() == sum("c" in (a.payer, a.payee) for a in view.arrows)


def test_a_subsidiary_is_told_under_its_parent(visit):
    view = toy(
        companies=(*COMPANIES, Company(id="d", name="Daughter", parent="c")),
        text=TOY + "e9: d -> v chips signed 2025-02 1",
    )
    html = draw(view).html
    assert "Daughter (counted as Cloud &amp; Co)" in html
    assert "recorded as Daughter → Vendor" in visit(html, fragment="#deal=e9").text("#details")


def test_a_kind_of_loop_can_be_left_out_of_the_list(seen):
    follow(seen)
    assert seen.page.locator("#loops li").count() == 2
    seen.page.locator("#kinds button").first.click()
    assert "circular" not in seen.address()


def test_the_tour_leads_through_the_largest_loops(seen):
    follow(seen)
    assert seen.text("#tour-words") == (
        "On 2025-07-31 money can come back to its payer round 1 direct loop, among 2 companies. "
        "The largest by what is due, Vendor → Lab → Vendor: up to $5bn due by then, up to $5bn paid, $5bn contracted."
    )
    seen.page.click("#tour-next")
    assert seen.text("#tour-step") == "1 of 2"
    seen.page.click("#tour-next")
    assert seen.text("#tour-step") == "2 of 2"
    seen.page.click("#tour-back")
    assert seen.text("#tour-step") == "1 of 2"
    seen.page.click("#tour-clear")
    assert not seen.page.locator("#details").is_visible()


def test_a_loop_that_does_not_stand_on_that_day_is_said_to_be_missing(seen):
    follow(seen, "#loop=v-l-c&day=2025-01-31")
    assert "This loop does not stand on 2025-01-31, announced" in seen.text("#details")
    seen.press("]", "]")
    assert seen.text("#details h2") == "Vendor → Lab → Cloud & Co → Vendor"


def test_many_direct_loops_are_listed_by_family_with_their_detours_folded_away(visits):
    view = load().view()
    loops = find_loops(view)
    seen = visits(shipped_page().html)
    # Folded families are written when the page is idle.
    seen.page.wait_for_function(
        "count => document.querySelectorAll('#loops .family > ol > li').length === count", arg=len(loops.direct)
    )
    folds = seen.page.locator("#loops .family")
    assert 3 <= folds.count() <= 9
    assert [folds.nth(at).get_attribute("open") is not None for at in range(2)] == [True, False]
    detours = folds.first.locator(".detours")
    assert detours.locator("li").count() == 0
    detours.locator("summary").click()
    # They are written when the fold says that it is open, a moment after the click.
    detours.locator("li").first.wait_for()
    assert detours.locator("li").count() == int(detours.locator("summary").inner_text().split()[0])
    seen.page.click("#flat")
    assert seen.page.locator("#loops .family").count() == 0
    assert seen.address().endswith("list=all")
