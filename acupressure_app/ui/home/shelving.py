"""Favourites, hidden routines, copies and other titles; and what changes on disk."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from acupressure_app.core.library import Content, Listed
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import pictures_of
from acupressure_app.core.wording import Wording
from acupressure_app.store.library import routine_files
from acupressure_app.store.own_routines import file_for, rename, save_routine
from acupressure_app.store.shelf import Shelf, load_shelf, save_shelf
from acupressure_app.ui.failing import Tell, telling
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.routine.actions import Act

_QUIET_MS = 300
"""Files are read anew once nothing changed for so long: a program may write in several steps."""


class Hid(Struct, frozen=True):
    """A routine that was hidden just now."""

    id: str
    title: str


class Shelving(QObject):
    """`changed` tells that Home looks different now, `files_changed` that files are to be read.

    `hid` was hidden last. `tell` says above the page what could not be done, and why.
    """

    changed = Signal()
    files_changed = Signal()

    def __init__(
        self,
        config: Path,
        folder: Path,
        in_order: InOrder,
        wording: Wording,
        tell: Tell,
        parent: QObject,
    ) -> None:
        """`folder` holds the user's routines; it is watched, also before it is there."""
        super().__init__(parent)
        self._config, self._folder, self._wording, self._tell = config, folder, wording, tell
        self._in_order = in_order
        self.shelf = load_shelf(config)
        self.hid: Hid | None = None
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._tell_files)
        self._watcher.directoryChanged.connect(self._seen)
        self._watcher.fileChanged.connect(self._seen)
        self.watch()

    def watch(self) -> None:
        """Watch the folder and each file in it; what was replaced is another file."""
        folder = self._folder
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        files = routine_files(self._folder) if folder == self._folder else ()
        wanted = [str(folder), *(str(file) for file in files)]
        known = {*self._watcher.directories(), *self._watcher.files()}
        if fresh := [path for path in wanted if path not in known]:
            self._watcher.addPaths(fresh)

    def _seen(self) -> None:
        self._quiet.start()

    def _tell_files(self) -> None:
        self.watch()
        self.files_changed.emit()

    def act(self, act: Act, listed: Listed, copied: Callable[[Routine], Routine]) -> None:
        """Do one of the things that need no page."""
        routine_id = listed.routine.id
        match act:
            case Act.FAVOUR | Act.UNFAVOUR:
                self._keep(self.shelf.with_favourite(routine_id, act is Act.FAVOUR))
            case Act.HIDE | Act.SHOW:
                title = self._wording.text(listed.routine.title)
                self.hid = Hid(routine_id, title) if act is Act.HIDE else None
                self._keep(self.shelf.with_hidden(routine_id, act is Act.HIDE))
            case Act.DUPLICATE:
                self._write(copied(listed.routine), Path(listed.file).parent)
            case _:
                pass

    def undo_hiding(self) -> None:
        """Show again what was hidden last."""
        hid, self.hid = self.hid, None
        if hid is not None:
            self._keep(self.shelf.with_hidden(hid.id, on=False))

    def forget_hiding(self) -> None:
        """Something else is to be undone from now on."""
        self.hid = None

    def show_all(self) -> None:
        """Hide nothing any more."""
        self.hid = None
        self._keep(Shelf(self.shelf.favourites))

    def _keep(self, shelf: Shelf) -> None:
        self.shelf = shelf
        why = self._wording.tr.gettext("This choice could not be kept.")
        self._in_order.do(lambda: save_shelf(self._config, shelf), failed=self._failing(why))
        self.changed.emit()

    def _write(self, routine: Routine, folder: Path) -> None:
        photos = {name: folder / name for name in pictures_of(routine)}

        def write() -> None:
            there = {name: path for name, path in photos.items() if path.exists()}
            save_routine(file_for(self._folder, routine.id), routine, there)

        why = self._wording.tr.gettext("The copy could not be written.")
        self._in_order.do(write, lambda _: self.files_changed.emit(), self._failing(why))

    def rename(
        self,
        listed: Listed,
        title: str,
        content: Content,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Give a routine of the user's own another title, in the language that is spoken."""
        file, language = Path(listed.file), self._wording.language

        def tell(_routine: Routine) -> None:
            done()
            self.files_changed.emit()

        self._in_order.do(lambda: rename(file, title, language, content), tell, failed)

    def _failing(self, what: str) -> Callable[[Exception], None]:
        return telling(what, self._wording.tr, self._tell)
