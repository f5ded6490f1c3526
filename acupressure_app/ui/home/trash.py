"""Removed routines: brought back at once or days later, or deleted for good."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from acupressure_app.core.library import Listed
from acupressure_app.core.wording import Wording
from acupressure_app.store.trash import (
    Removed,
    bring_back,
    delete,
    finish_deleting,
    removed_from,
    throw_away,
)
from acupressure_app.ui.failing import Tell, telling
from acupressure_app.ui.in_order import InOrder


class Gone(Struct, frozen=True):
    """A routine that was removed just now: its title, where it was, and where it is."""

    title: str
    file: Path
    thrown: Path


class Trash(QObject):
    """`changed` tells that other routines lie there, `known` which they are.

    `files_changed` tells that files are to be read. `tell` says above the page what could not be
    done, and why.
    """

    changed = Signal()
    known = Signal(object)
    files_changed = Signal()

    def __init__(
        self,
        folder: Path,
        in_order: InOrder,
        wording: Wording,
        tell: Tell,
        parent: QObject,
    ) -> None:
        """`folder` holds the user's routines. What lies there is not known before `look`."""
        super().__init__(parent)
        self._folder, self._in_order, self._wording, self._tell = folder, in_order, wording, tell
        self.gone: Gone | None = None
        self.removed: tuple[Removed, ...] = ()

    def look(self) -> None:
        """See what lies there."""
        why = self._wording.tr.gettext("What was removed could not be read.")
        self._in_order.do(lambda: _lying_in(self._folder), self._know, self._failing(why))

    def remove(self, listed: Listed) -> None:
        """Move a routine there."""
        file, title = Path(listed.file), self._wording.text(listed.routine.title)

        def tell(thrown: Path) -> None:
            self.gone = Gone(title, file, thrown)
            self._tell_changed()

        why = self._wording.tr.gettext("This could not be removed.")
        self._in_order.do(lambda: throw_away(file), tell, self._failing(why))

    def undo(self) -> None:
        """Bring back what was removed last."""
        gone = self.gone
        if gone is not None:
            self._restore(gone.thrown, gone.file)

    def forget(self) -> None:
        """Something else is to be undone from now on; what was removed can still be had back."""
        self.gone = None

    def restore(self, removed: Removed) -> None:
        """Bring back one that was removed earlier."""
        self._restore(removed.path, self._folder / removed.path.name)

    def _restore(self, thrown: Path, file: Path) -> None:
        def tell(_file: Path) -> None:
            if self.gone and self.gone.thrown == thrown:
                self.gone = None
            self._tell_changed()

        why = self._wording.tr.gettext("This could not be brought back.")
        self._in_order.do(lambda: bring_back(thrown, file), tell, self._failing(why))

    def delete(self, removed: Removed) -> None:
        """Delete one for good, with the pictures that are no other’s."""

        def tell(_nothing: None) -> None:
            if self.gone and self.gone.thrown == removed.path:
                self.gone = None
            self._tell_changed()

        why = self._wording.tr.gettext("This could not be deleted.")
        self._in_order.do(lambda: delete(removed, self._folder), tell, self._failing(why))

    def _know(self, removed: tuple[Removed, ...]) -> None:
        if removed != self.removed:
            self.removed = removed
            self.changed.emit()
            self.known.emit(removed)

    def _tell_changed(self) -> None:
        self.look()
        self.files_changed.emit()

    def _failing(self, what: str) -> Callable[[Exception], None]:
        return telling(what, self._wording.tr, self._tell)


def _lying_in(folder: Path) -> tuple[Removed, ...]:
    """What was removed, once what was deleted is gone altogether. Raises OSError."""
    finish_deleting(folder)
    return removed_from(folder)
