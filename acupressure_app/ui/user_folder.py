"""Where a file dialog begins: a folder that is there, for Qt takes another for a file's name."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def user_folder(kind: QStandardPaths.StandardLocation) -> Path:
    """The user's folder of this kind; their home where they have none."""
    folder = Path(QStandardPaths.writableLocation(kind))
    return folder if folder.is_dir() else Path.home()
