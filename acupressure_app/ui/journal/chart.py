"""How strong it was before and after each session, as a picture; the table says the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from acupressure_app.core.entry import STRONGEST, Entry
from acupressure_app.core.language import Translations
from acupressure_app.core.trend import Trend
from acupressure_app.core.wording import Wording
from acupressure_app.ui.journal.view import IN_A_PICTURE
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.days import day_words
from acupressure_app.ui.widgets.parts import small_font


class TrendChart(QLabel):
    """A ring for before and a dot for after, joined by a line, for each session with both."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """Empty."""
        super().__init__()
        self._wording, self._shown = wording, ()
        self.setPixmap(QPixmap(1, 1))  # only a label with a picture is one to a screen reader
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    _shown: tuple[Entry, ...]

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_trend(self, trend: Trend, said: str) -> None:
        """Show these sessions; `said` is the same in words."""
        self._shown = trend.rated[-IN_A_PICTURE:]
        self.setAccessibleName(_name(self._wording.tr))
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as three lines for each step of five."""
        return QSize(self._theme.scale.px(20), self._theme.scale.px(13))

    def minimumSizeHint(self) -> QSize:
        """Narrower, dots get closer."""
        return QSize(self._theme.scale.px(12), self._theme.scale.px(13))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale, key and sessions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self, self._theme))
        px = self._theme.scale.px
        box = QRectF(self.rect()).adjusted(px(2), px(2.25), -px(0.75), -px(1.75))
        self._paint_scale(painter, box)
        self._paint_key(painter)
        for number, entry in enumerate(self._shown):
            x = box.left() + box.width() * (number + 0.5) / len(self._shown)
            self._paint_session(painter, box, x, entry)
        self._paint_days(painter, box)
        painter.end()

    def _height(self, box: QRectF, strength: int) -> float:
        return box.bottom() - box.height() * strength / STRONGEST

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        tokens, px = self._theme.tokens, self._theme.scale.px
        for strength in (0, STRONGEST // 2, STRONGEST):
            y = self._height(box, strength)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(tokens.ink2))
            where = QRectF(0, y - px(0.75), box.left() - px(0.5), px(1.5))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, right, str(strength))

    def _paint_key(self, painter: QPainter) -> None:
        px, gettext = self._theme.scale.px, self._wording.tr.gettext
        x = float(px(2))
        for word, filled in ((gettext("before"), False), (gettext("after"), True)):
            self._paint_dot(painter, QPointF(x + px(0.375), px(0.75)), filled=filled)
            painter.setPen(QColor(self._theme.tokens.ink))
            width = painter.fontMetrics().horizontalAdvance(word)
            where = QRectF(x + px(1), 0, width + 2, px(1.5))
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, word)
            x += px(2.5) + width

    def _paint_session(self, painter: QPainter, box: QRectF, x: float, entry: Entry) -> None:
        before = QPointF(x, self._height(box, entry.before or 0))
        after = QPointF(x, self._height(box, entry.after or 0))
        painter.setPen(QPen(QColor(self._theme.tokens.ink2), 2))
        painter.drawLine(before, after)
        self._paint_dot(painter, before, filled=False)
        self._paint_dot(painter, after, filled=True)

    def _paint_dot(self, painter: QPainter, place: QPointF, *, filled: bool) -> None:
        """What was before is a larger ring, so that both are seen where they are the same."""
        tokens, unit = self._theme.tokens, self._theme.scale.px(0.375)
        painter.setPen(QPen(QColor(tokens.primary if filled else tokens.disc_line), 2.5))
        painter.setBrush(QColor(tokens.primary if filled else tokens.surface))
        radius = unit * 0.6 if filled else float(unit)
        painter.drawEllipse(place, radius, radius)

    def _paint_days(self, painter: QPainter, box: QRectF) -> None:
        if not self._shown:
            return
        px = self._theme.scale.px
        painter.setPen(QColor(self._theme.tokens.ink2))
        where = QRectF(box.left(), box.bottom() + px(0.25), box.width(), px(1.5))
        first, last = (day_words(e.began.date(), self._wording, "d MMM") for e in self._ends())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, first)
        if len(self._shown) > 1:
            painter.drawText(where, Qt.AlignmentFlag.AlignRight, last)

    def _ends(self) -> tuple[Entry, Entry]:
        return self._shown[0], self._shown[-1]


def _name(tr: Translations) -> str:
    return tr.gettext("How strong, from 0 to 10, before and after")
