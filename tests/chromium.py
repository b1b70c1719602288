"""Headless Chromium, spoken to over a pipe in its DevTools protocol: a page, what went wrong on it, a picture of it."""

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60
"""How many seconds any answer may take: far more than a page needs, but not for ever."""


class RefusedError(Exception):
    """The browser could not do what it was asked for, as when the page went away meanwhile."""


class Chromium:
    """A browser with one tab.

    Args:
        folder: an empty folder for its profile.
    """

    def __init__(self, folder: Path) -> None:
        assert PROGRAM
        to_browser, ours = os.pipe()
        theirs, from_browser = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (to_browser, from_browser)]
        self.process = subprocess.Popen(
            [
                "bash", "-c", 'exec "${@:3}" 3<&"$1" 4>&"$2"', "bash", *map(str, ends), PROGRAM,
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--no-first-run", "--disable-background-networking", f"--user-data-dir={folder}",
                "--remote-debugging-pipe", "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": str(folder)},
            pass_fds=ends,
        )  # fmt: skip
        for end in (to_browser, from_browser, *ends):
            os.close(end)
        self._write, self._read = ours, theirs
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = next(one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> Any:
        """The browser's answer to one request; what it tells meanwhile is added to `events`."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(PATIENCE)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RefusedError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def _next(self, seconds: float) -> dict[str, Any]:
        """The next message."""
        while b"\0" not in self._rest:
            if not select.select([self._read], [], [], seconds)[0]:
                raise TimeoutError("Chromium says nothing")
            piece = os.read(self._read, 1 << 16)
            if not piece:
                raise EOFError("Chromium has ended")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def open(self, address: str, width: int, height: int = 900, scheme: str = "light") -> None:
        """Open a page in a window of that size, and wait until it is loaded."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Page.navigate", url="about:blank")
        self.until("location.href == 'about:blank'")
        self.events.clear()
        self.ask("Page.navigate", url=address)
        self.until("location.href != 'about:blank' && document.readyState == 'complete'")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript gives on the page."""
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true on the page, or on the one that takes its place."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(RefusedError):
                if self.value(expression):
                    return
            time.sleep(0.02)
        raise TimeoutError(expression)

    @property
    def complaints(self) -> list[str]:
        """What went wrong on the page: errors and warnings on its console, exceptions, failed requests."""
        found: list[str] = []
        for event in self.events:
            told = event.get("params", {})
            match event.get("method"):
                case "Log.entryAdded" if told["entry"]["level"] in ("error", "warning"):
                    found.append(told["entry"]["text"])
                case "Runtime.consoleAPICalled" if told["type"] in ("error", "warning", "assert"):
                    found.append(" ".join(str(one.get("value")) for one in told["args"]))
                case "Runtime.exceptionThrown":
                    found.append(told["exceptionDetails"]["text"])
                case "Network.loadingFailed":
                    found.append(told["errorText"])
        return found

    @property
    def requests(self) -> list[str]:
        """The address of everything that the page asked for."""
        sent = (one["params"]["request"]["url"] for one in self.events if one["method"] == "Network.requestWillBeSent")
        return list(sent)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write a picture of the window, or of the whole page, as PNG."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self) -> None:
        """End the browser."""
        with contextlib.suppress(EOFError, OSError, TimeoutError):
            self._session = None
            self.ask("Browser.close")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._write)
        os.close(self._read)
