"""The base of the two safety pages: nothing is answered whose end was never in view."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import IconButton, large, main_button


class QuestionPage(FlowPage):
    """While some question has never been in view, `go_on` scrolls down instead of answering."""

    def __init__(self, theme: Theme, heading: str, lead: str, back: str, rest: str) -> None:
        """`rest` is what `go_on` reads while it scrolls."""
        super().__init__(theme, heading, lead, back)
        self._rest, self._seen = rest, False
        self.go_on: IconButton = main_button(theme, "", "arrow-right")
        large(self.go_on)
        self.go_on.clicked.connect(self._press)
        self.go_on.installEventFilter(self)
        self.scroll_area.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
        self.view_changed.connect(self._show_words)

    def list_ends(self) -> Iterable[QWidget]:
        """The parts that must have been in view before `go_on` answers."""
        raise NotImplementedError

    def words(self) -> str:
        """What `go_on` reads when it answers."""
        raise NotImplementedError

    def answer(self) -> None:
        """What `go_on` does when everything has been in view."""
        raise NotImplementedError

    def _all_seen(self) -> bool:
        return self._seen or all(self.in_view(part) for part in self.list_ends())

    def _look(self) -> None:
        """Note what is in view now: what grows later was seen already."""
        self._seen = self._seen or (self.isVisible() and self._all_seen())
        self._show_words()

    def _show_words(self) -> None:
        seen = self._all_seen()
        self.go_on.setText(self.words() if seen else self._rest)
        self.go_on.set_icon("arrow-right" if seen else "arrow-down")

    def _press(self) -> None:
        """Do what the button reads, and answer only what has been in view."""
        if self.go_on.text() != self._rest and self._all_seen():
            self._look()
            self.answer()
        else:
            self.page_down()
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key held down scrolls once, and never runs through to the answer."""
        if watched is self.go_on and isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        return super().eventFilter(watched, event)
