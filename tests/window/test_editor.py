"""The routine editor as people use it: by keyboard alone, and through a crash."""

import json
import time
from typing import Any

import pytest

from tests.window.desktop import SECONDS, Desktop, needs, started

pytestmark = needs("Xvfb", "openbox", "xdotool")


def own(desktop: Desktop) -> dict[str, Any]:
    """The user's own routines, by the names of their files."""
    folder = desktop.folder / "data" / "acupressure-app" / "routines"
    return {file.stem: json.loads(file.read_bytes()) for file in folder.glob("*.json")}


def until(condition: Any, what: str) -> Any:
    """Wait until it holds."""
    end = time.monotonic() + SECONDS
    while not (found := condition()):
        assert time.monotonic() < end, what
    return found


def open_point(desktop: Desktop, name: str, title: str) -> None:
    """Search among the points, and open the first; keys are lost until all has been read."""
    desktop.sees("^Home")
    desktop.leads_to("^Points", "alt+2")
    desktop.press("ctrl+f")
    desktop.type(name)
    desktop.press("Return")
    desktop.sees(f"^{title}")


def add_point(desktop: Desktop, name: str) -> None:
    """Add a point to what is written."""
    desktop.press("alt+p")
    desktop.sees("^Choose a point")
    desktop.type(name)
    desktop.press("Return")
    desktop.sees("^Edit: ")


@pytest.mark.usefixtures("program")
def test_a_routine_is_made_from_a_point_by_keyboard_alone_and_found_on_home(
    desktop: Desktop,
) -> None:
    open_point(desktop, "PC6", "Inner Pass")
    desktop.press("alt+m")
    desktop.sees("^Edit: Inner Pass")
    add_point(desktop, "LI4")
    desktop.press("alt+Up", "ctrl+s")
    until(lambda: "inner-pass" in own(desktop), "saved")
    (group,) = own(desktop)["inner-pass"]["sets"]
    assert [step["point"] for step in group["steps"]] == ["LI4", "PC6"]
    desktop.keep_picture("editor")
    desktop.press("alt+1")
    desktop.sees("^Home")
    desktop.press("ctrl+f")
    desktop.type("Inner Pass")
    desktop.press("Return", "Tab", "Return")  # past the point of that name
    desktop.sees("^Inner Pass")
    desktop.press("F2")
    desktop.sees("^Rename")
    desktop.type("Before flights")
    desktop.press("Return")
    until(lambda: own(desktop)["inner-pass"]["title"] == "Before flights", "renamed")


def test_what_was_written_outlasts_a_kill_and_is_gone_on_with(desktop: Desktop) -> None:
    drafts = desktop.folder / "data" / "acupressure-app" / "drafts"
    with started(desktop) as program:
        open_point(desktop, "PC6", "Inner Pass")
        desktop.press("alt+m")
        desktop.sees("^Edit: Inner Pass")
        add_point(desktop, "LI4")
        until(lambda: list(drafts.glob("*.json")), "a draft on the disk")
        program.kill()
    assert own(desktop) == {}
    with started(desktop):
        desktop.sees("^Home")
        desktop.leads_to("^Edit: Inner Pass", "alt+r")  # lost before the drafts have been read
        desktop.press("ctrl+s")
        until(lambda: "inner-pass" in own(desktop), "saved")
    (group,) = own(desktop)["inner-pass"]["sets"]
    assert [step["point"] for step in group["steps"]] == ["PC6", "LI4"]
