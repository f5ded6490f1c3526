"""What is heard, and what is said when nothing can be.

The tones are sounded in processes of their own: a machine's real devices stay silent, and Qt
looks for a sound server only once in a process.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acupressure_app.core.timeline import CueKind
from acupressure_app.ui.sound import Silent, Sound, loudness, open_sound

NO_SOUND = "No sound found. Pictures and words go on."

SESSION = """
import sys
from gettext import NullTranslations
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from acupressure_app.ui.sound import open_sound

app = QCoreApplication([])
sound = open_sound(Path(sys.argv[1]), 100, NullTranslations())
sound.problem_changed.connect(lambda problem: print("problem:", problem, flush=True))

def order() -> None:
    words = sys.stdin.readline().split()
    if not words:
        app.quit()
    elif words[0] == "stop":
        sound.stop()
    elif words[0] == "play":
        for kind in words[1:]:
            sound.play(kind)
    elif words[0] == "wait":
        QTimer.singleShot(int(words[1]), order)
        return
    QTimer.singleShot(0, order)

QTimer.singleShot(0, order)
app.exec()
print("ended with:", sound.problem, flush=True)
"""


class Session:
    """A process that sounds what it is told to, with a sound server at this socket or none."""

    def __init__(self, folder: Path, server: Path) -> None:
        nowhere = {"PULSE_SERVER": f"unix:{server}", "PIPEWIRE_RUNTIME_DIR": str(folder)}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", SESSION, str(folder)],
            env=os.environ | nowhere | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *orders: str) -> tuple[int, list[str]]:
        """The exit code and what was printed."""
        said, _ = self._process.communicate("\n".join(orders), timeout=30)
        return self._process.returncode, said.splitlines()
