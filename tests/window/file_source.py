"""A window in which a file lies that can be dragged away, as out of a file manager."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Begins to drag when the mouse moves with its button held."""

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Drag the files that were named when this was started, and print what became of it."""
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag.setMimeData(data)
        sys.stdout.write(f"{drag.exec(Qt.DropAction.CopyAction).name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    app = QApplication([])
    window = Source("A file")
    window.setWindowTitle("A file to drag")
    window.setGeometry(1130, 760, 120, 100)
    window.show()
    app.exec()
