"""What is heard, and what is said when nothing can be.

The sounds are ordered in a process of its own, which sees no sound server or one without a
loudspeaker, so that the tests neither need nor use the devices of the machine.
"""

import os
import shutil
import signal
import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import BinaryIO

import pytest
from pytestqt.qtbot import QtBot

from acupressure_app.audio.loudness import Group, Levels, loudness
from acupressure_app.audio.tones import RATE, RECIPES, tone
from acupressure_app.audio.voice import Clip
from acupressure_app.ui import libraries
from acupressure_app.ui.libraries import Library
from acupressure_app.ui.sound.sound import Silent, open_sound

ROOT = Path(__file__).parents[3]
SECOND = 2 * RATE
"""Bytes of a second of sound."""

NO_SOUND = "No sound found. Pictures and words go on."

# Carries out orders line by line, and says what it is told.
SESSION = """
import sys
from gettext import NullTranslations
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.voice import Clip
from acupressure_app.ui.sound.sound import open_sound

app = QCoreApplication([])
sound = open_sound(Path(sys.argv[1]), Levels(100, 100, 100, 100), NullTranslations())

def tell(*words):
    print(*words, flush=True)

def carry_out():
    match orders.readline().decode().split():
        case []:
            app.quit()
        case ["play", kind]:
            sound.play(kind)
        case ["say", path]:
            sound.say(Clip(Path(path), 0), 0)
        case ["stop"]:
            sound.stop()
        case ["background"]:
            sound.background(True)
        case ["use", device]:
            sound.use_device(device)
        case ["tell", word]:
            tell(word)

sound.problem_changed.connect(lambda problem: tell("problem:", problem))
sound.devices_changed.connect(lambda: tell("devices:", *sorted(id for id, _ in sound.devices())))
orders = open(0, "rb", buffering=0)
waiting = QSocketNotifier(0, QSocketNotifier.Type.Read)
waiting.activated.connect(carry_out)
app.exec()
orders.close()
print("at the end:", sound.problem)
"""


_PATIENCE = 30
"""So many seconds a server may take to start on a busy machine."""


class Server:
    """A PulseAudio server of our own, whose one device is a pipe that we read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.environment = {
            "PULSE_RUNTIME_PATH": str(folder),
            "HOME": str(folder),
            "PULSE_SERVER": f"unix:{folder}/native",
        }

    def start(self) -> None:
        """Return when it answers."""
        pipe = f"module-pipe-sink file={self._folder}/device sink_name=pipe"
        device = f"{pipe} use_system_clock_for_timing=yes format=s16le rate={RATE} channels=1"
        modules = f"module-native-protocol-unix socket={self._folder}/native", device
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"]
        self._process = subprocess.Popen(
            [*command, *(part for module in modules for part in ("-L", module))],
            env=os.environ | self.environment,
            stderr=subprocess.DEVNULL,
        )
        until = monotonic() + _PATIENCE
        while self._control("info") is None:
            assert self._process.poll() is None, "the sound server ended"
            assert monotonic() < until, "the sound server does not answer"

    def control(self, *words: str) -> str:
        """Have it do something; what it says."""
        said = self._control(*words)
        assert said is not None
        return said

    def heard(self) -> BinaryIO:
        """What sounds, as it happens: samples of 16 bits, `RATE` a second."""
        return (self._folder / "device").open("rb")

    def signal(self, number: int) -> None:
        if self._process:
            self._process.send_signal(number)
            if number == signal.SIGKILL:
                self._process.wait()

    def _control(self, *words: str) -> str | None:
        environment = os.environ | self.environment
        asked = subprocess.run(
            ["pactl", *words], env=environment, check=False, capture_output=True, text=True
        )
        return None if asked.returncode else asked.stdout


@pytest.fixture
def stopped_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("pulse"))
    yield server
    server.signal(signal.SIGKILL)


@pytest.fixture
def server(stopped_server: Server) -> Server:
    stopped_server.start()
    return stopped_server


class Session:
    """A process that carries out orders, see SESSION."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.said: list[str] = []
        self._running = running

    def order(self, *words: str) -> None:
        assert self._running.stdin
        self._running.stdin.write(" ".join(words) + "\n")
        self._running.stdin.flush()

    def until(self, line: str) -> None:
        """Wait until it says this."""
        assert self._running.stdout
        for said in self._running.stdout:
            self.said.append(said.rstrip("\n"))
            if self.said[-1] == line:
                return
        raise AssertionError(f"never {line!r}, but {self.said}")

    def kill(self) -> None:
        self._running.kill()

    def end(self) -> tuple[int, str, str]:
        """The exit code, what was said last, and what came on standard error."""
        said, errors = self._running.communicate()
        self.said += said.splitlines()
        return self._running.returncode, self.said[-1], errors


@contextmanager
def session(folder: Path, server: Server) -> Iterator[Session]:
    nowhere = {"PIPEWIRE_RUNTIME_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SESSION, str(folder)],
        env=os.environ | nowhere | server.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        limit = Timer(40, running.kill)
        limit.start()
        try:
            yield Session(running)
        finally:
            limit.cancel()
            running.kill()


def samples(wav: bytes) -> "array[int]":
    with wave.open(BytesIO(wav)) as clip:
        return array("h", clip.readframes(clip.getnframes()))


def loud(heard: "array[int]") -> list[int]:
    return [value for value in heard if value]


def heard_of(sound: BinaryIO, count: int) -> list[int]:
    """What sounds, without its silence: so many samples, and what comes soon after them."""
    heard: list[int] = []
    more = 3
    for _ in range(300):
        heard += loud(array("h", sound.read(SECOND // 10)))
        more -= len(heard) >= count
        if not more:
            break
    return heard


def something_sounds(sound: BinaryIO) -> bool:
    return any(any(array("h", sound.read(SECOND // 100))) for _ in range(3_000))


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a machine always has sound")
with_pulse = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl"))), reason="needs PulseAudio"
)


@linux
def test_without_a_sound_server_a_session_says_so_once_and_goes_on(
    tmp_path: Path, stopped_server: Server
) -> None:
    with session(tmp_path, stopped_server) as running:
        running.until(f"problem: {NO_SOUND}")
        for kind in (*RECIPES, "say", "nonsense"):
            running.order("play", kind)
        running.order("stop")
        running.order("tell", "here")
        running.until("here")
        assert running.end() == (0, f"at the end: {NO_SOUND}", "")
        assert len(running.said) == 3


@with_pulse
def test_when_a_sound_server_comes_sound_comes_too(tmp_path: Path, stopped_server: Server) -> None:
    with session(tmp_path, stopped_server) as running:
        running.until(f"problem: {NO_SOUND}")
        stopped_server.start()
        running.until("problem: ")
        running.order("play", "press")
        with stopped_server.heard() as sound:
            assert something_sounds(sound)
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_tone_is_heard_as_it_was_made_and_no_problem_is_told(
    tmp_path: Path, server: Server
) -> None:
    with server.heard() as sound, session(tmp_path, server) as running:
        running.until("devices: pipe")
        running.order("play", "press")
        made = loud(samples(tone("press")))
        assert heard_of(sound, len(made)) == made
        assert running.end() == (0, "at the end: None", "")
        assert running.said == ["devices: pipe", "at the end: None"]


@with_pulse
def test_a_spoken_clip_is_heard_and_one_that_is_missing_is_passed_over(
    tmp_path: Path, server: Server
) -> None:
    spoken = tmp_path / "spoken.wav"
    spoken.write_bytes(tone("find"))
    with server.heard() as sound, session(tmp_path, server) as running:
        running.until("devices: pipe")
        running.order("say", str(tmp_path / "missing.wav"))
        running.order("say", str(tmp_path))
        running.order("say", str(spoken))
        made = loud(samples(tone("find")))
        assert heard_of(sound, len(made)) == made
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_sound_server_that_starts_again_is_found(tmp_path: Path, server: Server) -> None:
    with session(tmp_path, server) as running:
        running.order("background")
        with server.heard() as sound:
            assert something_sounds(sound)
        server.signal(signal.SIGKILL)
        running.until(f"problem: {NO_SOUND}")
        server.start()
        running.until("problem: ")
        with server.heard() as sound:
            assert something_sounds(sound), "the background goes on by itself"
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_sound_server_that_hangs_does_not_hold_up_the_session(
    tmp_path: Path, server: Server
) -> None:
    with session(tmp_path, server) as running:
        running.until("devices: pipe")
        server.signal(signal.SIGSTOP)
        for kind in RECIPES:
            running.order("play", kind)
        running.order("stop")
        running.order("tell", "here")
        running.until("here")
        assert running.said == ["devices: pipe", "here"]
        running.order("play", "press")
        running.until(f"problem: {NO_SOUND}")
        server.signal(signal.SIGCONT)
        running.until("problem: ")
        running.order("play", "press")
        with server.heard() as sound:
            assert something_sounds(sound)
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_chosen_device_is_used_while_it_is_there(tmp_path: Path, server: Server) -> None:
    with server.heard() as sound, session(tmp_path, server) as running:
        running.until("devices: pipe")
        module = server.control("load-module", "module-null-sink", "sink_name=chosen").strip()
        running.until("devices: chosen pipe")
        running.order("use", "chosen")
        running.order("background")
        used = server.control("list", "short", "sinks").split("chosen")[0].split()[-1]
        assert any(
            server.control("list", "short", "sink-inputs").split()[1:2] == [used]
            for _ in range(1_000)
        )
        assert not any(array("h", sound.read(SECOND // 10)))
        server.control("unload-module", module)
        assert something_sounds(sound), "unplugged, so the system's own goes on"
        running.until("devices: pipe")
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_device_that_comes_when_there_was_none_is_used(tmp_path: Path, server: Server) -> None:
    loaded = server.control("list", "short", "modules").splitlines()
    pipe = next(module.split("\t") for module in loaded if "module-pipe-sink" in module)
    server.control("unload-module", pipe[0])
    with session(tmp_path, server) as running:
        running.until(f"problem: {NO_SOUND}")
        running.order("play", "press")
        server.control("load-module", pipe[1], *pipe[2].split())
        running.until("problem: ")
        running.order("play", "press")
        with server.heard() as sound:
            assert something_sounds(sound)
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_when_the_last_device_goes_it_is_told_and_sound_comes_back_with_one(
    tmp_path: Path, server: Server
) -> None:
    loaded = server.control("list", "short", "modules").splitlines()
    pipe = next(module.split("\t") for module in loaded if "module-pipe-sink" in module)
    with session(tmp_path, server) as running:
        running.order("background")
        with server.heard() as sound:
            assert something_sounds(sound)
        server.control("unload-module", pipe[0])
        running.until(f"problem: {NO_SOUND}")
        server.control("load-module", pipe[1], *pipe[2].split())
        running.until("problem: ")
        with server.heard() as sound:
            assert something_sounds(sound)
        assert running.end() == (0, "at the end: None", "")


@with_pulse
def test_a_program_that_is_killed_leaves_nobody_playing(tmp_path: Path, server: Server) -> None:
    with session(tmp_path, server) as running:
        running.order("background")
        assert any(server.control("list", "short", "sink-inputs") for _ in range(1_000))
        running.kill()
        assert any(not server.control("list", "short", "sink-inputs") for _ in range(1_000))


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
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    lacking: tuple[Library, ...],
    told: str,
) -> None:
    monkeypatch.setattr(libraries, "missing", lambda *_args, **_kw: lacking)
    script = (
        "import runpy, sys; sys.modules['PySide6.QtMultimedia'] = None;"
        "runpy.run_module('acupressure_app.ui.sound.playing_program', run_name='__main__')"
    )
    sound = open_sound(tmp_path, Levels(), NullTranslations(), (sys.executable, "-c", script))
    with qtbot.waitSignal(sound.problem_changed, timeout=30_000):
        sound.play("start")
        sound.say(Clip(tmp_path / "spoken.wav", 100))
    sound.stop()
    assert sound.problem == told
    assert sound.devices() == ()


def test_a_player_that_cannot_be_started_is_no_sound(qtbot: QtBot, tmp_path: Path) -> None:
    nothing = (str(tmp_path / "nothing"),)
    sound = open_sound(tmp_path, Levels(), NullTranslations(), nothing)
    qtbot.waitUntil(lambda: sound.problem is not None)
    sound.play("start")


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


def test_the_background_is_off_until_it_is_set() -> None:
    assert [Levels().factor(group) > 0 for group in Group] == [True, True, True, False]
