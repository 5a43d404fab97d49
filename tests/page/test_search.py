"""Companies are found by their names in any script."""

import pytest

from tests.page.pages import shipped_page

pytestmark = pytest.mark.browser


def test_companies_are_found_by_their_names_in_any_script(visits):
    seen = visits(shipped_page().html)
    for name in ("এনভিডিয়া", "এনভিডিয়ার", "ওপেনএআইয়ের", "OpenAI-এর", "OPENAI", "ＯｐｅｎＡＩ", "azure"):
        seen.page.fill("#find", name)
        assert seen.page.locator("#matches button").count() >= 1, name
        assert seen.page.locator("#loops li").count() >= 1, name
