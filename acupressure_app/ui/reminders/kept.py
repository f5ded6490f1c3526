"""The reminders as the window holds them: changed in one place, stored, and heard of at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from acupressure_app.core.language import Translations
from acupressure_app.core.reminder import NO_REMINDERS, Reminders
from acupressure_app.store.files import set_aside
from acupressure_app.store.reminders import (
    UnreadableRemindersError,
    load_reminders,
    reminders_file,
    save_reminders,
)
from acupressure_app.store.trouble import in_words


class Kept(QObject):
    """Emits `changed` when others hold than before, also where the file was changed elsewhere.

    `unreadable` says why the file cannot be used; then there are none, and none can be kept.
    """

    changed = Signal()

    def __init__(self, config: Path, tr: Translations, parent: QObject) -> None:
        """Reads them; `config` is the folder they are stored in."""
        super().__init__(parent)
        self._config, self._tr = config, tr
        self.reminders, self.unreadable = NO_REMINDERS, ""
        self.look()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._watch()

    def _watch(self) -> None:
        """A file that is replaced is another one, so its folder is watched, once it is there."""
        if not self._watcher.directories() and self._config.is_dir():
            self._watcher.addPath(str(self._config))

    def look(self) -> None:
        """Read the file again; another window or the terminal may have changed it."""
        before = self.reminders, self.unreadable
        self.reminders, self.unreadable = NO_REMINDERS, ""
        try:
            self.reminders = load_reminders(self._config)
        except UnreadableRemindersError as error:
            self.unreadable = error.why(self._tr)
        if (self.reminders, self.unreadable) != before:
            self.changed.emit()

    def keep(self, change: Callable[[Reminders], Reminders]) -> str:
        """Change what is stored now; why that failed, if it did. Then all is as it was."""
        self.look()
        if self.unreadable:
            return self.unreadable
        reminders = change(self.reminders)
        try:
            save_reminders(self._config, reminders)
        except OSError as error:
            return in_words(error, self._tr)
        self.reminders = reminders
        self._watch()
        self.changed.emit()
        return ""

    def begin_anew(self) -> str:
        """Give a file that cannot be used another name; why that failed, if it did."""
        try:
            set_aside(reminders_file(self._config))
        except OSError as error:
            return in_words(error, self._tr)
        self.look()
        return ""
