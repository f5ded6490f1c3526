"""A screen of its own with a program on it, and hands on the keyboard."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SPEED = "20"
SECONDS = 60


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip where one of these is missing; never in CI, which has to have them."""
    return pytest.mark.skipif(
        not all(map(shutil.which, programs)) and "CI" not in os.environ,
        reason=f"needs {', '.join(programs)}",
    )


class Desktop:
    """A screen of its own with a window manager, and hands on the keyboard."""

    def __init__(self, display: str, folder: Path) -> None:
        self.folder = folder
        self.complaints = folder / "complaints.txt"
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

    def leads_to(self, title: str, keys: str) -> None:
        """Press keys until a window of this title comes: the one before may not listen yet."""
        for _ in range(5):
            self.press(keys)
            if self.comes(title, SECONDS / 6):
                return
        pytest.fail(f"{keys} led to no title like {title}")

    def finds_nausea(self) -> None:
        """Search on Home and open the first of several; keys are lost until its list is read."""
        self.sees("^Home")
        for _ in range(3):
            self.press("ctrl+f")
            self.type("queasy")
            self.keep_picture("1-home")
            self.press("Return", "Return")  # to the first, and open it
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


@contextmanager
def started(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    """The program on this screen; it is ended when nobody needs it any more.

    What it complains of goes to a file: a pipe that nobody reads would fill and hold it up.
    """
    command = [sys.executable, "-X", "faulthandler", "-m", "acupressure_app", "--speed", SPEED]
    with (
        desktop.complaints.open("w") as stderr,
        subprocess.Popen(command, env=desktop.environment, stderr=stderr, text=True) as running,
    ):
        try:
            yield running
        finally:
            running.kill()
            told = desktop.complaints.read_text()
            assert "Traceback" not in told, told
            assert "Fatal Python error" not in told, told


@contextmanager
def screen() -> Iterator[str]:
    """The name of a screen with a window manager: without one no window is active."""
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-noreset")
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
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
