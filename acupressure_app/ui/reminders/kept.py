"""The reminders as the window holds them: changed in one place, stored, and heard of at once."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from acupressure_app.core.reminder import NO_REMINDERS, Reminders
from acupressure_app.store.reminders import (
    UnreadableRemindersError,
    load_reminders,
    save_reminders,
    set_aside,
)


class Kept(QObject):
    """Emits `changed` when others hold than before.

    `unreadable` says why the file cannot be used; then there are none, and none can be kept.
    """

    changed = Signal()

    def __init__(self, config: Path, parent: QObject) -> None:
        """Reads them; `config` is the folder they are stored in."""
        super().__init__(parent)
        self._config = config
        self.reminders, self.unreadable = NO_REMINDERS, ""
        self._load()

    def _load(self) -> None:
        self.reminders, self.unreadable = NO_REMINDERS, ""
        try:
            self.reminders = load_reminders(self._config)
        except UnreadableRemindersError as error:
            self.unreadable = str(error)

    def keep(self, reminders: Reminders) -> str:
        """Store them; why that failed, if it did. Then all is as it was."""
        try:
            save_reminders(self._config, reminders)
        except OSError as error:
            return str(error)
        self.reminders = reminders
        self.changed.emit()
        return ""

    def begin_anew(self) -> str:
        """Give a file that cannot be used another name; why that failed, if it did."""
        try:
            set_aside(self._config)
        except OSError as error:
            return str(error)
        self._load()
        self.changed.emit()
        return ""
