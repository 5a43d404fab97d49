"""Firefox as it is, spoken to over WebDriver BiDi (W3C), for the tests of pages. It must be installed; nothing is downloaded."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("firefox-esr", "firefox")
PATIENCE_S = 60


class Firefox:
    """A tab of Firefox and what its pages complained of."""

    def __init__(self, address: str) -> None:
        websocket = pytest.importorskip("tornado.websocket", reason="Firefox is spoken to over a web socket")
        self.loop = asyncio.new_event_loop()
        # The loop of another browser may be running in this thread.
        self._thread = ThreadPoolExecutor(1)
        self.complaints: list[str] = []
        self._sent = 0
        self._socket = self._wait(lambda: websocket.websocket_connect(f"{address}/session", max_message_size=1 << 28))
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def _wait(self, begin: Callable[[], Any]) -> Any:
        async def patiently() -> Any:
            return await asyncio.wait_for(begin(), PATIENCE_S)

        return self._thread.submit(self.loop.run_until_complete, patiently()).result()

    def close(self) -> None:
        async def leave() -> None:
            self._socket.close()
            await asyncio.sleep(0.2)

        self._wait(leave)
        self._thread.shutdown()
        self.loop.close()

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer; errors of pages that come before it are kept."""
        self._sent += 1
        said = json.dumps({"id": self._sent, "method": method, "params": parameters})
        self._wait(lambda: self._socket.write_message(said))
        while True:
            told = json.loads(self._wait(self._socket.read_message))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.complaints.append(told["params"]["text"])
            if told.get("id") == self._sent:
                assert told["type"] == "success", told
                return told.get("result")

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self.evaluate(
            "new Promise((done) => { const look = () => document.documentElement.dataset.drawn ? done() : setTimeout(look, 50); look(); })"
        )

    def resize(self, width: int, height: int) -> None:
        self.ask("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def evaluate(self, expression: str) -> Any:
        """Evaluate an expression in the page; what it gives travels as JSON."""
        told = self.ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((found) => JSON.stringify(found ?? null))",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions", context=self.tab, actions=[{"type": "key", "id": "keyboard", "actions": actions}]
        )

    def back(self, by: int = -1) -> None:
        self.ask("browsingContext.traverseHistory", context=self.tab, delta=by)


@contextmanager
def open_firefox(folder: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own; skip the test where there is none."""
    path = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"none of {', '.join(NAMES)} is installed")
    # The picture is where it should be at once, and need not be waited for.
    (folder / "user.js").write_text('user_pref("ui.prefersReducedMotion", 1);\n', encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            found = (re.search(r"ws://[\d.:]+", line) for line in process.stderr)
            firefox = Firefox(next(match[0] for match in found if match))
            yield firefox
            firefox.close()
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
