"""Every state of the page has an address, which opens it again."""

import pytest

from tests.page.pages import drawn_deals, follow

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "fragment",
    [
        "#loop=v-l&level=all",
        "#company=l&day=2025-03-31",
        "#deal=e3&view=table&find=lab",
        "#cell=v%3El&view=matrix&without=warrant",
        "#layers=cash%2Ccontingent%2Cvalue&unseen=announced&kinds=circular&everyone=yes",
    ],
)
def test_an_address_says_the_whole_state_and_opens_it_again(seen, fragment):
    follow(seen)
    follow(seen, fragment)
    first = (
        seen.text("#scope"),
        seen.text("aside"),
        seen.page.locator(".view:visible").get_attribute("id"),
        drawn_deals(seen),
    )
    seen.press("?")
    seen.page.click("#close-help")
    seen.press("d", "d")
    assert sorted(seen.address().partition("#")[2].split("&")) == sorted(fragment[1:].split("&"))
    follow(seen)
    follow(seen, fragment)
    assert (
        seen.text("#scope"),
        seen.text("aside"),
        seen.page.locator(".view:visible").get_attribute("id"),
        drawn_deals(seen),
    ) == first


@pytest.mark.parametrize("name", ["v-l-c", "l-c-v", "c-v-l", "c~v~l"])
def test_a_loop_is_known_by_its_name_from_any_company_on_and_by_its_id(seen, name):
    follow(seen, f"#loop={name}")
    assert seen.text("#details h2") == "Vendor → Lab → Cloud & Co → Vendor"
