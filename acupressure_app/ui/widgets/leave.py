"""A question in the page with its answers; above all what is asked before changes are left."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, label, main_button, other_button, stop_button
from acupressure_app.ui.widgets.wrap import Wrap


class Question(Card):
    """A few words with buttons below, hidden until it is asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words, self._buttons = label("h3"), Wrap(theme)
        self.column.addWidget(self.words)
        self.column.addWidget(self._buttons)
        self.hide()

    def answer(self, button: QPushButton, signal: SignalInstance) -> QPushButton:
        """One of the answers."""
        button.clicked.connect(self.hide)
        button.clicked.connect(signal)
        self._buttons.add(button)
        return button


class LeaveQuestion(Question):
    """Leaving with changes: save first, leave them, or stay."""

    save = Signal()
    leave = Signal()
    stay = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        super().__init__(theme)
        gettext = tr.gettext
        self.words.setText(gettext("There are changes that are not saved."))
        self.saving = self.answer(main_button(theme, gettext("Save and &leave")), self.save)
        self.answer(other_button(theme, gettext("Stay &here")), self.stay)
        self.answer(stop_button(theme, gettext("Leave u&nsaved")), self.leave)
