"""Opens the pages of the journal, and does what is wanted on them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from acupressure_app.core.entry import Entry
from acupressure_app.core.library import Content
from acupressure_app.core.text import sentence
from acupressure_app.core.wording import Wording
from acupressure_app.store.journal_file import save_csv, save_json
from acupressure_app.store.trouble import why
from acupressure_app.ui.journal.diary import Diary, Place
from acupressure_app.ui.journal.edit_page import EditEntryPage
from acupressure_app.ui.journal.page import JournalPage
from acupressure_app.ui.journal.view import journal_props
from acupressure_app.ui.way import Way
from acupressure_app.ui.widgets.days import when_words
from acupressure_app.ui.worker import Worker, once


class JournalPages(QObject):
    """Keeps which symptom is looked at, and what was removed last."""

    def __init__(
        self,
        diary: Diary,
        content: Content,
        wording: Wording,
        way: Way,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(way)
        self._diary, self._content, self._wording = diary, content, wording
        self._way, self._now = way, now
        self._symptom: str | None = None
        self._removed: tuple[int, Entry] | None = None
        self._page: JournalPage | None = None
        diary.changed.connect(self._show)
        diary.not_kept.connect(self._tell)

    def page(self) -> JournalPage:
        """The journal, made anew; what another window wrote meanwhile is read again."""
        page = JournalPage(self._way.theme, self._wording, str(Path.home()))
        page.symptom_chosen.connect(self._choose)
        page.edited.connect(self._edit)
        page.removed.connect(self._remove)
        page.undone.connect(self._undo)
        page.csv_wanted.connect(lambda path: self._save(path, save_csv))
        page.json_wanted.connect(lambda path: self._save(path, save_json))
        page.destroyed.connect(self._forget_page)
        self._page = page
        self._show()
        self._diary.refresh()
        return page

    def _forget_page(self) -> None:
        self._page = None

    def _show(self) -> None:
        if self._page is None:
            return
        entries, now = self._diary.entries, self._now()
        if all(self._symptom not in entry.symptoms for entry in entries.values()):
            self._symptom = None
        props = journal_props(entries, self._symptom, self._content, now, self._wording)
        self._page.show_props(props, self._symptom)

    def _choose(self, symptom: str | None) -> None:
        self._symptom = symptom
        self._show()

    def _edit(self, number: int) -> None:
        entry = self._diary.entries.get(number)
        if entry is None:
            return
        when = when_words(entry.began, self._now(), self._wording)
        page = EditEntryPage(self._way.theme, self._wording, entry, when)

        def keep(changed: Entry) -> None:
            self._diary.keep(Place(number), changed, lambda: page.was_saved(self._way.drop))

        page.saved.connect(keep)
        self._diary.not_kept.connect(page.unsaved.was_not_saved)
        self._way.open(page)

    def _remove(self, number: int) -> None:
        entry = self._diary.entries.get(number)
        if entry is not None:
            self._diary.remove(Place(number), lambda: self._gone(number, entry))

    def _gone(self, number: int, entry: Entry) -> None:
        """It is removed: the last one can be had back."""
        self._removed = (number, entry)
        if self._page is not None:
            self._page.show_undo(entry.title)

    def _undo(self) -> None:
        if self._removed is not None:
            number, entry = self._removed
            self._diary.keep(Place(number), entry, self._came_back)

    def _came_back(self) -> None:
        self._removed = None
        if self._page is not None:
            self._page.show_undo("")

    def _save(self, path: str, save: Callable[[Path, Iterable[Entry]], None]) -> None:
        entries = self._shown()
        saving = Worker(once(lambda: save(Path(path), entries)), self)
        saving.ended.connect(lambda error: self._saved(path, error))
        saving.start()

    def _saved(self, path: str, error: Exception | None) -> None:
        if error is None:
            if self._page is not None:
                self._page.tell_saved(path)
        elif isinstance(error, OSError):
            self._tell(why(error)(self._wording.tr))
        else:
            raise error

    def _shown(self) -> list[Entry]:
        """The sessions that the table shows."""
        every = self._diary.entries.values()
        return [e for e in every if self._symptom is None or self._symptom in e.symptoms]

    def _tell(self, why: str) -> None:
        if self._page is not None and self._way.page is self._page:
            bold = self._wording.tr.gettext("That could not be written.")
            self._page.tell(bold, sentence(why))
