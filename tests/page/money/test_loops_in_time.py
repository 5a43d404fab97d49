"""A loop of single payments lights the picture as any loop does, and has an address, keys and words."""

import pytest

from aigraph import draw, find_temporal_loops
from tests.ledgers import ledger
from tests.page.pages import drawn_deals, follow

pytestmark = pytest.mark.browser

PAYMENTS = ledger(
    "p1: lab -> cloud equity closed 2025-01-02 5\n p2: cloud -> lab compute closed 2025-01-30 4\n"
    "p3: lab -> maker equity closed 2025-03-01 2\n p4: maker -> lab chips closed 2025-03-09 1\n"
    "p5: lab -> maker equity closed 2025-05-01 7"
)
ENTRIES = "#in-time .choose"


@pytest.fixture(scope="module")
def listed(visits):
    view = PAYMENTS.view()
    return visits(draw(view, payments=find_temporal_loops(view, within=30)).html)


def fragment(seen):
    return seen.address().partition("#")[2]


def test_choosing_one_draws_its_payments_alone_on_a_ring_with_their_days(listed):
    follow(listed)
    assert drawn_deals(listed) == {"p1", "p2", "p3", "p4", "p5"}
    listed.page.click(ENTRIES)
    drawn = listed.drawn()
    assert {company["company"] for company in drawn["companies"]} == {"lab", "cloud"}
    assert {deal["deal"]: deal["label"].splitlines()[1:] for deal in drawn["deals"]} == {
        "p1": ["$5bn", "2025-01-02"],
        "p2": ["$4bn", "2025-01-30"],
    }
    assert fragment(listed) == "payment=p1&payment=p2"
    assert listed.text("#tour-step") == "1 of 2"
    told = listed.text("#details")
    assert "Loop in time · 1 of 2" in told
    assert "2025-01-30: CLOUD buys computing from LAB, $4bn." in told
    assert not listed.page.locator("#in-time").is_visible()
    assert listed.complaints == []


def test_one_can_be_left_by_history_and_stepped_through_by_keys(listed):
    follow(listed)
    listed.page.focus(ENTRIES)
    listed.press("Enter")
    assert listed.page.evaluate("document.activeElement.id") == "details"
    listed.press("n")
    assert fragment(listed) == "payment=p3&payment=p4"
    listed.press("n")
    assert fragment(listed) == "payment=p1&payment=p2"
    listed.page.go_back()
    listed.page.wait_for_function("location.hash === '#payment=p3&payment=p4'")
    assert drawn_deals(listed) == {"p3", "p4"}
    listed.press("Escape")
    assert drawn_deals(listed) == {"p1", "p2", "p3", "p4", "p5"}
    assert listed.page.evaluate("document.activeElement.textContent") == "LAB → MAKER → LAB"


def test_the_keys_tell_each_payment_in_words(listed):
    follow(listed, "#payment=p1&payment=p2")
    listed.page.focus("#canvas")
    listed.press("ArrowRight")
    said = listed.text("#said")
    assert said in {"LAB buys shares of CLOUD, $5bn.", "CLOUD buys computing from LAB, $4bn."}
    listed.press("ArrowRight", "ArrowLeft")
    assert listed.text("#said") in {"LAB buys shares of CLOUD, $5bn.", "CLOUD buys computing from LAB, $4bn."}


def test_on_a_day_before_its_last_payment_it_says_that_it_does_not_stand(listed):
    follow(listed, "#payment=p1&payment=p2&day=2025-01-15")
    assert "This loop does not stand" in listed.text("#details")
    follow(listed, "#payment=p1&payment=gone")
    assert not listed.page.locator("#details").is_visible()


def test_one_that_closes_but_is_not_listed_has_an_address_too(listed):
    follow(listed, "#payment=p5&payment=p4")
    assert drawn_deals(listed) == {"p4", "p5"}
    assert listed.text("#tour-step") == ""
