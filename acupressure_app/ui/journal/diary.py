"""The journal as the window holds it: read once, written beside the window, heard of at once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from acupressure_app.core.entry import Entry
from acupressure_app.core.language import Translations
from acupressure_app.store.journal import Journal, Recovered
from acupressure_app.store.journal_base import JournalError
from acupressure_app.ui.in_order import InOrder

Entries = Mapping[int, Entry]


class Read(Struct, frozen=True):
    """What was found at the start: the sessions, and what there is to tell about the file.

    `news` tells that a damaged file was put aside, or why nothing could be read.
    """

    entries: Entries
    news: Recovered | JournalError | None = None


class Place:
    """Where a session is in the journal: its number once it has been written, 0 before."""

    def __init__(self, number: int = 0) -> None:
        self.number = number


class Diary(QObject):
    """Writes one thing after the other, in the order in which it was asked to.

    Emits `changed` when other sessions are known, and `not_kept` with the reason if not.
    """

    changed = Signal()
    not_kept = Signal(str)

    def __init__(
        self, journal: Journal, entries: Entries, tr: Translations, parent: QObject
    ) -> None:
        """`entries` is what was read at the start."""
        super().__init__(parent)
        self.entries = entries
        self._journal, self._tr = journal, tr
        self._in_order = InOrder(self)

    def keep(self, place: Place, entry: Entry, then: Callable[[], None] = lambda: None) -> None:
        """Keep a session, anew if it has its place by then, also one that was removed."""

        def write() -> None:
            if place.number:
                self._journal.change(place.number, entry)
            else:
                place.number = self._journal.add(entry)

        self._do(write, lambda: self._know({**self.entries, place.number: entry}, then))

    def remove(self, place: Place, then: Callable[[], None] = lambda: None) -> None:
        """Forget a session."""

        def know() -> None:
            self._know({n: e for n, e in self.entries.items() if n != place.number}, then)

        self._do(lambda: self._journal.remove(place.number), know)

    def refresh(self) -> None:
        """Read what another window may have written."""
        read: list[Entries] = []
        self._do(lambda: read.append(self._journal.entries()), lambda: self._know(read[0]))

    def finish(self) -> None:
        """Write what is still to be written, for the program ends."""
        self._in_order.finish()

    def _know(self, entries: Entries, then: Callable[[], None] = lambda: None) -> None:
        newest = sorted(entries, key=lambda number: entries[number].began, reverse=True)
        self.entries = MappingProxyType({number: entries[number] for number in newest})
        self.changed.emit()
        then()

    def _do(self, work: Callable[[], object], then: Callable[[], None]) -> None:
        self._in_order.do(work, lambda _: then(), self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self.not_kept.emit(error.why(self._tr))
