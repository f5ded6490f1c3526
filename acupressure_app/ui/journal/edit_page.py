"""A session of the journal to be put right: how strong it was, what felt wrong, the note."""

from msgspec.structs import replace
from PySide6.QtCore import Signal

from acupressure_app.core.entry import Entry
from acupressure_app.core.wording import Wording
from acupressure_app.ui.session.telling import FeltWrong, Note
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.unsaved import Filled, FormPage, Unsaved
from acupressure_app.ui.widgets.parts import Card, large, main_button
from acupressure_app.ui.widgets.rating import Rating


class EditEntryPage(FormPage):
    """Emits the changed Entry."""

    saved = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, entry: Entry, when: str) -> None:
        """`when` is when it was, in words."""
        gettext = wording.tr.gettext
        super().__init__(theme, entry.title, when, gettext("Journal"))
        self._entry = entry
        self.before = Rating(theme, wording.tr, gettext("How strong was it before?"))
        self.after = Rating(theme, wording.tr, gettext("How strong was it after?"))
        for rating, number in ((self.before, entry.before), (self.after, entry.after)):
            rating.choose(number)
            card = Card(theme)
            card.column.addWidget(rating)
            self.column.addWidget(card)
        self.wrong, self.note = FeltWrong(theme, wording), Note(theme, wording)
        self.wrong.choose(entry.felt or ())
        self.note.write(entry.note)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.note)
        self.filled = Filled(lambda: self.entry)
        self.unsaved = Unsaved(theme, wording.tr, self, self.filled)
        self.unsaved.wanted.connect(lambda: self.saved.emit(self.entry))
        self.column.insertWidget(1, self.unsaved)
        self.save = large(main_button(theme, gettext("&Save")))
        self.save.clicked.connect(lambda: self.saved.emit(self.entry))
        self.buttons.add_space()
        self.buttons.add(self.save)

    @property
    def entry(self) -> Entry:
        """The session as it stands on the page."""
        return replace(
            self._entry,
            before=self.before.number,
            after=self.after.number,
            felt=self.wrong.felt,
            note=self.note.text,
        )
