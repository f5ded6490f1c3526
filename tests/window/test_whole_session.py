"""A whole session in a real window, driven as a user would: by keyboard alone.

The window's title tells what is on the screen, so the test waits for titles. The screenshots are
for people to look at: SCREENSHOTS=folder keeps them.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "openbox", "xdotool")
SPEED = "20"
SECONDS = 60

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)) and "CI" not in os.environ,
    reason="needs Xvfb, openbox and xdotool",
)


class Desktop:
    """A screen of its own with a window manager, and hands on the keyboard."""

    def __init__(self, display: str, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PULSE_SERVER": "unix:/nonexistent",
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

    def run(self, *command: str) -> str:
        """What a command on this screen prints; nothing while there is no active window."""
        return subprocess.run(
            command,
            env=self.environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=SECONDS,
        ).stdout.strip()

    def sees(self, title: str, seconds: float = SECONDS) -> None:
        """Wait until the window with the keyboard has such a title; a regular expression."""
        assert self.comes(title, seconds), f"no title like {title} on the screen"

    def comes(self, title: str, seconds: float) -> bool:
        """Whether such a title comes within this time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if re.search(title, self.run("xdotool", "getwindowfocus", "getwindowname")):
                return True
        return False

    def finds_nausea(self) -> None:
        """Search on Home and open what is found; keys may be lost while a window appears."""
        self.sees("^Home")
        for _ in range(3):
            self.press("ctrl+a")
            self.type("queasy")
            self.keep_picture("1-home")
            self.press("Tab", "Return")
            if self.comes("^Nausea", SECONDS / 6):
                return
        pytest.fail("the search opened nothing")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.run("xdotool", "key", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.run("xdotool", "type", text)

    def keep_picture(self, name: str) -> None:
        """Keep a screenshot, where somebody asked for them."""
        if (folder := os.environ.get("SCREENSHOTS")) and shutil.which("import"):
            self.run("import", "-window", "root", str(Path(folder) / f"{name}.png"))


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a screen of its own, with a window manager: without one no window is active."""
    read, write = os.pipe()
    screen = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-noreset")
    with subprocess.Popen(screen, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as ready:
            name = f":{ready.readline().strip()}"
        _wait_until_it_answers(name)
        with subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}) as manager:
            yield name
            manager.terminate()
        server.terminate()


def _wait_until_it_answers(display: str) -> None:
    """The number of a screen is told a moment before it can be used."""
    until = time.monotonic() + SECONDS
    asked = ["xdotool", "getdisplaygeometry"]
    environment = {**os.environ, "DISPLAY": display}
    while subprocess.run(asked, env=environment, check=False, capture_output=True).returncode:
        assert time.monotonic() < until, f"the screen {display} never answered"


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Desktop:
    return Desktop(display, tmp_path)


@pytest.fixture
def program(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "acupressure_app", "--speed", SPEED]
    with subprocess.Popen(
        command, env=desktop.environment, stderr=subprocess.PIPE, text=True
    ) as running:
        yield running
        running.kill()


def test_nausea_is_guided_on_both_wrists_without_a_mouse_or_a_sound_device(
    desktop: Desktop, program: "subprocess.Popen[str]"
) -> None:
    desktop.finds_nausea()
    desktop.keep_picture("2-routine")
    desktop.press("Return")
    desktop.sees("^Is any of this true right now")
    desktop.keep_picture("3-warning-signs")
    desktop.press("alt+n")
    desktop.sees("^Is any of this true for you")
    desktop.keep_picture("4-health")
    desktop.press("alt+n")
    desktop.sees("^0:[01][0-9] left wrist")
    desktop.press("Return")
    desktop.sees("^2:[0-9]+ left wrist")
    desktop.press("space")
    desktop.sees("left wrist.*paused")
    desktop.keep_picture("5-paused")
    desktop.press("space")
    desktop.sees("^[12]:[0-9]+ left wrist – ")
    desktop.press("t")
    desktop.keep_picture("6-too-strong")
    desktop.sees("right wrist")
    desktop.keep_picture("7-other-side")
    desktop.sees("^Done: Nausea")
    desktop.keep_picture("8-finish")
    desktop.press("alt+F4")
    _, complaints = program.communicate(timeout=SECONDS)
    assert program.returncode == 0
    assert "Traceback" not in complaints
    assert "qt.multimedia" not in complaints, "the window says why nothing is heard"
    assert not (desktop.folder / "config").exists(), "nothing was asked to be remembered"


def test_a_warning_sign_leads_to_help_and_to_no_session(
    desktop: Desktop, program: "subprocess.Popen[str]"
) -> None:
    desktop.finds_nausea()
    desktop.press("Return")
    desktop.sees("^Is any of this true right now")
    desktop.press("Tab", "Tab", "space")
    desktop.press("alt+y")
    desktop.sees("medical help")
    desktop.keep_picture("9-refused")
    desktop.press("Return", "space", "Escape")
    desktop.press("alt+F4")
    program.communicate(timeout=SECONDS)
    assert program.returncode == 0
