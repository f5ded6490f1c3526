"""Keeps the running session in the journal: from its beginning, so that no crash can lose it."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core import player
from acupressure_app.core.entry import End, Entry, Felt, entry_of
from acupressure_app.core.timeline import Pace
from acupressure_app.core.wording import Wording
from acupressure_app.ui.journal.diary import Diary


class Recorder(QObject):
    """One session at a time. Emits `kept` and `not_kept`, with the reason, for what was `told`."""

    kept = Signal()
    not_kept = Signal(str)

    def __init__(self, diary: Diary, wording: Wording) -> None:
        super().__init__(diary)
        self._diary, self._wording = diary, wording
        self._entry: Entry | None = None
        self._number: int | None = None
        diary.not_kept.connect(self.not_kept)

    @property
    def number(self) -> int:
        """The number of the session in the journal; 0 while it has none."""
        return self._number or 0

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
        title = self._wording.text(state.timeline.programme.routine.title)
        entry = entry_of(state, now, End.UNFINISHED, title, pace, left_out, before)
        known = self._diary.entries.get(number)
        if known is not None:
            self._entry, self._number = replace(known, before=known.before or before), number
            return
        self._entry, self._number = entry, None
        self._diary.add(entry, self._take_number)

    def end(self, state: player.State, end: End) -> None:
        """It is over, or left to go on later; what was not pressed at all is not kept."""
        if self._entry is None:
            return
        began, before = self._entry.began, self._entry.before
        title, left_out = self._entry.title, self._entry.left_out
        self._entry = entry_of(state, began, end, title, self._entry.pace, left_out, before)
        if self._entry.pressed or end is End.UNFINISHED:
            self._store(lambda: None)
        else:
            self.drop()

    def tell(self, after: int | None, felt: tuple[Felt, ...], note: str) -> None:
        """How it was, in the user's words; `kept` or `not_kept` follows."""
        if self._entry is not None:
            self._entry = replace(self._entry, after=after, felt=felt, note=note)
            self._store(self.kept.emit)

    def drop(self) -> None:
        """Do not keep this session."""
        if self._number is not None:
            self._diary.remove(self._number)
        self._entry = self._number = None

    def _store(self, then: Callable[[], None]) -> None:
        if self._entry is None:
            return
        if self._number is None:
            self._diary.add(self._entry, lambda number: self._take(number, then))
        else:
            self._diary.change(self._number, self._entry, then)

    def _take(self, number: int, then: Callable[[], None]) -> None:
        self._take_number(number)
        then()

    def _take_number(self, number: int) -> None:
        if self._entry is None:
            self._diary.remove(number)
        elif self._number is None:
            self._number = number
        elif number != self._number:
            self._diary.remove(number)
