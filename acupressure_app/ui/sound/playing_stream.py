"""Keeps one sound device fed with what is mixed."""

from typing import Final

from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from acupressure_app.audio.tones import RATE
from acupressure_app.core.text import Ms
from acupressure_app.ui.sound.playing_mix import PER_MS, SAMPLE, Mix
from acupressure_app.ui.sound.playing_orders import moment
from acupressure_app.ui.sound.playing_pace import BUFFER, Pace

_EVERY: Final[Ms] = 20
_CALM: Final[Ms] = 4_000
"""After so much silence the device may sleep."""

_PATIENCE: Final[Ms] = 3_000
"""A device that takes nothing for so long is lost: nothing else tells of it."""


class Stream(QObject):
    """Plays what the mix gives, from `start` on.

    `calm` says that nothing was to be heard for a while, `lost` that the device does not play.
    """

    calm = Signal()
    lost = Signal()

    def __init__(self, device: QAudioDevice, mix: Mix, parent: QObject) -> None:
        super().__init__(parent)
        self.device = device
        self._mix = mix
        self._sink = QAudioSink(device, _format(), self)
        self._sink.setBufferSize(BUFFER * PER_MS * SAMPLE)
        self._pace = Pace()
        self._into: QIODevice | None = None
        self._taken = self._heard = 0.0
        self._timer = QTimer(self, interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._feed)

    def start(self) -> None:
        """Open the device; from now on it is fed."""
        self._into = self._sink.start()
        self._taken = self._heard = moment()
        self._timer.start()
        self._feed()

    def end(self) -> None:
        """Let go of the device at once; that waits for a sound server that hangs."""
        self._timer.stop()
        self._sink.stop()
        self.deleteLater()

    @Slot()
    def _feed(self) -> None:
        now = moment()
        if self._into is None or self._failed():
            self._lose()
        elif count := self._sink.bytesFree() // SAMPLE:
            self._taken = now
            at = self._pace.heard_at(now, count)
            self._into.write(self._mix.take(count, at))
            self._rest(now)
        elif now - self._taken > _PATIENCE:
            self._lose()

    def _rest(self, now: float) -> None:
        if not self._mix.silent:
            self._heard = now
        elif now - self._heard > _CALM:
            self.calm.emit()

    def _failed(self) -> bool:
        wrong = self._sink.error() not in (QtAudio.Error.NoError, QtAudio.Error.UnderrunError)
        return wrong or self._sink.state() is QtAudio.State.StoppedState

    def _lose(self) -> None:
        self._timer.stop()
        self.lost.emit()


def _format() -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form
