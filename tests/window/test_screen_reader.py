"""A whole session as somebody has it who sees nothing: heard and driven through AT-SPI alone."""

import re
import subprocess

from tests.window.hearing import CAN_LISTEN, ScreenReader

pytestmark = CAN_LISTEN


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
    reader: ScreenReader, heard_program: "subprocess.Popen[str]"
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
    assert heard_program.poll() is None
