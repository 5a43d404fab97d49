"""WebKitGTK as it is, spoken to over WebDriver (W3C), for the tests of pages. It must be installed; nothing is downloaded."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

PATIENCE_S = 60
_BROWSERS = (
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
)
_DISPLAY = ":97"
_ALL_ERRORS = """window.complaints = []; addEventListener("error", ({ message }) => complaints.push(message));
addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));"""


class WebKit:
    """A window of WebKitGTK."""

    def __init__(self, address: str, browser: str) -> None:
        self._address = address
        options = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        self._session = f"/session/{self._ask('POST', '/session', capabilities={'alwaysMatch': options})['sessionId']}"

    def _ask(self, method: str, path: str, **body: Any) -> Any:
        data = json.dumps(body).encode() if method == "POST" else None
        request = Request(f"{self._address}{path}", data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - ours
        try:
            with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - ours
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def close(self) -> None:
        self._ask("DELETE", self._session)

    def open(self, address: str) -> None:
        self._ask("POST", f"{self._session}/url", url=address)
        end = time.monotonic() + PATIENCE_S
        while not self.evaluate("document.documentElement.dataset.drawn ?? ''"):
            assert time.monotonic() < end, "the page is not drawn"
            time.sleep(0.05)
        self._ask("POST", f"{self._session}/execute/sync", script=_ALL_ERRORS, args=[])

    @property
    def complaints(self) -> list[str]:
        """The errors of the page since it was drawn."""
        return list(self.evaluate("window.complaints"))

    def resize(self, width: int, height: int) -> None:
        """Make the window so large; the page is smaller by the frame of the browser."""
        self._ask("POST", f"{self._session}/window/rect", width=width, height=height)

    def evaluate(self, expression: str) -> Any:
        """Evaluate an expression in the page; what it gives travels as JSON."""
        script = f"""const done = arguments[arguments.length - 1];
            Promise.resolve({expression}).then((found) => done(JSON.stringify(found ?? null)))"""
        return json.loads(self._ask("POST", f"{self._session}/execute/async", script=script, args=[]))


@contextmanager
def open_webkit() -> Iterator[WebKit]:
    """Start WebKitGTK's own small browser on a display in memory; skip the test where it is not installed."""
    driver, display = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browser = next(filter(os.path.exists, _BROWSERS), None)
    if driver is None or display is None or browser is None:
        pytest.skip("WebKitWebDriver with its MiniBrowser and Xvfb are not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ExitStack() as started:
        for command in ([display, _DISPLAY, "-screen", "0", "4000x2400x24"], [driver, f"--port={port}"]):
            started.enter_context(_running(command))
        yield started.enter_context(_session(f"http://127.0.0.1:{port}", browser))


@contextmanager
def _running(command: list[str]) -> Iterator[None]:
    # The sandbox of the browser asks for rights that a container seldom gives.
    settings = {"DISPLAY": _DISPLAY, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    process = subprocess.Popen(
        command, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE_S)


@contextmanager
def _session(address: str, browser: str) -> Iterator[WebKit]:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            webkit = WebKit(address, browser)
            break
        except (URLError, ConnectionError):
            assert time.monotonic() < end, f"{Path(browser).name} does not answer"
            time.sleep(0.2)
    yield webkit
    webkit.close()
