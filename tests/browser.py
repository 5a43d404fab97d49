"""What tests of pages take from playwright and axe, imported when a page is open: tests are collected without them."""

import pytest


def expect(actual):
    """Expect something of a page or locator, as playwright's function of this name does."""
    return pytest.importorskip("playwright.sync_api").expect(actual)


def axe(page):
    """Run the accessibility rules of axe on a page."""
    sync_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
    return sync_playwright.Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
