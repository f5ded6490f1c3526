"""Prints two figures, each taken in one run: the time to the first frame, and the drift of a day.

Time is told as a ratio, since seconds differ from machine to machine. This file runs again as the
process that opens one of the two windows, so whatever only one of them needs is imported late.
"""

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from acupressure_app.core.timeline import Timeline

RUNS = 15
DAY_MS = 24 * 60 * 60 * 1000
AIM = 1.5


def main() -> None:
    """Measure and print; with the name of a window as argument, open that one and leave."""
    if sys.argv[1:]:
        open_and_leave(bare=sys.argv[1] == "bare")
        return
    own, bare = first_frames()
    print(f"first frame:  {own:.0f} ms against {bare:.0f} ms for a bare window (medians of {RUNS})")
    print(f"              ratio {own / bare:.2f}, aim at most {AIM}")
    drift, cues, played = simulated_day()
    print(f"drift over a simulated day: {drift} ms, {played} of {cues} cues played, aim 0 ms")


def first_frames() -> tuple[float, float]:
    """The median milliseconds from the start of a process to its first painted frame.

    The two kinds take turns, so that a busy machine slows both.
    """
    taken: dict[str, list[float]] = {"own": [], "bare": []}
    for _ in range(RUNS):
        for kind, times in taken.items():
            times.append(_first_frame(kind))
    return statistics.median(taken["own"]), statistics.median(taken["bare"])


def _first_frame(kind: str) -> float:
    environment = {**os.environ, "QT_LOGGING_RULES": "*=false"}
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    started = time.monotonic_ns()
    child = subprocess.run(
        [sys.executable, __file__, kind],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return (int(child.stdout) - started) / 1e6


def open_and_leave(*, bare: bool) -> None:
    """Open one window, print the steady clock in ns at its first frame, and leave."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(sys.argv[:1])
    window = QWidget() if bare else _own_window()
    if bare:
        window.resize(1100, 760)

    class FirstFrame(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, _report_and_quit)
            return False

    def _report_and_quit() -> None:
        print(time.monotonic_ns(), flush=True)
        application.quit()

    watcher = FirstFrame()
    window.installEventFilter(watcher)
    window.show()
    application.exec()


def _own_window() -> "QWidget":
    import gettext
    from datetime import date

    from acupressure_app.core.player import Reading
    from acupressure_app.core.wording import Wording
    from acupressure_app.store.folders import folders
    from acupressure_app.store.library import load_library
    from acupressure_app.store.settings import Settings
    from acupressure_app.ui.app import main_window
    from acupressure_app.ui.context import Context

    places = folders()
    return main_window(
        Context(
            folders=places,
            library=load_library(places),
            settings=Settings(),
            wording=Wording(gettext.NullTranslations()),
            reading=lambda: Reading(0, 0),
            today=date.today,
        )
    )


def simulated_day() -> tuple[int, int, int]:
    """Play a press of a day with ticks at odd times: (ms late at the end, cues, cues played).

    Every tick falls where the player asked to be woken, or earlier.
    """
    import random

    from acupressure_app.core import player

    timeline = _day_long()
    state, effects = player.reduce(player.State(timeline), player.Start(), 0)
    played = sum(isinstance(effect, player.Played) for effect in effects)
    now, chance = 0, random.Random(1)
    while not isinstance(state.mode, player.Over):
        due = player.next_due(state, now)
        now += max(1, min(chance.randrange(1, 1000), due if due is not None else 1000))
        state, effects = player.reduce(state, player.Tick(), now)
        played += sum(isinstance(effect, player.Played) for effect in effects)
    return now - timeline.total, len(timeline.cues), played


def _day_long() -> "Timeline":
    import gettext

    from msgspec.structs import replace

    from acupressure_app.core.screening import Answer, Answers, Cleared, clear
    from acupressure_app.core.timeline import compile_timeline
    from acupressure_app.core.wording import Wording
    from acupressure_app.store.folders import folders
    from acupressure_app.store.library import load_library

    library = load_library(folders())
    entry = library.find("nausea")
    assert entry
    cleared = clear(entry.routine, library.content, Answers(otherwise=Answer.NO))
    assert isinstance(cleared, Cleared)
    timeline = compile_timeline(cleared, library.content, Wording(gettext.NullTranslations()))
    press = replace(timeline.presses[0], length=DAY_MS, limit=DAY_MS)
    return timeline.with_presses((press,))


if __name__ == "__main__":
    main()
