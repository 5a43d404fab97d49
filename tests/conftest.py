"""What all tests share: a real browser for pages, the same examples in every run, and the markers `browser` and `slow`.

Without playwright the tests of pages are skipped. With it, but without a browser, they fail and say so: a page nobody opened
is not tested.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# A busy machine is no fault of the code, and what failed once must fail again. Tests need not say so for themselves.
# Examples are the same in every run: more of them would cost each run and find nothing after the first.
hypothesis.settings.register_profile(
    "aigraph",
    deadline=None,
    derandomize=True,
    max_examples=200 if THOROUGH else 40,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("aigraph")
# Private: it draws from the literals of all modules that are imported, so that examples would depend on which tests run with a test.
providers._get_local_constants = lambda: providers._local_constants  # noqa: SLF001

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


SLOW = frozenset((Path(__file__).parent / "slow.txt").read_text(encoding="utf-8").splitlines())
"""Tests that take long, as `scripts/slow` measured."""


SHARED = {"chromium", "shipped", "site"}
"""Fixtures that take long to make and that the tests of a file share."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a page and what takes long, so that no test has to say so for itself."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "chromium" in fixtures:
            item.add_marker("browser")
        if "spark" in fixtures:
            item.add_marker("spark")
        if item.config.pluginmanager.hasplugin("xdist"):
            # In one process each: a second session, page or site would take longer than the tests.
            if "spark" in fixtures:
                item.add_marker(pytest.mark.xdist_group("spark"))
            elif fixtures & SHARED:
                item.add_marker(pytest.mark.xdist_group(str(item.path)))
        if item.nodeid.partition("[")[0] in SLOW or fixtures & (SHARED - {"chromium"}):
            item.add_marker("slow")


@dataclass
class Visit:
    """A page that was opened, and all that it did."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def address(self) -> str:
        # Asked of the page itself: what the driver knows of a rewritten address may lag behind.
        href: str = self.page.evaluate("location.href")
        return href

    def drawn(self) -> dict[str, list[dict[str, Any]]]:
        told: dict[str, list[dict[str, Any]]] = self.page.evaluate("aigraph.drawn()")
        return told

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    driver = pytest.importorskip("playwright.sync_api", reason="pages are opened by playwright")
    with driver.sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch_chromium(playwright)
    yield browser
    browser.close()


def launch_chromium(playwright: Playwright, **environment: str) -> Browser:
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.fail(f"the page can only be tested in a browser: install one of {', '.join(_NAMES)}")
    return playwright.chromium.launch(executable_path=path, args=list(_FLAGS), env={**os.environ, **environment})


@pytest.fixture(scope="session")
def process():
    """Give a process that has imported everything, and whose children run commands."""
    from tests.trust.runner import zygote

    with zygote() as running:
        yield running


@pytest.fixture
def visit(chromium, tmp_path):
    """Open HTML as a file, and note every request, message of the console, error and dialog."""
    yield from _visits(chromium, tmp_path)


@pytest.fixture(scope="module")
def visits(chromium, tmp_path_factory):
    """Open pages that the tests of a module share."""
    yield from _visits(chromium, tmp_path_factory.mktemp("visits"))


def _visits(chromium, folder):
    contexts: list[BrowserContext] = []

    def go(html: str, *, fragment="", script=True, width=1280, height=800, **options) -> Visit:
        file = folder / "page.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        context = chromium.new_context(
            java_script_enabled=script, viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: (seen.complaints.append(dialog.message), dialog.dismiss()))
        seen.page.goto(file.as_uri() + fragment)
        if script:
            seen.page.wait_for_selector("html[data-drawn]", timeout=20_000)
        return seen

    yield go
    for context in contexts:
        context.close()
