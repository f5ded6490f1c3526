"""Says what a session says, one thing after the other."""

from PySide6.QtCore import QObject, QTimer

from acupressure_app.audio.voice import Clip, Clips
from acupressure_app.core.spoken import BREATH
from acupressure_app.core.text import Ms
from acupressure_app.core.wording import Sentences
from acupressure_app.ui.sound.sound import Sound


class SessionVoice(QObject):
    """Says what it has clips of, and nothing while it is not `wanted`.

    What one event brings is added first, then said in turn; what still waits from an earlier one
    gives way.
    """

    def __init__(self, sound: Sound, parent: QObject) -> None:
        super().__init__(parent)
        self.clips, self.wanted = Clips(), True
        self._sound = sound
        self._added: list[Sentences] = []
        self._after = self._late = 0
        self._waiting: list[Clip] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(lambda: self._say_next(0))

    def add(self, said: Sentences, after: Ms = 0, late: Ms = 0, *, first: bool = False) -> None:
        """Something to be said, no sooner than `after`, behind the others or as the `first`.

        It was due `late` ago.
        """
        self._added.insert(0 if first else len(self._added), said)
        self._after, self._late = max(self._after, after), max(self._late, late)

    def speak(self) -> None:
        """Say what was added."""
        clips = [clip for said in self._added if (clip := self.clips.of(said))]
        after, late = self._after, self._late
        self._added, self._after, self._late = [], 0, 0
        if clips and self.wanted:
            self._waiting = clips
            self._say_next(after, late)

    def stop(self) -> None:
        """Say no more of what waits; what is being said is for the sound to stop."""
        self._next.stop()
        self._added.clear()
        self._waiting.clear()

    def _say_next(self, after: Ms, late: Ms = 0) -> None:
        clip = self._waiting.pop(0)
        self._sound.say(clip, after, late)
        self._next.stop()
        if self._waiting:
            self._next.start(after + clip.length_ms + BREATH)
