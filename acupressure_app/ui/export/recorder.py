"""Writes samples to a file with Qt's encoder."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioBufferInput,
    QAudioFormat,
    QMediaCaptureSession,
    QMediaFormat,
    QMediaMetaData,
    QMediaRecorder,
)

_FORMATS = {
    "flac": (QMediaFormat.FileFormat.FLAC, QMediaFormat.AudioCodec.FLAC),
    "m4a": (QMediaFormat.FileFormat.Mpeg4Audio, QMediaFormat.AudioCodec.AAC),
}
_SAMPLE = 2
"""Bytes of a sample."""


class Recorder(QObject):
    """Encodes what `read` gives, block by block, until it gives no more.

    `ended` is sent once; then `problem` says why there is no whole file, or is "".
    """

    ended = Signal()

    def __init__(
        self, format_: str, rate: int, title: str, path: str, read: Callable[[], bytes]
    ) -> None:
        super().__init__()
        self.problem = ""
        self._read, self._rate = read, rate
        self._pending: QAudioBuffer | None = None
        self._sent = 0
        self._all_sent = False
        self._audio = _audio_format(rate)
        self._input = QAudioBufferInput(self._audio, self)
        self._input.readyToSendAudioBuffer.connect(self._send)
        self._recorder = QMediaRecorder(self)
        self._recorder.setMediaFormat(_media_format(format_))
        self._recorder.setQuality(QMediaRecorder.Quality.HighQuality)
        self._recorder.setAudioSampleRate(rate)
        self._recorder.setAudioChannelCount(1)
        self._recorder.setOutputLocation(QUrl.fromLocalFile(path))
        self._recorder.setAutoStop(True)
        self._recorder.errorOccurred.connect(self._failed)
        self._recorder.recorderStateChanged.connect(self._changed)
        self._session = QMediaCaptureSession(self)
        self._session.setAudioBufferInput(self._input)
        self._session.setRecorder(self._recorder)
        self._recorder.setMetaData(_meta_data(title))  # without a session it would be forgotten

    def start(self) -> None:
        """Begin, once the event loop runs."""
        QTimer.singleShot(0, self._recorder.record)

    @Slot()
    def _send(self) -> None:
        """Send until Qt has enough for now; it asks again."""
        while not self._all_sent:
            buffer = self._pending or self._next()
            if not self._input.sendAudioBuffer(buffer):
                self._pending = buffer
                return
            self._pending = None
            self._all_sent = not buffer.isValid()

    def _next(self) -> QAudioBuffer:
        """The next samples; without any, the empty buffer that means the end."""
        samples = self._read()
        if not samples:
            return QAudioBuffer()
        at = self._sent * 1_000_000 // self._rate
        self._sent += len(samples) // _SAMPLE
        return QAudioBuffer(samples, self._audio, at)

    @Slot(QMediaRecorder.Error, str)
    def _failed(self, _: QMediaRecorder.Error, what: str) -> None:
        self.problem = self.problem or what
        self.ended.emit()

    @Slot(QMediaRecorder.RecorderState)
    def _changed(self, state: QMediaRecorder.RecorderState) -> None:
        if state is QMediaRecorder.RecorderState.StoppedState:
            if not self._all_sent:
                self.problem = self.problem or "The encoder ended early."
            self.ended.emit()


def _audio_format(rate: int) -> QAudioFormat:
    audio = QAudioFormat()
    audio.setSampleRate(rate)
    audio.setChannelCount(1)
    audio.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return audio


def _media_format(format_: str) -> QMediaFormat:
    container, codec = _FORMATS[format_]
    media = QMediaFormat(container)
    media.setAudioCodec(codec)
    return media


def _meta_data(title: str) -> QMediaMetaData:
    data = QMediaMetaData()
    data.insert(QMediaMetaData.Key.Title, title)
    return data
