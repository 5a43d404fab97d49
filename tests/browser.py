"""What tests of pages take from playwright and axe, imported when a page is open: tests are collected without them."""

import pytest


def expect(actual):
    """Expect something of a page or locator, as playwright's function of this name does."""
    return pytest.importorskip("playwright.sync_api").expect(actual)


RULES = ("target-size", "color-contrast-enhanced", "identical-links-same-purpose", "meta-refresh-no-exceptions")
"""What axe leaves out unless asked: WCAG 2.2 and level AAA."""


def axe(page):
    """Run all rules of WCAG that axe has on a page, up to level AAA."""
    sync_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
    return sync_playwright.Axe().run(page, options={"rules": {name: {"enabled": True} for name in RULES}})
