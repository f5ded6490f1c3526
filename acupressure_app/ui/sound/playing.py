"""Carries out the orders of the window on the current sound device."""

import logging
import sys
import wave
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from acupressure_app.audio.background import background
from acupressure_app.audio.loudness import Group, Levels
from acupressure_app.audio.tones import RATE, RECIPES, KeptClips, ToneFiles, ToneKind
from acupressure_app.core.text import Ms
from acupressure_app.ui.sound import pulse
from acupressure_app.ui.sound.playing_mix import Mix
from acupressure_app.ui.sound.playing_orders import (
    ORDERS,
    Background,
    Order,
    Play,
    Report,
    Say,
    SetLevels,
    Stop,
    UseDevice,
    line,
)
from acupressure_app.ui.sound.playing_stream import Stream

_log = logging.getLogger(__name__)

LATER: Final[Ms] = 200
"""Everything is heard this much after it is due, so that silence can come first.

A sleeping Bluetooth device swallows the first moment of a sound; and an order has time to come.
"""

_EVERY: Final[Ms] = 1_000
_NO_DEVICE: Final = "auto_null"
"""What PulseAudio and PipeWire call the device that they make up where there is none."""


class Playing(QObject):
    """Opens a device when something is to be heard. `gone` says that only a new program helps.

    Raises ImportError where tones cannot be made.
    """

    ordered = Signal(bytes)
    ended = Signal()
    gone = Signal()
    _loaded = Signal()

    def __init__(self, folder: Path, tell: Callable[[bytes], object]) -> None:
        """Tones are kept in `folder`; `tell` takes each report."""
        super().__init__()
        self._tell = tell
        self._clips = _Clips(folder)
        self._mix = Mix(Levels())
        self._background = False
        self._stream: Stream | None = None
        self._wanted: str | None = None
        self._outputs: list[QAudioDevice] = []
        self._told: Report | None = None
        self._done = 0
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        self._connection: pulse.Connection | None = None
        self._guard = QTimer(self, interval=_EVERY)
        self._guard.timeout.connect(self._check)
        self.ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._loaded.connect(self._see_to_background, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(0, self._begin)

    @Slot()
    def _begin(self) -> None:
        self._look()
        self._connection = pulse.connection()
        self._guard.start()
        self._check()
        Thread(target=self._load, daemon=True).start()

    @Slot(bytes)
    def _obey(self, order: bytes) -> None:
        self._carry_out(ORDERS.decode(order))
        self._done += 1
        self._report()

    def _carry_out(self, order: Order) -> None:
        match order:
            case Play(kind, due):
                group = Group.BEAT if kind == "beat" else Group.TONES
                self._add(self._clips.tone(kind), due, group)
            case Say(path, due):
                self._add(self._clips.spoken(path), due, Group.VOICE)
            case Stop():
                self._background = False
                self._mix.stop()
            case Background(on):
                self._background = on
                self._see_to_background()
            case SetLevels(levels):
                self._mix.levels = levels
                self._see_to_background()
            case UseDevice(id_):
                self._wanted = id_
                self._look()

    def _add(self, pcm: bytes, due: float, group: Group) -> None:
        if pcm:
            self._mix.add(pcm, due + LATER, group)
            self._open()

    @Slot()
    def _see_to_background(self) -> None:
        """Let it sound where it is wanted and can be heard: it keeps the device awake."""
        wanted = self._background and self._mix.levels.background and self._outputs
        if wanted and self._clips.background:
            self._mix.begin_background(self._clips.background)
            self._open()
        else:
            self._mix.end_background()

    def _device(self) -> QAudioDevice | None:
        """The chosen device if it is there, else the system's; none if there is none."""
        chosen = [device for device in self._outputs if _id(device) == self._wanted]
        usual = [device for device in self._outputs if device.isDefault()]
        return next(iter((*chosen, *usual, *self._outputs)), None)

    @Slot()
    def _look(self) -> None:
        """Go on where it is to be heard now."""
        outputs = QMediaDevices.audioOutputs()
        self._outputs = [device for device in outputs if _id(device) != _NO_DEVICE]
        device = self._device()
        if self._stream is not None and device != self._stream.device:
            self._close()
        self._open()
        self._see_to_background()
        self._report()

    def _open(self) -> None:
        """Open the device if something is to be heard; without one let it pass."""
        if not self._is_connected():
            self.gone.emit()
            return
        device = self._device()
        if device is None:
            self._mix.clear()
        elif self._stream is None and not self._mix.silent:
            self._stream = Stream(device, self._mix, self)
            self._stream.calm.connect(self._close)
            self._stream.lost.connect(self._lose)
            self._stream.start()

    @Slot()
    def _close(self) -> None:
        if self._stream is not None:
            self._stream.end()
            self._stream = None

    @Slot()
    def _lose(self) -> None:
        """Tell it, and touch the device no more: that might wait for ever."""
        self._report(heard=False)
        self.gone.emit()

    @Slot()
    def _check(self) -> None:
        """Without a connection to a sound server, Qt would never notice when one comes."""
        alone = sys.platform == "linux" and self._connection is None and self._device() is None
        if alone or not self._is_connected():
            self.gone.emit()

    def _is_connected(self) -> bool:
        return self._connection is None or pulse.is_open(self._connection)

    def _report(self, *, heard: bool = True) -> None:
        devices = tuple((_id(device), device.description()) for device in self._outputs)
        report = Report(self._done, heard and bool(devices), devices)
        if report != self._told:
            self._told = report
            self._tell(line(report))

    def _load(self) -> None:
        """Get the clips ready; the first time on a computer it takes longer than a device waits."""
        self._clips.load()
        self._loaded.emit()


class _Clips:
    """The samples of everything that can sound; none of what cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.background = folder, b""
        tones = ToneFiles(folder)
        self._made = cache(lambda kind: _samples(tones.wav(kind)))

    def load(self) -> None:
        """Make or read the tones, then the background, which is empty until then."""
        for kind in RECIPES:
            self.tone(kind)
        self.background = background(KeptClips(self._folder))

    def tone(self, kind: ToneKind) -> bytes:
        return self._made(kind) if kind in RECIPES else b""

    def spoken(self, path: str) -> bytes:
        try:
            return _samples(Path(path).read_bytes())
        except (OSError, EOFError, wave.Error) as error:
            _log.warning("%s cannot be played: %s", path, error)
            return b""


def _samples(wav: bytes) -> bytes:
    with wave.open(BytesIO(wav)) as clip:
        if clip.getparams()[:3] != (1, 2, RATE):
            raise wave.Error("not a clip of this program")
        frames: bytes = clip.readframes(clip.getnframes())
    return frames


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
