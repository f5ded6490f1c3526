"""Keeps the running session in the journal: from its beginning, so that no crash can lose it."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core import player
from acupressure_app.core.entry import End, Entry, Felt, done_in, entry_of
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Pace
from acupressure_app.core.wording import Wording
from acupressure_app.ui.journal.diary import Diary, Place


class Recorder(QObject):
    """One session at a time. Emits `kept` and `not_kept`, with the reason, for what was `told`."""

    kept = Signal()
    not_kept = Signal(str)

    def __init__(self, diary: Diary, wording: Wording) -> None:
        super().__init__(diary)
        self._diary, self._wording = diary, wording
        self._entry: Entry | None = None
        self._place = Place()
        diary.not_kept.connect(self.not_kept)

    @property
    def number(self) -> int:
        """The number of the session in the journal; 0 while it has none."""
        return self._place.number

    def begin(
        self,
        state: player.State,
        now: datetime,
        pace: Pace,
        left_out: tuple[str, ...],
        before: int | None,
        number: int,
    ) -> None:
        """A session begins, or goes on under the `number` that it had when it was left."""
        if known := self._diary.entries.get(number):
            before = before if known.before is None else known.before
            self._entry, self._place = replace(known, before=before), Place(number)
        else:
            title = self._wording.text(state.timeline.programme.routine.title)
            self._entry = entry_of(state, now, End.UNFINISHED, title, pace, left_out, before)
            self._place = Place()
        self._keep(self._entry)

    def note(self, state: player.State, at: Ms) -> None:
        """It has come this far in its timeline, and goes on."""
        if self._entry is not None:
            stands = replace(state, mode=player.Still(at))
            self._keep(replace(self._entry, done=done_in(stands)))

    def end(self, state: player.State, end: End) -> None:
        """It is over, or left to go on later; what was not pressed at all is kept if told of."""
        if self._entry is None:
            return
        self._entry = entry = replace(self._entry, done=done_in(state), end=end)
        if entry.pressed or end is End.UNFINISHED:
            self._keep(entry)
        else:
            self._diary.remove(self._place)

    def tell(self, after: int | None, felt: tuple[Felt, ...], note: str) -> None:
        """How it was, in the user's words; `kept` or `not_kept` follows."""
        if self._entry is None:
            return
        self._entry = entry = replace(self._entry, after=after, felt=felt, note=note)
        if entry.pressed or entry.felt or note or after is not None:
            self._diary.keep(self._place, entry, self.kept.emit)
        else:
            self.kept.emit()

    def drop(self) -> None:
        """Do not keep this session."""
        self._diary.remove(self._place)
        self._entry = None

    def _keep(self, entry: Entry) -> None:
        self._entry = entry
        self._diary.keep(self._place, entry)
