"""The ring around the part that has the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from acupressure_app.ui.theme import Theme


class FocusRing(QWidget):
    """A ring around the part that has the focus, the same for all of a window's parts."""

    _WIDTH = 2.5
    _GAP = 3

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Lies over everything in `window` and lets the mouse through."""
        super().__init__(window)
        self._theme, self._window = theme, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, application.focusWidget())

    def set_theme(self, theme: Theme) -> None:
        """Draw with this colour from now on."""
        self._theme = theme
        self.update()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):  # it is being closed for good
            return
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside and not isinstance(new, QLabel | QScrollArea) else None
        self._watched = _up_to(self._target, self._window)
        for widget in self._watched:
            widget.installEventFilter(self)
        if old is not None and self._window.isAncestorOf(old):
            self._bring_into_view(old)
        self._follow()

    def _bring_into_view(self, old: QWidget) -> None:
        """Scroll to the part where Tab came from outside: Qt does so only within what scrolls."""
        for holder in self._watched:
            area = holder.parentWidget()
            if isinstance(area, QScrollArea) and not area.isAncestorOf(old):
                area.ensureWidgetVisible(self._watched[0])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow when the part, or anything that holds it, moves."""
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds:
            self._follow()
        return False

    def _follow(self) -> None:
        """Cover the part and its ring, cut off where a scroll area cuts the part off."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        margin = self._GAP + 3
        corner = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin)
        self.setGeometry(area)
        for holder in self._watched:
            if isinstance(holder.parentWidget(), QAbstractScrollArea):
                port = QRect(holder.mapTo(self._window, QPoint(0, 0)), holder.size())
                area = area.intersected(port)
        self.setMask(area.translated(-self.pos()))
        self.setVisible(not area.isEmpty())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, its corners 3 px rounder than the part's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.focus), self._WIDTH))
        inset = 3 - self._WIDTH / 2
        radius = self._theme.scale.px(0.75) + self._GAP
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


def _up_to(widget: QWidget | None, window: QWidget) -> list[QWidget]:
    """The widget and all that hold it, without the window."""
    chain = []
    while widget is not None and widget is not window:
        chain.append(widget)
        widget = widget.parentWidget()
    return chain
