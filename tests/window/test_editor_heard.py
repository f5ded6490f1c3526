"""The routine editor as somebody uses it who sees nothing: each change is told."""

import pytest

from tests.window.desktop import Desktop
from tests.window.hearing import CAN_LISTEN, ScreenReader

pytestmark = CAN_LISTEN


@pytest.mark.usefixtures("heard_program")
def test_each_change_is_heard(desktop: Desktop, reader: ScreenReader) -> None:
    reader.hears("focus", "^Search")
    reader.presses("^Make a routine")
    reader.hears("title", "^Edit: My routine")
    reader.hears("focus", "^My routine")
    reader.hears("focus", "^Title")
    for name in ("PC6", "LI4"):
        reader.presses("^Add a point")
        desktop.sees("^Choose a point")
        desktop.type(name)
        desktop.press("Return")
        desktop.sees("^Edit: My routine")
    reader.hears("announcement", r"^Added: Joining Valley, step 2 of 2\.")
    came = len(reader.said)
    desktop.press("alt+Up")
    reader.hears("announcement", r"^Joining Valley is step 1 of 2 now\.")
    reader.hears("focus", r"^1\. Joining Valley.*Alt with the arrow keys")
    desktop.press("Delete")
    reader.hears("announcement", r"^Removed: Joining Valley\. 1 step is left\.")
    desktop.press("ctrl+z")
    reader.hears("announcement", r"^Undone\. 2 steps\.")
    reader.presses("^My own spot")
    reader.hears("announcement", r"^Added: My own spot, step \d of 3\.")
    reader.hears("announcement", r"^3 things to mend\. Step \d, Name: Give it a name")
    reader.presses(r"^Step \d, How to find it: Say how to find it\.")
    reader.hears("focus", r"^How to find it.*Say how to find it\.")
    desktop.press("ctrl+s")
    reader.hears("announcement", r"^Saved, not finished yet\.")
    desktop.press("ctrl+z")
    reader.hears("announcement", "^Nothing to mend")
    desktop.press("ctrl+s")
    reader.hears("announcement", r"^Saved\.")
    strayed = [words for kind, words in reader.said[came:] if kind == "focus" and "Home" in words]
    assert strayed == []  # a list that is made anew keeps the focus
