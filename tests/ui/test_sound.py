"""What is heard, and what is said when nothing can be.

The tones are sounded in a process of their own, which sees no sound server or one without a
loudspeaker, so that the tests neither need nor use the devices of the machine.
"""

import os
import shutil
import signal
import subprocess
import sys
from array import array
from collections.abc import Iterator
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import pytest

from acupressure_app.audio.loudness import loudness
from acupressure_app.audio.tones import RECIPES
from acupressure_app.ui import libraries
from acupressure_app.ui.libraries import Library
from acupressure_app.ui.sound import Silent, open_sound

ROOT = Path(__file__).parents[2]
SECOND = 2 * 44_100
"""Bytes of a second of sound."""

NO_SOUND = "No sound found. Pictures and words go on."

# Reads orders line by line: kinds of tones, "stop", or milliseconds to wait.
SESSION = """
import sys
from gettext import NullTranslations
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from acupressure_app.ui.sound import open_sound

app = QCoreApplication([])
sound = open_sound(Path(sys.argv[1]), 100, NullTranslations())
sound.problem_changed.connect(lambda problem: print("problem:", problem, flush=True))

def order():
    word = sys.stdin.readline().strip()
    if word.isdigit():
        QTimer.singleShot(int(word), order)
        return
    if not word:
        app.quit()
        return
    if word == "stop":
        sound.stop()
    else:
        sound.play(word)
    QTimer.singleShot(0, order)

QTimer.singleShot(0, order)
app.exec()
print("at the end:", sound.problem)
"""


class Server:
    """A PulseAudio server of our own, whose one device is a pipe that we read."""

    def __init__(self, folder: Path) -> None:
        runtime = {"PULSE_RUNTIME_PATH": str(folder), "HOME": str(folder)}
        pipe = f"module-pipe-sink file={folder}/device use_system_clock_for_timing=yes"
        device = f"{pipe} format=s16le rate=44100 channels=1"
        modules = f"module-native-protocol-unix socket={folder}/native", device
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"]
        self._process = subprocess.Popen(
            [*command, *(part for module in modules for part in ("-L", module))],
            env=os.environ | runtime,
            stderr=subprocess.DEVNULL,
        )
        self._device = folder / "device"
        self.environment = runtime | {"PULSE_SERVER": f"unix:{folder}/native"}

    def wait(self) -> None:
        """Return when it answers."""
        for _ in range(100):
            asked = subprocess.run(
                ["pactl", "info"],
                env=os.environ | self.environment,
                check=False,
                capture_output=True,
            )
            if asked.returncode == 0:
                return
        raise AssertionError("the sound server does not answer")

    def heard(self) -> BinaryIO:
        """What sounds, as it happens: samples of 16 bits, 44,100 a second."""
        return self._device.open("rb")

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("pulse"))
    server.wait()
    yield server
    server.kill()


def session(folder: Path, environment: dict[str, str], *orders: str | int) -> subprocess.Popen[str]:
    """Start a process that carries out these orders, see SESSION."""
    nowhere = {"PIPEWIRE_RUNTIME_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SESSION, str(folder)],
        env=os.environ | nowhere | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    running.stdin.write("".join(f"{order}\n" for order in orders))
    running.stdin.flush()
    return running


def finish(running: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The exit code and what was said, when all the orders have been carried out."""
    said, _ = running.communicate(timeout=30)
    return running.returncode, said.splitlines()


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a machine always has sound")
with_pulse = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl"))), reason="needs PulseAudio"
)


@linux
def test_without_a_sound_server_a_session_says_so_once_and_goes_on(tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/nothing"}
    with session(tmp_path, nowhere, 300, *RECIPES, "say", "nonsense", "stop", 300) as running:
        assert finish(running) == (0, [f"problem: {NO_SOUND}", f"at the end: {NO_SOUND}"])


@with_pulse
def test_a_cue_is_heard_whole_and_the_window_is_told_of_no_problem(
    tmp_path: Path, server: Server
) -> None:
    orders = (300, "press", 1000)
    with server.heard() as sound, session(tmp_path, server.environment, *orders) as running:
        heard = array("h", sound.read(2 * SECOND))
        assert finish(running) == (0, ["at the end: None"])
    loud = [at for at, value in enumerate(heard) if abs(value) > 2]
    assert 640 < (loud[-1] - loud[0]) / 44.1 < 710, "the clip is 700 ms long, faded at its ends"
    assert max(b - a for a, b in pairwise(loud)) < 441, "without a break"


@with_pulse
def test_a_server_that_dies_between_two_cues_does_not_take_the_session_along(
    tmp_path: Path, server: Server
) -> None:
    orders = (300, "count", 1000, "press", 300)
    with server.heard() as sound, session(tmp_path, server.environment, *orders) as running:
        assert any(any(array("h", sound.read(SECOND // 100))) for _ in range(300))
        server.kill()
        code, said = finish(running)
    assert (code, said[-1]) == (0, f"at the end: {NO_SOUND}")


@pytest.fixture
def without_multimedia(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delitem(sys.modules, "acupressure_app.ui.speaker", raising=False)


@pytest.mark.usefixtures("without_multimedia")
@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ((), "Sound is not installed. Pictures and words go on."),
        (
            (Library("libXrandr.so.2", "libxrandr2"), Library("libpulse.so.0", "libpulse0")),
            "Sound needs libpulse0, libxrandr2. Pictures and words go on.",
        ),
    ],
)
def test_without_the_sound_libraries_it_is_silent_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lacking: tuple[Library, ...], told: str
) -> None:
    monkeypatch.setattr(libraries, "missing", lambda *_args, **_kw: lacking)
    sound = open_sound(tmp_path, 70, NullTranslations())
    sound.play("start")
    sound.stop()
    assert sound.problem == told


def test_silence_that_the_user_wants_is_no_problem() -> None:
    assert Silent().problem is None


@pytest.mark.parametrize(
    ("volume", "factor"), [(0, 0.0), (100, 1.0), (-5, 0.0), (250, 1.0), (50, 10 ** (-10 / 20))]
)
def test_half_the_volume_is_ten_decibels_less(volume: int, factor: float) -> None:
    assert loudness(volume) == pytest.approx(factor, rel=0.01)


def test_the_volume_rises_all_the_way_from_nearly_silent() -> None:
    factors = [loudness(volume) for volume in range(101)]
    assert all(less < more for less, more in pairwise(factors))
    assert 0 < factors[1] < 0.001
