"""A whole session in a real window, driven as a user would: by keyboard alone.

The window's title tells what is on the screen, so the test waits for titles. The screenshots are
for people to look at: SCREENSHOTS=folder keeps them.
"""

import subprocess
from pathlib import Path

import pytest

from acupressure_app.store.settings import Settings, load_settings, save_settings
from tests.window.desktop import SECONDS, Desktop, needs

pytestmark = needs("Xvfb", "openbox", "xdotool")


WAITING = Settings(wait_for_me=True)
"""A search that ends by itself may be over before a slow machine has looked at it."""


@pytest.fixture
def desktop(desktop: Desktop) -> Desktop:
    save_settings(_config(desktop), WAITING)
    return desktop


def _config(desktop: Desktop) -> Path:
    return desktop.folder / "config" / "acupressure-app"


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
    desktop.sees("^Left wrist")
    desktop.press("Return")
    desktop.sees("^2:[0-9]+ left wrist")
    desktop.press("space")
    desktop.sees("left wrist.*paused")
    desktop.keep_picture("5-paused")
    desktop.press("space")
    desktop.sees("^[12]:[0-9]+ left wrist – ")
    desktop.press("t")
    desktop.keep_picture("6-too-strong")
    desktop.sees("^Right wrist")
    desktop.keep_picture("7-other-side")
    desktop.press("Return")
    desktop.sees("^Done: Nausea")
    desktop.keep_picture("8-finish")
    desktop.press("alt+F4")
    assert program.wait(timeout=SECONDS) == 0
    complaints = desktop.complaints.read_text()
    assert "qt.multimedia" not in complaints, "the window says why nothing is heard"
    assert [file.name for file in _config(desktop).iterdir()] == ["settings.json"]
    assert load_settings(_config(desktop)) == WAITING, "nothing was asked to be remembered"


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
    assert program.wait(timeout=SECONDS) == 0
