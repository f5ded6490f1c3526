"""Files chosen, saved and dropped as a user does: real dialogs, by keyboard; a real drag."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from acupressure_app.store.bundle import look_into
from tests.builders import CONTENT
from tests.window.desktop import SECONDS, Desktop, needs

pytestmark = needs("Xvfb", "openbox", "xdotool")

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("file_source.py")
THEIRS = json.loads((ROOT / "routines" / "anxiety.json").read_bytes()) | {
    "id": "theirs",
    "title": "From a friend",
}
IN_THE_MIDDLE, ON_THE_FILE = ("600", "450"), ("1190", "830")
_A_MOMENT = 0.3
"""An X server tells of a drag in steps, and nothing else on the screen does."""


@pytest.fixture
def gift(tmp_path: Path) -> Path:
    file = tmp_path / "gift.json"
    file.write_text(json.dumps(THEIRS))
    return file


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "data" / "acupressure-app" / "routines"


def comes(path: Path, begins: str = "") -> bool:
    """Whether this file is there within a while, and begins so."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if path.exists() and path.read_bytes().startswith(begins.encode()):
            return True
        time.sleep(0.05)
    return False


def is_at_home(desktop: Desktop) -> None:
    """Home is there with its list, and searches for nothing any more."""
    desktop.finds_nausea()
    desktop.press("alt+1")
    desktop.sees("^Home")
    desktop.press("ctrl+f", "ctrl+a", "BackSpace")


def choose(desktop: Desktop, dialog: str, keys: str, file: Path) -> None:
    """Open the dialog and type the file's name."""
    desktop.leads_to(f"^{dialog}$", keys)
    desktop.press("ctrl+a")
    desktop.type(str(file))
    desktop.press("Return")


def windows_are(desktop: Desktop, title: str, count: int) -> None:
    """Wait for so many windows of this title: a dialog, and its question, which has the same."""
    until, search = time.monotonic() + SECONDS, ("xdotool", "search", "--onlyvisible", "--name")
    while len(desktop.run(*search, f"^{title}$").splitlines()) != count:
        assert time.monotonic() < until, f"there are not {count} windows called {title}"


@pytest.mark.usefixtures("program")
def test_a_file_is_taken_over_by_keyboard_alone(desktop: Desktop, gift: Path, mine: Path) -> None:
    is_at_home(desktop)
    desktop.leads_to("^Routines to take over$", "alt+i")
    desktop.press("Escape")
    desktop.sees("^Home")
    choose(desktop, "Routines to take over", "alt+i", gift)
    desktop.sees("^Take over routines")
    assert not mine.exists()
    desktop.press("alt+t")
    assert comes(mine / "theirs.json")
    desktop.press("alt+h")
    desktop.sees("^Home")


@pytest.fixture
def two_of_mine(mine: Path) -> None:
    mine.mkdir(parents=True)
    for name in ("one", "two"):
        (mine / f"{name}.json").write_text(json.dumps(THEIRS | {"id": name}))


@pytest.mark.usefixtures("two_of_mine", "program")
def test_a_name_that_exists_is_asked_about(desktop: Desktop, tmp_path: Path) -> None:
    out = tmp_path / "out.acupressure"
    out.write_text("mine already")
    is_at_home(desktop)
    desktop.press("alt+v")
    desktop.sees("^Hand on several –")
    choose(desktop, "Hand on several", "alt+s", out)
    windows_are(desktop, "Hand on several", 2)
    desktop.press("alt+n")
    windows_are(desktop, "Hand on several", 1)
    desktop.press("Escape")
    desktop.sees("^Hand on several –")
    assert out.read_text() == "mine already"
    choose(desktop, "Hand on several", "alt+s", out)
    windows_are(desktop, "Hand on several", 2)
    desktop.press("alt+y")
    desktop.sees("^Hand on several –")
    assert comes(out, "PK")
    assert [one.name for one in look_into(out, CONTENT)] == ["one", "two"]


@contextmanager
def file_source(desktop: Desktop, file: Path) -> Iterator["subprocess.Popen[str]"]:
    """A window to drag the file out of."""
    command = [sys.executable, str(SOURCE), str(file)]
    with subprocess.Popen(
        command, env=desktop.environment, stdout=subprocess.PIPE, text=True
    ) as source:
        try:
            yield source
        finally:
            source.kill()


@pytest.mark.usefixtures("program")
def test_a_file_is_dragged_from_another_program_and_dropped(desktop: Desktop, gift: Path) -> None:
    is_at_home(desktop)
    with file_source(desktop, gift) as source:
        desktop.sees("^A file to drag")
        desktop.run("xdotool", "mousemove", *ON_THE_FILE, "mousedown", "1")
        for place in (("1170", "820"), IN_THE_MIDDLE, ("604", "454")):
            desktop.run("xdotool", "sleep", str(_A_MOMENT), "mousemove", *place)
        desktop.run("xdotool", "sleep", str(_A_MOMENT), "mouseup", "1")
        assert source.stdout
        assert source.stdout.readline().strip() == "CopyAction"
        desktop.run("xdotool", "mousemove", *IN_THE_MIDDLE)
    desktop.keep_picture("10-dropped")
    desktop.sees("^Take over routines")
