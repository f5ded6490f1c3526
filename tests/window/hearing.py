"""Ears and hands for a test: what a screen reader hears of the program, and what it can press."""

import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.window.desktop import SECONDS, needs

PYTHON = "/usr/bin/python3"
KNOWS_ATSPI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
TO_USE = ("push-button", "button", "check-box", "radio-button", "text", "slider", "progress-bar")
READER = Path(__file__).with_name("screen_reader.py")


def _can_listen() -> bool:
    try:
        asked = subprocess.run([PYTHON, "-c", KNOWS_ATSPI], check=False, capture_output=True)
    except FileNotFoundError:
        return False
    return asked.returncode == 0


CAN_LISTEN = [
    needs("Xvfb", "openbox", "xdotool", "dbus-daemon"),
    pytest.mark.skipif(
        "CI" not in os.environ and not _can_listen(),
        reason="needs at-spi2-core, gir1.2-atspi-2.0 and python3-gi",
    ),
]
"""The marks of a test that listens."""


class ScreenReader:
    """Hears everything from its first moment on, and acts on what it knows by name."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.said: list[tuple[str, str]] = []
        assert self._line() == "listening"

    def _line(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def _ask(self, question: str, **more: str) -> Any:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"ask": question, **more}) + "\n")
        self._process.stdin.flush()
        return self._line()

    def _waits(self, condition: "Callable[[], Any]", what: str) -> Any:
        """Ask again after each thing that is said, until it holds."""
        until = time.monotonic() + SECONDS
        while not (result := condition()):
            if time.monotonic() > until:
                seen = [part["name"] for part in self.showing() if part["name"]]
                pytest.fail(f"no {what} after {self.said[-5:]}, but {seen}")
            self.said += [(kind, text) for kind, text in self._ask("heard")]
        return result

    def hears(self, kind: str, words: str) -> None:
        """Wait until this has been said, now or before; a regular expression."""
        self._waits(
            lambda: any(what == kind and re.search(words, text) for what, text in self.said),
            f"{kind} like “{words}”",
        )

    def presses(self, name: str) -> None:
        """Wait for a part of this name and press or tick it; a regular expression."""
        self._waits(lambda: self._ask("act", name=name), f"part like “{name}” to press")

    def showing(self) -> list[dict[str, Any]]:
        """Everything on the screen: role, name, description, and value of a progress bar."""
        parts: list[dict[str, Any]] = self._ask("showing")
        return parts

    def reads(self, role: str, words: str) -> dict[str, Any]:
        """Wait for a part on the screen with such a name; a regular expression."""

        def found() -> dict[str, Any] | None:
            fitting = (part for part in self.showing() if part["role"] == role)
            return next((part for part in fitting if re.search(words, part["name"])), None)

        part: dict[str, Any] = self._waits(found, f"{role} like “{words}”")
        return part

    def arrives(self, title: str) -> None:
        """Wait for a page: the window has its title, and the focus leads there to be read.

        Only then it is looked at. Qt 6.11 crashes when a scroll area is asked for its scroll bar
        at the moment when this disappears.
        """
        self.hears("title", title)
        self.hears("focus", title)
        nameless = [part for part in self.showing() if part["role"] in TO_USE and not part["name"]]
        assert nameless == []

    @property
    def announced(self) -> list[str]:
        """The announcements so far, in order."""
        return [text for kind, text in self.said if kind == "announcement"]
