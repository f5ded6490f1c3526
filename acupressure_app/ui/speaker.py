"""Plays the tones on the current sound device."""

import logging
import wave
from io import BytesIO
from weakref import finalize

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QObject,
    Qt,
    QThread,
    QTimer,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from acupressure_app.audio.loudness import loudness
from acupressure_app.audio.tones import RATE, RECIPES, ToneFiles, ToneKind
from acupressure_app.core.text import Ms
from acupressure_app.ui import pulse

_log = logging.getLogger(__name__)

_LEAD_IN: Ms = 120
"""A sleeping Bluetooth device swallows the first moment of a sound: let it be silence."""

_AT_ONCE = ("beat",)
"""Tones without the lead-in: they come again and again, in step with the picture."""

_FADE: Ms = 150
_PATIENCE: Ms = 2_000
_SAMPLE = 2
"""Bytes of a sample."""


class Tones(QObject):
    """Sends the tones to a speaker in a thread of its own.

    Starting a sound waits for the sound server: a Bluetooth device that wakes up can take
    seconds, and the window must not stand still for it. `volume` is 0 to 100, and `no_sound` is
    what `problem` says while nothing can be heard.
    """

    problem_changed = Signal(str)
    _wanted = Signal(str)
    _unwanted = Signal()
    _louder_or_less = Signal(float)

    def __init__(self, files: ToneFiles, volume: int, no_sound: str) -> None:
        super().__init__()
        self.problem: str | None = None
        self._no_sound = no_sound
        speaker = _Speaker(files, loudness(volume))
        speaker.heard.connect(self._heard)
        self._wanted.connect(speaker.play)
        self._unwanted.connect(speaker.stop)
        self._louder_or_less.connect(speaker.set_volume)
        self._ending = finalize(self, _end, _started(speaker), speaker)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._ending)

    def play(self, kind: ToneKind) -> None:
        """Sound the tone of this kind of cue; a kind without a tone is passed over."""
        self._wanted.emit(str(kind))

    def stop(self) -> None:
        """Fade out what sounds."""
        self._unwanted.emit()

    def set_volume(self, volume: int) -> None:
        """From the next tone on this loud, 0 to 100."""
        self._louder_or_less.emit(loudness(volume))

    @Slot(bool)
    def _heard(self, heard: bool) -> None:
        problem = None if heard else self._no_sound
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem or "")


def _started(speaker: "_Speaker") -> QThread:
    """A thread in which the speaker lives, and with which it goes."""
    thread = QThread()
    speaker.moveToThread(thread)
    thread.started.connect(speaker.open)
    thread.finished.connect(speaker.deleteLater)
    thread.start()
    return thread


def _end(thread: QThread, _speaker: "_Speaker") -> None:
    """Let the thread end; Qt aborts when one outlives its application or its owner.

    Until then the speaker is kept here from being collected as garbage.
    """
    thread.quit()
    thread.wait(_PATIENCE)


class _Speaker(QObject):
    """Each cue is a sound of its own on the device that is the default at that moment.

    So nothing is left behind on a device that went away. A sound server that went away is gone
    for good, see `pulse`.
    """

    heard = Signal(bool)

    def __init__(self, files: ToneFiles, volume: float) -> None:
        super().__init__()
        self._files = files
        self._volume = volume
        self._clips: dict[ToneKind, bytes] = {}
        self._pulse: pulse.Connection | None = None

    @Slot()
    def open(self) -> None:
        """Look for a device, and get the clips ready."""
        devices = QMediaDevices(self)
        devices.audioOutputsChanged.connect(self._look)
        self._look()
        self._pulse = pulse.connection()
        self._load_next()

    @Slot(str)
    def play(self, kind: ToneKind) -> None:
        if kind not in RECIPES:
            return
        device = QMediaDevices.defaultAudioOutput()
        clip = self._clip(kind)
        cut_off = self._pulse is not None and not pulse.is_open(self._pulse)
        if device.isNull() or cut_off or not clip:
            self.heard.emit(False)
            return
        shot = _Shot(device, clip, self._volume, self)
        shot.ended.connect(self.heard)
        shot.start()

    @Slot()
    def stop(self) -> None:
        for shot in self.findChildren(_Shot):
            shot.fade()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        self._volume = volume

    @Slot()
    def _look(self) -> None:
        self.heard.emit(not QMediaDevices.defaultAudioOutput().isNull())

    @Slot()
    def _load_next(self) -> None:
        """Make or read one clip in each turn of the event loop: a cue may come in between."""
        waiting = [kind for kind in RECIPES if kind not in self._clips]
        if waiting:
            self._clip(waiting[0])
            QTimer.singleShot(0, self._load_next)

    def _clip(self, kind: ToneKind) -> bytes:
        """The samples of the tone; none where it cannot be made."""
        if kind not in self._clips:
            try:
                self._clips[kind] = _samples(self._files.wav(kind), kind)
            except ImportError as error:
                _log.warning("The tones cannot be made: %s", error)
                self._clips[kind] = b""
        return self._clips[kind]


class _Shot(QObject):
    """A clip that sounds once, tells whether the device played it, and is gone."""

    ended = Signal(bool)

    def __init__(self, device: QAudioDevice, clip: bytes, volume: float, parent: QObject) -> None:
        super().__init__(parent)
        self._clip = QBuffer(self)
        self._clip.setData(clip)
        self._clip.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, _format(), self)
        self._sink.setBufferSize(len(clip))  # all of it, so that it sounds on while Python is busy
        self._sink.setVolume(volume)
        self._fading = QVariantAnimation(self, startValue=volume, endValue=0.0, duration=_FADE)
        self._fading.valueChanged.connect(self._sink.setVolume)
        self._fading.finished.connect(self._vanish)
        self._deadline = QTimer(self, singleShot=True, interval=_length(clip) + _PATIENCE)
        self._deadline.timeout.connect(self._lost)

    def start(self) -> None:
        # Queued, because a sink may report its failure from inside its own start.
        self._sink.stateChanged.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self._deadline.start()
        self._sink.start(self._clip)
        if self._sink.state() == QtAudio.State.StoppedState:
            self._lost()

    def fade(self) -> None:
        self._fading.start()

    @Slot()
    def _changed(self) -> None:
        if self._sink.error() not in (QtAudio.Error.NoError, QtAudio.Error.UnderrunError):
            self._lost()
        elif self._sink.state() == QtAudio.State.IdleState and self._clip.atEnd():
            self._vanish()
            self.ended.emit(True)

    @Slot()
    def _lost(self) -> None:
        self._vanish()
        self.ended.emit(False)

    @Slot()
    def _vanish(self) -> None:
        self._deadline.stop()
        self._fading.stop()
        self._sink.stop()
        self.deleteLater()


def _samples(wav: bytes, kind: ToneKind) -> bytes:
    lead_in = 0 if kind in _AT_ONCE else RATE * _LEAD_IN // 1000
    with wave.open(BytesIO(wav)) as clip:
        frames: bytes = clip.readframes(clip.getnframes())
    return bytes(_SAMPLE * lead_in) + frames


def _length(clip: bytes) -> Ms:
    return len(clip) * 1000 // (_SAMPLE * RATE)


def _format() -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form
