"""What was played lately, as the window holds it: noted in one place, and stored."""

from pathlib import Path
from threading import Lock

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core.recent import Recent, noted
from acupressure_app.store.recents import save_recents
from acupressure_app.ui.worker import Worker, once


class LastTimes(QObject):
    """Emits `changed` at each change, and `not_kept` with the OSError where it was not stored."""

    changed = Signal()
    not_kept = Signal(object)

    def __init__(self, folder: Path, recents: tuple[Recent, ...], parent: QObject) -> None:
        """`folder` is where they are stored, `recents` what was found there."""
        super().__init__(parent)
        self._folder, self.recents = folder, recents
        self._writing = Lock()

    def note(self, recent: Recent) -> None:
        """This was played, or left, just now."""
        self._keep(noted(self.recents, recent))

    def tell_unwell(self, *, unwell: bool) -> None:
        """How somebody felt after what was noted last."""
        if self.recents and self.recents[0].unwell != unwell:
            first, *others = self.recents
            self._keep((replace(first, unwell=unwell), *others))

    def note_step(self, recent: Recent) -> None:
        """The session is here now: stored beside the window, for a start after the power went."""
        self.recents = noted(self.recents, recent)
        Worker(once(self._save), self).start()

    def let_go(self) -> None:
        """The session that was left will not be gone on with."""
        first, *others = self.recents
        self._keep((replace(first, kept=None), *others))

    def _keep(self, recents: tuple[Recent, ...]) -> None:
        self.recents = recents
        try:
            self._save()
        except OSError as error:
            self.not_kept.emit(error)
        self.changed.emit()

    def _save(self) -> None:
        """Store what holds by then. Raises OSError."""
        with self._writing:
            save_recents(self._folder, self.recents)
