"""The filters of Home: the minutes somebody has, and chips for what else must be true."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments
from acupressure_app.ui.widgets.wrap import Wrap

_ANY = "any"
_MINUTES = (5, 10, 15, 30)
_BESIDE = 20
"""From this width in E on, the times stand beside their heading."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


class Chip(QPushButton):
    """A filter that is on or off: on, it is filled and shows a tick in the place of its icon.

    It is as wide in both states, so that nothing jumps.
    """

    def __init__(self, theme: Theme, text: str, icon: str | None = None) -> None:
        """Off at first."""
        super().__init__(text)
        self._icon = icon
        self.setCheckable(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for tick and text in one line."""
        width = self._around() + self._bold().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        words = (self._bold().horizontalAdvance(word) for word in self.text().split())
        return QSize(self._around() + max(words, default=0), self._theme.scale.px(2.75))

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text with some room around it."""
        room = QRect(0, 0, max(1, width - self._around()), 10_000)
        words = self._bold().boundingRect(room, _WRAPPED, self.text())
        px = self._theme.scale.px
        return max(px(2.75), words.height() + px(0.75))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, its icon or tick, and the text."""
        tokens, on = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if tokens.high_contrast or self.isDown() else 1.5
        painter.setPen(QPen(QColor(tokens.primary if on else tokens.line_strong), edge))
        filled = on or self.isDown() or self.underMouse()
        painter.setBrush(QColor(tokens.soft if filled else tokens.surface))
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(pill.height() / 2, self._theme.scale.px(1.375))
        painter.drawRoundedRect(pill, radius, radius)
        colour = tokens.on_soft if on else tokens.ink
        painter.setFont(self._font(bold=on))
        painter.setPen(QColor(colour))
        painter.drawText(self._paint_icon(painter, colour), _WRAPPED, self.text())
        painter.end()

    def _paint_icon(self, painter: QPainter, colour: str) -> QRect:
        """Draw the icon, and return the room for the text beside it."""
        px = self._theme.scale.px
        room = self.rect().adjusted(px(1), 0, -px(1), 0)
        name = "check" if self.isChecked() else self._icon
        if name is None:
            return room
        size = px(1.25)
        box = QRectF(room.left(), (self.height() - size) // 2, size, size)
        icons.paint(painter, box, name, colour, self._theme.icons)
        return room.adjusted(size + px(0.5), 0, 0, 0)

    def _around(self) -> int:
        px = self._theme.scale.px
        return 2 * px(1) + px(1.25) + px(0.5)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _bold(self) -> QFontMetrics:
        self.ensurePolished()
        return QFontMetrics(self._font(bold=True))


class Filters(Wrap):
    """All filters, none on at first; emits `changed` when one goes on or off."""

    changed = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """The chip for own routines is hidden until `offer_own`."""
        super().__init__(theme)
        gettext = tr.gettext
        self._time = _time(theme, tr)
        self._hands = Chip(theme, gettext("Hands only"), "hand")
        self._sitting = Chip(theme, gettext("Sitting"), "armchair")
        self._lying = Chip(theme, gettext("Lying down"), "bed")
        self._pregnancy = Chip(theme, gettext("Nothing ruled out in pregnancy"))
        self.own = Chip(theme, gettext("Your routines"))
        self.own.hide()
        row = Row(theme, least=_BESIDE)
        row.add(label("small", gettext("Time")))
        row.add(self._time)
        self.add(row)
        for chip in (self._hands, self._sitting, self._lying, self._pregnancy, self.own):
            chip.toggled.connect(self.changed)
            self.add(chip)
        self._time.chosen.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        """What is on."""
        minutes = self._time.value
        return Wanted(
            minutes=int(minutes) if minutes and minutes != _ANY else None,
            hands_only=self._hands.isChecked(),
            sitting=self._sitting.isChecked(),
            lying=self._lying.isChecked(),
            pregnancy=self._pregnancy.isChecked(),
            own=self.own.isChecked(),
        )

    def clear(self) -> None:
        """Switch all off; tells of it once."""
        self.blockSignals(True)
        for chip in self.findChildren(Chip):
            chip.setChecked(False)
        self._time.choose(_ANY)
        self.blockSignals(False)
        self.changed.emit()

    def tab_order(self) -> list[QWidget]:
        """What Tab reaches, one after the other."""
        return [*self.findChildren(QRadioButton), *self.findChildren(Chip)]

    def offer_own(self, offered: bool) -> None:
        """Whether there are enough own routines to filter for them."""
        self.own.setVisible(offered)
        if not offered:
            self.own.setChecked(False)
        self.updateGeometry()


def _time(theme: Theme, tr: Translations) -> Segments:
    gettext = tr.gettext
    minutes = gettext("{minutes} min")
    names = [minutes.format(minutes=n) for n in _MINUTES]
    texts = [names[0], *(str(n) for n in _MINUTES[1:])]
    values = [(str(n), text) for n, text in zip(_MINUTES, texts, strict=True)]
    result = Segments(theme, gettext("Time you have"), [(_ANY, gettext("Any")), *values])
    result.choose(_ANY)
    for button, name in zip(result.findChildren(QRadioButton)[1:], names, strict=True):
        button.setAccessibleName(name)
    return result
