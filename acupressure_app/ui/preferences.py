"""The settings as the window holds them: changed in one place, stored, and heard of at once."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.store.settings import Settings, save_settings


class Preferences(QObject):
    """Emits `changed` with the settings before and after, and `not_kept` with the OSError.

    What could not be stored holds all the same until the program ends.
    """

    changed = Signal(object, object)
    not_kept = Signal(object)

    def __init__(self, config: Path, settings: Settings) -> None:
        """`config` is the folder they are stored in."""
        super().__init__()
        self._config, self.settings = config, settings

    def change(self, **fields: Any) -> None:
        """Set these fields of the settings; the values are ones that their types allow."""
        before, after = self.settings, replace(self.settings, **fields)
        if after == before:
            return
        self.settings = after
        self.changed.emit(before, after)
        try:
            save_settings(self._config, after)
        except OSError as error:
            self.not_kept.emit(error)
