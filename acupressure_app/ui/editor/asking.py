"""What the editor asks and tells in its page: a draft of before, another file, what is locked."""

from PySide6.QtCore import Signal

from acupressure_app.core.language import Translations
from acupressure_app.core.routine import Prescribed
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, label, other_button
from acupressure_app.ui.widgets.question import Question
from acupressure_app.ui.widgets.wrap import Wrap


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


class DraftOffer(Question):
    """This file was being written when the program ended: go on with that, or let it go."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        super().__init__(theme)
        gettext = tr.gettext
        self.words.setText(gettext("Changes of before were not saved when the program ended."))
        self.answer(other_button(theme, gettext("&Go on with them"), "pencil"), self.wanted)
        self.answer(other_button(theme, gettext("Let them go"), "trash-2"), self.unwanted)


class OtherFile(Question):
    """Something else changed the file meanwhile: `taken` wants that, `kept` what stands here."""

    taken = Signal()
    kept = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        super().__init__(theme)
        gettext = tr.gettext
        self.words.setText(gettext("Another program changed this file meanwhile."))
        told = gettext(
            "What it says now can be taken over here, and undone. If what stands here is kept, "
            "saving writes it over the file, whose text stays beside it, in a file ending in .bak."
        )
        self.column.insertWidget(1, label("body", told))
        self.keep = self.answer(other_button(theme, gettext("&Keep what stands here")), self.kept)
        self.take = self.answer(other_button(theme, gettext("Take over the &file")), self.taken)


class TrialQuestion(Question):
    """Some steps would be left out of a trial."""

    wanted = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        super().__init__(theme)
        self._tr = tr
        try_ = other_button(theme, tr.gettext("Try with&out"), "play")
        self.go_on = self.answer(try_, self.wanted)

    def refuse(self, why: str) -> None:
        """Say that nothing is left, and why."""
        told = self._tr.gettext("There is nothing to try from here yet. {why}")
        self.words.setText(told.format(why=why))
        self.go_on.hide()

    def name(self, numbers: tuple[int, ...]) -> None:
        """Say which steps."""
        self.go_on.show()
        form = self._tr.ngettext(
            "Something is wrong with step {n}, so the trial leaves it out.",
            "Something is wrong with the steps {n}, so the trial leaves them out.",
            len(numbers),
        )
        self.words.setText(form.format(n=", ".join(str(n + 1) for n in numbers)))
