"""The pages on top of each other: Home, and on it the way that the user has gone."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme


@runtime_checkable
class Arriving(Protocol):
    """A page that says where the focus goes when it is reached."""

    def arrive(self) -> None:
        """Take the focus."""


@runtime_checkable
class Guarded(Protocol):
    """A page that has a say before it is left."""

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether it may be left; if not, it asks, and does `then` once it may."""


class Way(QStackedWidget):
    """Each page can be left for the one before.

    Emits the title of the page that is shown whenever it changes, and `moved` for another page.
    `theme` is what new pages are made with.
    """

    titled = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._pages: list[QWidget] = []
        self._kept: set[QWidget] = set()
        self._just_arrived = False

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[-1]

    @property
    def first(self) -> QWidget | None:
        """The page that the way from Home begins with, if another than Home is shown."""
        return None if self.at_home else self._pages[1]

    @property
    def at_home(self) -> bool:
        """Whether Home is shown."""
        return len(self._pages) <= 1

    @property
    def in_session(self) -> bool:
        """Whether a kept page is shown: that is a session."""
        return bool(self._pages) and self.page in self._kept

    def begin(self, home: QWidget) -> None:
        """Stand at this Home, and forget the one before with all that led from it."""
        while self._pages:
            self._drop()
        self._kept.clear()
        self.open(home)

    def open(self, page: QWidget, *, kept: bool = False) -> None:
        """Go on to a page; a `kept` one is not thrown away when it is left."""
        if isinstance(page, FlowPage):
            page.back.connect(self.back)
        if kept:
            self._kept.add(page)
        page.windowTitleChanged.connect(self.titled)
        self._pages.append(page)
        self.addWidget(page)
        self._show()

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether the page may be left; if not, it asks, and does `then` once it may."""
        return not isinstance(self.page, Guarded) or self.page.may_leave(then)

    def back(self) -> None:
        """Return to the page before, if this one may be left; on Home nothing is before."""
        if len(self._pages) > 1 and self.may_leave(self.back):
            self._drop()
            self._show()

    def leave_all(self) -> None:
        """Forget the way, so that what is opened next stands on Home alone."""
        while len(self._pages) > 1:
            self._drop()

    def home(self) -> None:
        """Return to Home."""
        self.leave_all()
        self._show()

    def drop(self) -> None:
        """Return to the page before, asking nobody."""
        if len(self._pages) > 1:
            self._drop()
            self._show()

    def _drop(self) -> None:
        page = self._pages.pop()
        page.windowTitleChanged.disconnect(self.titled)
        self.removeWidget(page)
        if page in self._kept:
            page.setParent(self)
            page.hide()
        else:
            page.deleteLater()

    def _show(self) -> None:
        for button in self.page.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._just_arrived = True
        self.setCurrentWidget(self.page)
        self.titled.emit(self.page.windowTitle())
        self.moved.emit()
        if isinstance(self.page, Arriving):
            self.page.arrive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The second click of a double click was meant for the page before: it answers nothing."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._just_arrived = False
        elif event.type() is QEvent.Type.MouseButtonDblClick and self._just_arrived:
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, but never out of a kept page: that is a session."""
        if event.key() == Qt.Key.Key_Escape and self.page not in self._kept:
            self.back()
        else:
            super().keyPressEvent(event)
