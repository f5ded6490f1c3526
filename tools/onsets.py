"""Measures when the sounds of a session are heard, against the moments of its plan.

A sound server of its own is recorded while a session is played: its window animates, one core is
kept busy, and the plan is played twice, once with the tones and once with the voice. Run alone it
prints the figures; `onsets` gives them to the benchmark. It needs PulseAudio and espeak-ng.
"""

import gettext
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from operator import mul
from pathlib import Path
from threading import Thread
from typing import IO, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.tones import RATE, RECIPES, ToneFiles
from acupressure_app.audio.voice import Clips, Voice, prepare
from acupressure_app.audio.voice_engines import find_engine
from acupressure_app.core import player
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.screening import Answer, Answers, Cleared, clear
from acupressure_app.core.timeline import VOICE_DELAY, Cue, Timeline, compile_timeline
from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.session.clock import SessionClock
from acupressure_app.ui.sound.sound import Sound, open_sound

PRESS_MS = 20_000
"""How long a side is pressed: no more is needed for every kind of cue to come."""

TONES, VOICE = "tones", "voice"
PER_MS = RATE // 1000
LOUD = 30
"""A sample beyond this is heard."""

WHOLE = 0.9
"""A sound that is less like what was ordered had a gap."""

BEFORE_MS = 150
"""So much sooner than foreseen a sound would still be found."""

NEAR_MS = 500
"""The recording comes in portions; over this time its true pace shows."""

FRAME_MS = 33


class Onsets(NamedTuple):
    """In ms: how much later than planned everything is heard, and the worst deviation from that.

    Then how many sounds were expected, and how many of them were lost, heard twice, or had gaps.
    """

    offset: float
    worst: float
    sounds: int
    lost: int
    doubled: int
    broken: int


class Expected(NamedTuple):
    """A sound of the plan: when it is due, in ms, and its samples."""

    at: int
    samples: "array[int]"


def possible() -> bool:
    """Whether the programs that it needs are here."""
    return all(map(shutil.which, ("pulseaudio", "pactl", "parec", "espeak-ng")))


def onsets(group: str, *, busy: bool = True) -> Onsets:
    """Play the plan with the sounds of one group, TONES or VOICE, and measure what is heard."""
    with tempfile.TemporaryDirectory() as name, _server(Path(name)) as environment:
        folder = Path(name)
        timeline, clips = _session(folder)
        expected = _expected(timeline, clips, folder, group)
        with _kept_busy(busy):
            command = [sys.executable, "-m", "tools.onsets", group, name]
            recorder = Recorder(environment)
            recorder.settle()
            played = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
            heard = recorder.stop()
        start = float(played.stdout)
        return compare(expected, heard, lambda at: recorder.moment(at) - start)


def compare(
    expected: Sequence[Expected], heard: "array[int]", planned: Callable[[float], float]
) -> Onsets:
    """What was heard against the plan; `planned` gives its time for one of the recording."""
    first = next(index for index, value in enumerate(heard) if abs(value) > LOUD) / PER_MS
    about = first - expected[0].at - _onset(expected[0].samples)
    ends = [*(sound.at for sound in expected[1:]), len(heard) / PER_MS - about]
    late, shares, broken = [], [], 0
    for sound, end in zip(expected, ends, strict=True):
        begin = about + sound.at - BEFORE_MS
        slot = heard[round(begin * PER_MS) : round((about + end - BEFORE_MS) * PER_MS)]
        share = _power(slot) / _power(sound.samples)
        shares.append(share)
        if share > 0.5:
            late.append(planned(begin + _onset(slot)) - sound.at - _onset(sound.samples))
            broken += _likeness(slot, sound.samples) < WHOLE
    offset = statistics.median(late)
    worst = max(abs(value - offset) for value in late)
    lost, doubled = sum(share <= 0.5 for share in shares), sum(share > 1.5 for share in shares)
    return Onsets(offset, worst, len(expected), lost, doubled, broken)


def _onset(samples: "array[int]") -> float:
    """When something is heard for the first time, in ms."""
    return next((at for at, value in enumerate(samples) if abs(value) > LOUD), 0) / PER_MS


def _likeness(heard: "array[int]", samples: "array[int]") -> float:
    """How much they are the same from their onsets on: less than 1 where a part came later."""
    one, other = (sound[round(_onset(sound) * PER_MS) :] for sound in (heard, samples))
    both = float(sum(map(mul, one, other)))
    return both / math.sqrt(_power(one) * _power(other))


def _power(samples: "array[int]") -> float:
    return float(sum(value * value for value in samples))


def _expected(timeline: Timeline, clips: Clips, folder: Path, group: str) -> list[Expected]:
    tones = ToneFiles(folder / "tones")  # made here, as they are in all sessions but the first
    made = {kind: _samples(tones.wav(kind)) for kind in RECIPES}
    if group == TONES:
        return [Expected(cue.at, made[cue.kind]) for cue in timeline.cues if cue.kind in made]
    said = [(cue, clips.of(cue.sentences)) for cue in timeline.cues]
    return [
        Expected(cue.at + VOICE_DELAY, _samples(clip.path.read_bytes()))
        for cue, clip in said
        if clip
    ]


def _samples(wav: bytes) -> "array[int]":
    with wave.open(BytesIO(wav)) as clip:
        return array("h", clip.readframes(clip.getnframes()))


def _session(folder: Path) -> tuple[Timeline, Clips]:
    """A short session, and what is said in it; made again, it is the same."""
    library = load_library(folders())
    entry = library.find("nausea")
    assert entry
    cleared = clear(entry.routine, library.content, Answers(otherwise=Answer.NO))
    assert isinstance(cleared, Cleared)
    whole = compile_timeline(cleared, library.content, Wording(gettext.NullTranslations()))
    timeline = whole.with_presses(tuple(replace(press, length=PRESS_MS) for press in whole.presses))
    engine = find_engine()
    assert engine
    *_, prepared = prepare(timeline, Guidance.FULL, Voice(engine), folder / "voice")
    return timeline, prepared.clips


@contextmanager
def _server(folder: Path) -> Iterator[Mapping[str, str]]:
    """A sound server whose one device plays nowhere; the environment in which it is found."""
    environment = {
        **os.environ,
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_SERVER": f"unix:{folder}/native",
        "PIPEWIRE_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
    }
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    modules = (
        f"module-native-protocol-unix socket={folder}/native",
        f"module-null-sink rate={RATE} channels=1 format=s16le",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"]
    command += [part for module in modules for part in ("-L", module)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while subprocess.run(
            ["pactl", "info"], check=False, env=environment, capture_output=True
        ).returncode:
            assert server.poll() is None, "the sound server ended"
        yield environment
    finally:
        server.kill()
        server.wait()


@contextmanager
def _kept_busy(busy: bool) -> Iterator[None]:
    """One core has something else to do meanwhile."""
    other = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if busy else None
    try:
        yield
    finally:
        if other:
            other.kill()
            other.wait()


class Recorder:
    """Records what the device plays, and when: such a device has a clock of its own."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Records from now on."""
        form = ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=10")
        self._program = subprocess.Popen(
            ["parec", "-d", "@DEFAULT_MONITOR@", *form], env=environment, stdout=subprocess.PIPE
        )
        self._heard = bytearray()
        self._marks: list[tuple[float, float]] = []
        self._reading = Thread(target=self._read)
        self._reading.start()

    def settle(self) -> None:
        """Wait until the device has gone over to the short portions that recording asks for."""
        while len(self._heard) < 3 * RATE * 2:
            time.sleep(0.1)

    def stop(self) -> "array[int]":
        """All that was heard."""
        self._program.terminate()
        self._reading.join()
        self._program.wait()
        return array("h", bytes(self._heard[: len(self._heard) // 2 * 2]))

    def moment(self, at: float) -> float:
        """When this millisecond of the recording was played, on the steady clock."""
        near = [now - length for length, now in self._marks if abs(length - at) < NEAR_MS]
        return at + min(near)

    def _read(self) -> None:
        pipe = self._program.stdout
        assert pipe
        while piece := os.read(pipe.fileno(), 65_536):
            self._heard += piece
            length = len(self._heard) / 2 / PER_MS
            self._marks.append((length, time.monotonic() * 1000))


class Picture(QWidget):
    """Something that moves at thirty frames a second."""

    def __init__(self) -> None:
        """Moves from now on."""
        super().__init__()
        self._turn = 0
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self.update)
        self._frames.start()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A ring that turns."""
        self._turn = (self._turn + 60) % 5760
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setWidth(30)
        painter.setPen(pen)
        painter.drawArc(self.rect().adjusted(40, 40, -40, -40), self._turn, 4000)


def play(group: str, folder: Path) -> None:
    """Play the plan, and print when it began, in ms of the steady clock."""
    application = QApplication(sys.argv[:1])
    timeline, clips = _session(folder)
    sound = open_sound(folder / "tones", Levels(100, 100, 100), gettext.NullTranslations())
    picture = Picture()
    picture.resize(700, 700)
    picture.show()
    clock = SessionClock(player.State(timeline), _reading)
    clock.effect.connect(_performing(group, clock, clips, sound, application.quit))
    sound.devices_changed.connect(lambda: _begin(clock))
    application.exec()


def _begin(clock: SessionClock) -> None:
    print(time.monotonic() * 1000, flush=True)
    clock.send(player.Start())


def _performing(
    group: str, clock: SessionClock, clips: Clips, sound: Sound, leave: Callable[[], None]
) -> Callable[[object], None]:
    def perform(effect: object) -> None:
        match effect:
            case player.Played(cue):
                late = player.position(clock.state, clock.now) - cue.at
                _sound(group, cue, clips, sound, late)
            case player.Ended():
                QTimer.singleShot(1000, leave)

    return perform


def _sound(group: str, cue: Cue, clips: Clips, sound: Sound, late: int) -> None:
    if group == TONES:
        sound.play(cue.kind, late)
    elif clip := clips.of(cue.sentences):
        sound.say(clip, late=late)


def _reading() -> player.Reading:
    now = time.monotonic_ns() // 1_000_000
    return player.Reading(now, now)


def main(arguments: Sequence[str]) -> None:
    """Measure and print, or be the program that is measured."""
    if arguments:
        group, folder = arguments
        play(group, Path(folder))
    elif not possible():
        print("onsets: not measured, needs pulseaudio, pulseaudio-utils and espeak-ng")
    else:
        for group in (TONES, VOICE):
            tell(group, onsets(group), sys.stdout)


def tell(group: str, figures: Onsets, out: IO[str]) -> None:
    """Print the figures of one group."""
    offset, worst, sounds, lost, doubled, broken = figures
    print(
        f"onsets of {sounds} sounds ({group}): {offset:.0f} ms after the plan, "
        f"worst deviation {worst:.1f} ms, lost {lost}, doubled {doubled}, with gaps {broken}; "
        "aim at most 20, 0, 0, 0",
        file=out,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
