"""The window that everything is measured against: it holds nothing, or a ring that moves."""

import sys
import time

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from tools.bench.child import SIZE, run, tell_computing, tell_memory, tell_time

FRAME_MS = 33
TURN_MS = 2000
SIXTEENTHS = 16 * 360
LINES = (
    (0.585, Qt.PenStyle.DotLine),
    (0.68, Qt.PenStyle.DotLine),
    (0.775, Qt.PenStyle.SolidLine),
)
"""What is drawn at which share of the radius: the lines for light, medium and firm pressure."""


class BareRing(QWidget):
    """An arc, a disc, three lines and digits, thirty times a second."""

    def __init__(self, parent: QWidget, size: int) -> None:
        """Moves at once."""
        super().__init__(parent)
        self.resize(size, size)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self._timer.start(FRAME_MS)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it as it is now."""
        turned = time.monotonic() * 1000 % TURN_MS / TURN_MS
        size = self.width()
        stroke = size * 0.042
        box = QRectF(self.rect()).adjusted(stroke, stroke, -stroke, -stroke)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#E3DACD"), stroke))
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor("#17655D"), stroke))
        painter.drawArc(box, 0, round(turned * SIXTEENTHS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#F4D8C7"))
        edge = size * (0.2 + turned * 0.1)
        painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for share, style in LINES:
            painter.setPen(QPen(QColor("#B4572F"), 1.5, style))
            radius = size / 2 * share
            painter.drawEllipse(box.center(), radius, radius)
        font = painter.font()
        font.setPixelSize(size // 5)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{turned:.2f}")
        painter.end()


def main() -> None:
    """Open it and tell what was asked for."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(*SIZE)
    if sys.argv[1] == "computing":
        BareRing(window, int(sys.argv[2]))
    run(window, {"frame": tell_time, "memory": tell_memory, "computing": tell_computing})
    del application


if __name__ == "__main__":
    main()
