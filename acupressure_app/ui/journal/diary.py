"""The journal as the window holds it: read once, written beside the window, heard of at once."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from acupressure_app.core.entry import Entry
from acupressure_app.store.journal import Journal, Recovered
from acupressure_app.store.journal_base import JournalError
from acupressure_app.ui.worker import Worker, once

Entries = Mapping[int, Entry]


class Read(Struct, frozen=True):
    """What was found at the start: the sessions, and what there is to tell about the file.

    `news` tells that a damaged file was put aside, or why nothing could be read.
    """

    entries: Entries
    news: Recovered | JournalError | None = None


class Diary(QObject):
    """Emits `changed` when other sessions are known, and `not_kept` with the reason if not."""

    changed = Signal()
    not_kept = Signal(str)

    def __init__(self, journal: Journal, entries: Entries, parent: QObject) -> None:
        """`entries` is what was read at the start."""
        super().__init__(parent)
        self.journal, self.entries = journal, entries

    def add(self, entry: Entry, then: Callable[[int], None]) -> None:
        """Keep a session, and tell its number."""
        self._work(partial(self.journal.add, entry), then)

    def change(self, number: int, entry: Entry, then: Callable[[], None] = lambda: None) -> None:
        """Keep a session anew, also one that was removed."""
        self._work(partial(self.journal.change, number, entry), lambda _: then())

    def remove(self, number: int) -> None:
        """Forget a session."""
        self._work(partial(self.journal.remove, number), lambda _: None)

    def refresh(self) -> None:
        """Read what another window may have written."""
        self._work(lambda: None, lambda _: None)

    def _work(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        def both() -> object:
            try:
                return work(), self.journal.entries()
            except JournalError as error:
                return error

        worker = Worker(once(both), self)
        worker.came.connect(lambda came: self._take(came, then))
        worker.start()

    def _take(self, came: object, then: Callable[..., None]) -> None:
        if isinstance(came, JournalError):
            self.not_kept.emit(str(came))
            return
        assert isinstance(came, tuple)
        result, self.entries = came
        self.changed.emit()
        then(result)
