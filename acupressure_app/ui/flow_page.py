"""The base of the pages between Home and a session: a way back, a title, parts, buttons."""

from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import IconButton, Page, label, title
from acupressure_app.ui.widgets.row import Row

AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
"""At the left also where an icon turns a button's own direction."""

_PAGE = 0.85
"""A page down is this part of what is in view, so that the last lines stay as the first."""
_LINE = 3
"""A line down, in E."""
_AT_REST_MS = 200
"""By then all layouts have run that follow from each other: words break, buttons stack."""


_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value
_DOTS = "…"
_ROUNDING = 2
"""So many pixels may be missing because lengths of texts are rounded."""


class WayBack(IconButton):
    """The link above a title; words that are too long for a narrow window end in dots."""

    def __init__(self, theme: Theme, words: str) -> None:
        """`words` may hold a mnemonic."""
        super().__init__(theme, "link", words, "chevron-left")
        self._whole = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all words."""
        missing = self._length(self._whole) - self._length(self.text())
        hint = super().sizeHint()
        return QSize(hint.width() + missing, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and the first word, with dots where others follow it."""
        first, *others = self._whole.split()
        first += _DOTS if others else ""
        hint = self.sizeHint()
        missing = self._length(self._whole) - self._length(first)
        return QSize(hint.width() - missing, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the words as there is room for."""
        super().resizeEvent(event)
        missing, words = self.sizeHint().width() - self.width(), self._whole
        if missing > _ROUNDING:
            metrics, right = self.fontMetrics(), Qt.TextElideMode.ElideRight
            room = self._length(words) - missing
            shorter = metrics.elidedText(words, right, room, _MNEMONIC)
            words = _at_a_word(words, shorter)
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(self._whole.replace("&&", "&"))

    def _length(self, words: str) -> int:
        return self.fontMetrics().size(_MNEMONIC, words).width()


def _at_a_word(whole: str, shorter: str) -> str:
    """Shortened words without a torn one at the end; the first word stands in any case."""
    kept = whole[: max(len(shorter) - len(_DOTS), 0)]
    torn = not whole[len(kept) :].startswith(" ")
    words = kept.split()[: -1 if torn else None] or whole.split()[:1]
    return " ".join(words) + _DOTS


class FlowPage(Page):
    """A page that is made anew from values each time it opens; `back` asks to leave it.

    `head` holds the way back, the title and the lead, which is `intro`. `view_changed` tells that
    other parts are in view now.
    """

    back = Signal()
    view_changed = Signal()

    def __init__(self, theme: Theme, heading: str, lead: str = "", back: str = "") -> None:
        """`lead` and the words of the way `back` may be empty; then they are not there."""
        super().__init__(theme)
        self.setWindowTitle(heading)
        self.heading = title(heading)
        self.buttons = Row(theme)
        self.head, self._top = QVBoxLayout(), Row(theme)
        if back:
            self._add_way_back(theme, back)
        self.head.addWidget(self.heading)
        self.intro = label("lead", lead)
        if lead:
            self.head.addWidget(self.intro)
        self.column.addLayout(self.head)
        self.footer.addWidget(self.buttons)
        bar = self.scroll_area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.view_changed.emit())
        bar.rangeChanged.connect(lambda _low, _high: self.view_changed.emit())

    def _add_way_back(self, theme: Theme, words: str) -> None:
        way = WayBack(theme, words)
        way.clicked.connect(self.back)
        self._top.add(way)
        self._top.add_space()
        self.head.addWidget(self._top)

    def show_at_top(self, part: QWidget) -> None:
        """Show a small part beside the way back, on a page that has one."""
        self._top.add(part)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._line = theme.scale.px(_LINE)

    def arrive(self) -> None:
        """Take the focus to the title, so that no key pressed twice answers a page unread."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def order_tabs(self) -> None:
        """Tab goes as one reads, the footer last, also through parts that were added later."""
        tab = Qt.FocusPolicy.TabFocus
        stops = [
            part
            for holder in (self.scroll_area, self.foot)
            for part in holder.findChildren(QWidget)
            if _is_title(part) or (part.focusPolicy() & tab and not part.focusProxy())
            if part.window() is self.window()  # the list of a dropdown has one of its own
        ]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def show_notice(self, notice: QWidget) -> None:
        """Show a notice of this page and bring it into view."""
        notice.show()
        self.bring_into_view(notice)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of this page, and follow it until its layouts have come to rest."""
        Following(self.scroll_area, part)

    def page_down(self) -> None:
        """Scroll on by nearly what is in view, or to the end of the page where that skips nothing.

        So no sliver is left below, the edge of the page alone, that looks as if there were more.
        """
        bar, view = self.scroll_area.verticalScrollBar(), self.scroll_area.viewport().height()
        left = bar.maximum() - bar.value()
        self._scroll(left if left <= view - self._line // _LINE else self._page_length())

    def in_view(self, part: QWidget) -> bool:
        """Whether the end of a part has been reached by scrolling: it is not further down."""
        port = self.scroll_area.viewport()
        return part.mapTo(port, QPoint(0, part.height())).y() <= port.height()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what is in view once the parts have their places."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.view_changed.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another size of the window other parts are in view."""
        super().resizeEvent(event)
        self.view_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll do so, wherever the focus is."""
        lengths = {
            Qt.Key.Key_PageUp: -self._page_length(),
            Qt.Key.Key_Down: self._line,
            Qt.Key.Key_Up: -self._line,
        }
        length = lengths.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_PageDown:
            self.page_down()
        elif length is None:
            super().keyPressEvent(event)
        else:
            self._scroll(length)

    def _page_length(self) -> int:
        return round(self.scroll_area.viewport().height() * _PAGE)

    def _scroll(self, length: int) -> None:
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + length)


class Following(QObject):
    """Keeps a part in view: it has no place before its layout has run, and others follow."""

    def __init__(self, area: QScrollArea, part: QWidget) -> None:
        """From now on, until all layouts have come to rest."""
        super().__init__(part)
        self._area, self._part = area, part
        QTimer.singleShot(0, self, self._show)
        area.verticalScrollBar().rangeChanged.connect(self._show)
        QTimer.singleShot(_AT_REST_MS, self, self.deleteLater)

    def _show(self) -> None:
        if self._part.isVisible():
            self._area.ensureWidgetVisible(self._part)


def _is_title(part: QWidget) -> bool:
    """Whether the focus can be brought there, from where Tab goes on."""
    return isinstance(part, QLabel) and part.focusPolicy() is Qt.FocusPolicy.ClickFocus
