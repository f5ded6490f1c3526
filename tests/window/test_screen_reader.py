"""A whole session as somebody has it who sees nothing: heard and driven through AT-SPI alone."""

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.window.desktop import SECONDS, Desktop, needs, started

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


pytestmark = [
    needs("Xvfb", "openbox", "xdotool", "dbus-daemon"),
    pytest.mark.skipif(
        "CI" not in os.environ and not _can_listen(),
        reason="needs at-spi2-core, gir1.2-atspi-2.0 and python3-gi",
    ),
]


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


@pytest.fixture
def bus(desktop: Desktop) -> Iterator[None]:
    """A session bus for this screen, on which programs offer what a screen reader needs."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, env=desktop.environment, stdout=subprocess.PIPE, text=True
    ) as daemon:
        assert daemon.stdout
        desktop.environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield
        daemon.terminate()


@pytest.fixture
def reader(desktop: Desktop, bus: None) -> Iterator[ScreenReader]:
    """It is there before the program is."""
    del bus
    with subprocess.Popen(
        [PYTHON, "-W", "ignore", str(READER)],
        env=desktop.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield ScreenReader(process)
        process.kill()


@pytest.fixture
def program(desktop: Desktop, reader: ScreenReader) -> "Iterator[subprocess.Popen[str]]":
    del reader
    with started(desktop) as running:
        yield running


def _after(announced: list[str], *patterns: str) -> list[int]:
    """Where these are said, each after the one before; fails where one is not."""
    found: list[int] = []
    for pattern in patterns:
        start = found[-1] + 1 if found else 0
        rest = range(start, len(announced))
        place = next((n for n in rest if re.search(pattern, announced[n])), None)
        assert place is not None, f"no “{pattern}” in {announced[start:]}"
        found.append(place)
    return found


def _answer_with_blood_thinners(reader: ScreenReader) -> None:
    reader.hears("focus", "^Search")
    reader.reads("frame", "^Home")
    reader.presses(r"^Nausea\b")
    reader.hears("title", "^Nausea")
    reader.hears("focus", "^Start")
    reader.presses("^Start")
    reader.arrives("^Is any of this true right now")
    reader.presses("None of these")
    reader.arrives("^Is any of this true for you")
    reader.presses("^Blood thinner")
    reader.presses("^Continue")
    reader.arrives("^Ask somebody before you start")
    reader.reads("label", "^Light pressure, because of blood thinners")
    reader.presses("^I asked a doctor")
    reader.presses("^Start")


def _pause_and_read_the_ring(reader: ScreenReader) -> None:
    reader.hears("announcement", "^Press now. Your left wrist")
    reader.presses("^Pause")
    reader.hears("announcement", r"^Paused\. .* left on your left wrist, .* in all\.")
    ring = reader.reads("progress-bar", "^Time left on your left wrist")
    assert re.search("minute|second", ring["description"])
    assert 0 < ring["value"] <= 100
    reader.presses("^Go on")


def test_a_whole_session_is_heard_from_home_to_the_end(
    reader: ScreenReader, program: "subprocess.Popen[str]"
) -> None:
    _answer_with_blood_thinners(reader)
    _pause_and_read_the_ring(reader)
    reader.hears("title", "^Done: Nausea")
    reader.hears("focus", "^That’s it")
    reader.reads("label", "^Both wrists, 5 min of pressing")
    find, press, *_ = _after(
        reader.announced,
        r"^Find the point\. Your left wrist\. Step \d of 4: ",
        r"^Press now\. Your left wrist\. .*Light pressure.* \d+ (minute|second)",
        "^Half-way on this side",
        "ease off and change to your right wrist",
        r"^Let go\. Now your right wrist",
        r"^Find the point\. Your right wrist\. .*Turn your right palm up\.",
        r"^Press now\. Your right wrist\. .*Light pressure.* \d+ (minute|second)",
        "^Half-way on this side",
        "ease off; then you are done",
        "^That’s it",
    )
    steps = ("Lay three fingers across", "Put your right thumb", "Feel for the gap")
    assert len(_after(reader.announced[find:press], *steps)) == len(steps)
    told = [text for text in reader.announced if text.startswith(("Find the point", "Press now"))]
    findings = ("Light pressure, because of blood thinners", "ask your doctor before you press")
    assert [text for text in told for finding in findings if finding not in text] == []
    assert program.poll() is None
