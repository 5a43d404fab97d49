"""The page in another language: every word, and a switch that keeps what is shown."""

import re

import pytest

from aigraph import draw, load
from aigraph.language.translation import in_language
from tests.page.pages import shipped_page

pytestmark = pytest.mark.browser

_TEXTS = """(selectors) => selectors.flatMap((selector) => [...document.querySelectorAll(selector)]).flatMap((root) => {
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const kept = node.parentElement.closest("[lang=en], bdi, .ring, script, style, noscript, h2 bdi, .small, #untranslated");
        if (!kept && node.data.trim()) found.push(node.data.trim());
    }
    for (const element of root.querySelectorAll("[title], [aria-label], [placeholder]")) {
        if (element.closest("[lang=en], .source, .cited, noscript, #table")) continue;
        for (const name of ["title", "aria-label", "placeholder"]) found.push(element.getAttribute(name) ?? "");
    }
    return found;
})"""
_ENGLISH = re.compile(r"[A-Za-z][a-z]{2,}")
_KEPT = {"aigraph", "Shift", "Esc", "Enter", "Home", "Ctrl", "End", "Graph"}


@pytest.fixture(scope="module")
def shipped():
    return load()


@pytest.fixture(scope="module")
def bengali(visits, shipped):
    with in_language("bn"):
        return visits(draw(shipped.view()).html, width=1440, height=900)


def test_no_english_word_is_left_in_the_page_but_names(bengali, shipped):
    names = {word for company in shipped.companies for word in _ENGLISH.findall(company.name)}
    texts = bengali.page.evaluate(_TEXTS, ["header", "main", "aside", "#help", "footer > p"])
    # The version of the data is a hash.
    left = {word for text in texts for word in _ENGLISH.findall(re.sub(r"\b[0-9a-f]{12}\b", "", text))}
    assert left - names - _KEPT == set()
    assert bengali.page.evaluate("document.documentElement.lang") == "bn"
    assert bengali.complaints == []


def test_the_page_carries_the_bengali_font_and_counts_in_bengali_digits(bengali):
    assert bengali.page.evaluate("[...document.fonts].some((font) => font.family.includes('Noto Sans Bengali'))")
    assert re.match(r"[০-৯,]+টি প্রতিষ্ঠান", bengali.text("#scope"))


def test_the_switch_opens_the_page_in_the_other_language_and_keeps_what_is_picked(visits):
    seen = visits(shipped_page().html, fragment="#loop=nvidia-openai-oracle", width=1440, height=900)
    button = seen.page.locator("#language")
    assert (button.inner_text(), button.get_attribute("lang")) == ("বাংলা", "bn")
    button.click()
    seen.page.wait_for_selector("html[lang=bn][data-drawn=yes]")
    assert "এনভিডিয়া" in seen.page.locator("#details h2").inner_text()
    assert seen.page.title() == "এআই কোম্পানিগুলোর চক্রাকার চুক্তি"
    for code in ("hi", "en"):
        button.click()
        seen.page.wait_for_selector(f"html[lang={code}][data-drawn=yes]")
    assert "Nvidia" in seen.page.locator("#details h2").inner_text()
    assert seen.complaints == []
