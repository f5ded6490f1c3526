"""One of many values, in a list that drops down."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from acupressure_app.ui.searching import best_match
from acupressure_app.ui.settings.view import Option
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons

_WIDTH, _ARROW, _ICON = 14, 2.25, 1.25
"""The width for most names, the room for the arrow, and the arrow, in E."""
_EDGE = 0.25
_AROUND = 3.5
"""What is no room for words, in E."""
_PAUSE_MS = 1500
"""After such a pause another word is begun by typing."""
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LINE = object()
"""Stands for no value: the line between two groups."""


class Dropdown(QComboBox):
    """Emits the value that the user chooses; long names end in dots.

    Typing opens the list and leads to the name that holds what was typed; Enter chooses that, so
    that nothing is chosen by half a word. Where no name holds it, Enter chooses nothing.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, unknown: str, options: Iterable[Option | None]
    ) -> None:
        """`name` says what is chosen; `unknown` stands there for a value that is not offered."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(unknown)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._values: list[object] = []
        self._value: object = None
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._forget_typed)
        self.offer(options)
        self.activated.connect(self._choose)
        self.set_theme(theme)

    def offer(self, options: Iterable[Option | None]) -> None:
        """Offer these from now on, with a line for each None; the value stays."""
        offered = tuple(options)
        with QSignalBlocker(self):
            self.clear()
            self._values = [option.value if option else _LINE for option in offered]
            for option in offered:
                if option:
                    self.addItem(option.text)
                else:
                    self.insertSeparator(self.count())
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        """Show a value without telling."""
        self._value = value
        index = self._values.index(value) if value in self._values else -1
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        self.setToolTip(self.currentText())

    def _choose(self, index: int) -> None:
        self._value = self._values[index]
        self.setToolTip(self.currentText())
        self.chosen.emit(self._value)

    def showPopup(self) -> None:
        """Show the list, in which can be typed too."""
        self._forget_typed()
        super().showPopup()
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing opens the list."""
        if self._types(event):
            self.showPopup()
            self._seek(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _list: QObject, event: QEvent) -> bool:
        """Typing in the list seeks in it."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if letter := self._types(event):
            self._seek(event.text())
        return letter

    def _types(self, event: QKeyEvent) -> bool:
        """Whether the key is a letter of a word; a blank is none at its beginning."""
        text = event.text()
        letter = text.isprintable() and bool(text.strip() or (text and self._typed))
        return letter and not event.modifiers() & _COMMAND

    def _seek(self, text: str) -> None:
        self._typed += text
        self._pause.start()
        names = (self.itemText(row) for row in range(self.count()))
        row = best_match(names, self._typed)
        found = QModelIndex() if row is None else self.model().index(row, 0)
        self.view().setCurrentIndex(found)

    def _forget_typed(self) -> None:
        self._typed = ""

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        t, px = theme.tokens, theme.scale.px
        self.setStyleSheet(
            f"QComboBox {{ padding-right: {px(_EDGE)}px }}"
            f" QComboBox::drop-down {{ border: none; width: {px(_ARROW)}px }}"
            " QComboBox::down-arrow { image: none }"
            f" QComboBox QAbstractItemView {{ color: {t.ink}; background: {t.surface};"
            f" border: 1px solid {t.line_strong}; outline: none;"
            f" selection-background-color: {t.soft}; selection-color: {t.on_soft} }}"
            f" QComboBox QAbstractItemView::item {{ min-height: {px(2.25)}px;"
            f" padding: 0 {px(0.5)}px }}"
        )
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for most names."""
        least = self.minimumSizeHint()
        return QSize(max(self._theme.scale.px(_WIDTH), least.width()), least.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first of the names, which is ours and short."""
        words = self.fontMetrics().horizontalAdvance(self.itemText(0))
        around = self._theme.scale.px(_AROUND)
        return QSize(words + around, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a setting that changes under way would go unseen."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the name as there is room for, and the arrow."""
        px, option = self._theme.scale.px, QStyleOptionComboBox()
        self.initStyleOption(option)
        words = option.currentText or self.placeholderText()
        room = self.width() - px(_AROUND)
        right = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(words, right, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self._paint_arrow(painter)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        size, edge = self._theme.scale.px(_ICON), self._theme.scale.px(0.5)
        colour, ratio = self._theme.tokens.ink2, self.devicePixelRatio()
        drawing = icons.pixmap("chevron-down", colour, size, self._theme.icons, ratio)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = edge if mirrored else self.width() - edge - size
        painter.drawPixmap(QPoint(left, (self.height() - size) // 2), drawing)
