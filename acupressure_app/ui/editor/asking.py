"""What the editor asks and tells in its page: leaving with changes, what failed, what is locked."""

from PySide6.QtCore import Signal

from acupressure_app.core.language import Translations
from acupressure_app.core.routine import Prescribed
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, label, main_button, other_button, stop_button
from acupressure_app.ui.widgets.wrap import Wrap


class LeaveQuestion(Card):
    """Leaving with changes: save first, leave them, or stay."""

    save = Signal()
    leave = Signal()
    stay = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """Hidden at first."""
        super().__init__(theme)
        gettext, buttons = tr.gettext, Wrap(theme)
        self.column.addWidget(label("h3", gettext("There are changes that are not saved.")))
        self.saving = main_button(theme, gettext("Save and &leave"))
        staying = other_button(theme, gettext("Stay &here"))
        leaving = stop_button(theme, gettext("Leave u&nsaved"))
        for button, signal in (
            (self.saving, self.save),
            (staying, self.stay),
            (leaving, self.leave),
        ):
            button.clicked.connect(signal)
            buttons.add(button)
        self.column.addWidget(buttons)
        self.hide()


class Locked(Card):
    """A prescribed routine: who made it, their note, and what unlocks its dose."""

    unlocked = Signal()

    def __init__(self, theme: Theme, wording: Wording, prescribed: Prescribed) -> None:
        super().__init__(theme)
        gettext, row = wording.tr.gettext, Wrap(theme)
        words = wording.prescribed(prescribed) if prescribed.by else ""
        told = gettext("Its sides, times and pressures are locked. Words can be changed.")
        self.column.addWidget(label("body", " ".join(filter(None, (words, told)))))
        self.unlock = other_button(theme, gettext("Unlock the &dose"), "lock")
        self.unlock.clicked.connect(self.unlocked)
        row.add(self.unlock)
        self.column.addWidget(row)


class DraftOffer(Card):
    """What was being written when the program ended: go on with it, or let it go."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, theme: Theme, tr: Translations, title: str) -> None:
        super().__init__(theme)
        gettext, buttons = tr.gettext, Wrap(theme)
        words = gettext("“{title}” was not saved when the program ended.")
        self.column.addWidget(label("h3", words.format(title=title or gettext("A routine"))))
        self.go_on = other_button(theme, gettext("&Go on with it"), "pencil")
        self.let_go = other_button(theme, gettext("Let it go"), "trash-2")
        for button, signal in ((self.go_on, self.wanted), (self.let_go, self.unwanted)):
            button.clicked.connect(signal)
            buttons.add(button)
        self.column.addWidget(buttons)
