"""A photo of the user's own, with a mark that mouse and arrow keys put on it."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.core.routine import PictureMark
from acupressure_app.ui.pictures.photo import read_photo
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.worker import Worker, once

_HEIGHT = 14
_STEP, _LEAP = 0.01, 0.05
_RADIUS = 0.9
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MarkedPhoto(QWidget):
    """Emits where the mark is put: by a click, by dragging, or by the arrow keys."""

    marked = Signal(object)

    def __init__(
        self, theme: Theme, tr: Translations, path: Path, mark: PictureMark | None
    ) -> None:
        """The photo is read beside the window."""
        super().__init__()
        self._tr, self.mark, self._image, self._read = tr, mark, QImage(), False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.set_theme(theme)
        self._name()
        reading = Worker(once(lambda: read_photo(path)), self)
        reading.came.connect(self._take)
        reading.start()

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.scale.px(_HEIGHT))
        self.update()

    def _take(self, image: QImage) -> None:
        self._image, self._read = image, True
        self.update()

    def _name(self) -> None:
        gettext = self._tr.gettext
        self.setAccessibleName(gettext("Your photo. The arrow keys move the mark"))
        if self.mark:
            words = gettext("The mark is {x} % from the left, {y} % from the top")
            x, y = round(self.mark.x * 100), round(self.mark.y * 100)
            self.setAccessibleDescription(words.format(x=x, y=y))

    @property
    def shown(self) -> QRectF:
        """Where the photo is drawn."""
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        return QRectF(
            left, room.top() + (room.height() - size.height()) / 2, size.width(), size.height()
        )

    def _put(self, x: float, y: float) -> None:
        self.mark = PictureMark(x=round(min(max(x, 0), 1), 3), y=round(min(max(y, 0), 1), 3))
        self._name()
        self.update()
        self.marked.emit(self.mark)

    def _put_at(self, at: QPointF) -> None:
        shown = self.shown
        if shown.width() > 0 and shown.height() > 0:
            self._put(
                (at.x() - shown.left()) / shown.width(), (at.y() - shown.top()) / shown.height()
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the mark there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._put_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the mark."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the mark by a hundredth, with Shift by a twentieth; the first is in the middle."""
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        if self.mark is None:
            self._put(0.5, 0.5)
            return
        step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        self._put(self.mark.x + way[0] * step, self.mark.y + way[1] * step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo and the mark, or that there is none."""
        tokens, px = self._theme.tokens, self._theme.scale.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.plate))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(0.75), px(0.75))
        if self._read and self._image.isNull():
            painter.setPen(QColor(tokens.ink2))
            words = self._tr.gettext("This picture cannot be shown. The words stand alone.")
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            painter.drawText(self.rect().adjusted(px(1), 0, -px(1), 0), int(flags), words)
        elif self._read:
            painter.drawImage(self.shown, self._image)
            self._paint_mark(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        if self.mark is None:
            return
        tokens, radius, shown = self._theme.tokens, self._theme.scale.px(_RADIUS), self.shown
        at = QPointF(
            shown.left() + self.mark.x * shown.width(), shown.top() + self.mark.y * shown.height()
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((tokens.halo, 4.5), (tokens.mark, 2.2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(QColor(tokens.halo), 3))
        painter.setBrush(QColor(tokens.mark))
        painter.drawEllipse(at, 5, 5)
