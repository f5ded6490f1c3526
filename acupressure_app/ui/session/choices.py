"""What the session page shows beside its ring: the choices of a pause, and the place just left."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.session.buttons import DeliberateButton
from acupressure_app.ui.session.props import Choice, Handed
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.icons import Icon, ink2
from acupressure_app.ui.widgets.parts import label

_ICONS = {
    Choice.AGAIN: "rotate-ccw",
    Choice.FIND: "eye",
    Choice.LEAVE: "save",
    Choice.FINISH: "flag",
}


class Choices(QWidget):
    """The buttons of a pause: below each other beside the ring, else two in a row if they fit."""

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        """None is there before the first choices. Those that end a session have no shortcut."""
        super().__init__()
        words = {
            Choice.AGAIN: gettext("This side &again"),
            Choice.FIND: gettext("&How to find it"),
            Choice.LEAVE: gettext("&Leave, go on later"),
            Choice.FINISH: gettext("Finish here"),
        }
        self.buttons = {
            choice: DeliberateButton(theme, "other", words[choice], _ICONS[choice])
            for choice in Choice
        }
        self._leaving = words[Choice.LEAVE]
        self._shown: tuple[Choice, ...] = ()
        self._columns, self._beside, self._low = 0, True, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons.values():
            self._grid.addWidget(button)
            button.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        px, points = theme.scale.px, theme.scale.points
        high, edge, size = (3.75, 1, "h3") if self._beside else (2.75, 0.5, "body")
        if self._low:
            high = 2.25
        self._grid.setSpacing(px(0.375 if self._low else 0.625))
        self.setStyleSheet(
            f"QPushButton {{ min-height: {px(high)}px; padding: 0 {px(edge)}px;"
            f" text-align: left; font-size: {points(size)}pt }}"
        )
        self._columns = 0
        self._place()

    def fit(self, *, beside: bool, low: bool) -> None:
        """Whether they stand beside the ring, and lower for want of room."""
        if (beside, low) != (self._beside, self._low):
            self._beside, self._low = beside, low
            self.set_theme(self._theme)

    def name_leaving(self, words: str) -> None:
        """What leaving leads to, if not to the same session later."""
        self.buttons[Choice.LEAVE].setText(words or self._leaving)

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show these."""
        if choices == self._shown:
            return
        self._shown = choices
        for choice, button in self.buttons.items():
            button.setVisible(choice in choices)
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Narrow: they go below each other."""
        shown = [self.buttons[choice] for choice in self._shown]
        widest = max((button.sizeHint().width() for button in shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew where more or fewer fit in a row."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = [self.buttons[choice] for choice in self._shown]
        if not shown:
            return
        widest = max(button.sizeHint().width() for button in shown)
        two = 2 * widest + self._grid.spacing() <= self.width()
        columns = 2 if two and not self._beside else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(shown):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(number, columns))
        self.updateGeometry()


class HandOver(QWidget):
    """A small picture of the place just left, what became of it, and an arrow to what comes."""

    def __init__(self, theme: Theme, pictures: Pictures, gettext: Callable[[str], str]) -> None:
        """Nothing is behind before the first values."""
        super().__init__()
        self._picture = BodyPicture(theme, pictures, gettext)
        self._tick, arrow, self._words = (
            _Tick(theme),
            Icon(theme, "arrow-right", ink2, 2),
            label("body"),
        )
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle, both = Qt.AlignmentFlag.AlignHCenter, QWidget()
        corner = QGridLayout(both)
        corner.addWidget(self._picture, 0, 0, 2, 2)
        corner.addWidget(self._tick, 0, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(both, 0, middle)
        column.addWidget(self._words)
        column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(column)
        self._row.addWidget(arrow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        px, tokens = theme.scale.px, theme.tokens
        self._picture.setFixedSize(px(7), px(7))
        self._words.setStyleSheet(f"color: {tokens.ink2}; font-weight: 600")
        self._row.setSpacing(px(1))

    def show_handed(self, handed: Handed | None) -> None:
        """Show this place, or nothing."""
        self.setVisible(handed is not None)
        if handed is not None:
            props = PictureProps(handed.picture, handed.code, handed.side, zone_px=6)
            self._picture.set_props(props)
            self._picture.setVisible(handed.picture is not None)
            self._tick.setVisible(handed.done)
            self._words.setText(handed.words)


class _Tick(QWidget):
    """A tick in a filled circle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        size = theme.scale.px(2)
        self.setFixedSize(size, size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, inset = self._theme.tokens, round(self.width() * 0.2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.primary))
        painter.drawEllipse(QRectF(self.rect()))
        mark = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, mark, "check", tokens.on_primary, self._theme.icons)
        painter.end()
