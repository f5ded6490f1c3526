"""A question in the page with its answers."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, label
from acupressure_app.ui.widgets.wrap import Wrap


class Question(Card):
    """A few words with buttons below, hidden until it is asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words, self._buttons = label("h3"), Wrap(theme)
        self.column.addWidget(self.words)
        self.column.addWidget(self._buttons)
        self.hide()

    def answer(
        self, button: QPushButton, then: SignalInstance | Callable[[], object]
    ) -> QPushButton:
        """One of the answers, and what follows from it."""
        button.clicked.connect(self.hide)
        button.clicked.connect(then)
        self._buttons.add(button)
        return button
