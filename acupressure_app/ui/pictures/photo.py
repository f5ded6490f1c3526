"""Photos of the user's own: read beside the window, and only if they are what they say."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from acupressure_app.store.picture_files import MAX_BYTES, picture_problem

_LARGEST = 1600
"""Pixels of the longer edge: as large as it is ever shown."""


def read_photo(path: Path) -> QImage:
    """The photo the right way up and no larger than a screen; an empty image where it is none.

    What would be too large to read is not begun with.
    """
    try:
        if path.stat().st_size > MAX_BYTES or picture_problem(path.name, path.read_bytes()):
            return QImage()
    except OSError:
        return QImage()
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        largest = QSize(_LARGEST, _LARGEST)
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
