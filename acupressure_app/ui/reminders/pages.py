"""The pages where reminders are set: the list of them, and the page for one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from acupressure_app.core.calendar import events
from acupressure_app.core.library import Library
from acupressure_app.core.remind_from import suggested
from acupressure_app.core.remind_words import event_words, reminder_words, title_of
from acupressure_app.core.reminder import Reminder, Reminders, next_of
from acupressure_app.core.routine import Routine
from acupressure_app.store.calendar_file import write_calendar
from acupressure_app.store.reminders import new_id
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.context import Context
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.reminders.edit_page import EditPage
from acupressure_app.ui.reminders.kept import Kept
from acupressure_app.ui.reminders.page import RemindersPage
from acupressure_app.ui.reminders.view import Form, form_of, made, problem_of, row_of
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.user_folder import user_folder
from acupressure_app.ui.way import Way
from acupressure_app.ui.widgets.days import coming_words, day_words


class ReminderPages(QObject):
    """Opens these pages, and keeps what is set there."""

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        kept: Kept,
        way: Way,
        parent: QObject,
    ) -> None:
        """Opens none yet."""
        super().__init__(parent)
        self._context, self._preferences, self._kept, self._way = context, preferences, kept, way
        self._library, self._wording = stock.library, stock.wording
        self._gettext = stock.wording.tr.gettext
        self._gone: tuple[int, Reminder] | None = None
        kept.changed.connect(self._refill)

    def take(self, library: Library) -> None:
        """The library was read anew."""
        self._library = library

    def open_list(self, back: str) -> None:
        """Go on to all reminders; `back` names the page before."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = str(user_folder(documents))
        page = RemindersPage(self._way.theme, self._wording.tr, back, folder)
        self._gone = None
        page.switched.connect(lambda name, on: self._switch(page, name, on))
        page.changing.connect(lambda name: self._change(page, name))
        page.removed.connect(lambda name: self._remove(page, name))
        page.undone.connect(lambda: self._undo(page))
        page.adding.connect(lambda: self._add(page))
        page.beginning_anew.connect(lambda: self._begin_anew(page))
        page.calendar_wanted.connect(lambda path: self._write_calendar(page, Path(path)))
        self._fill(page)
        self._way.open(page)

    def open_for(self, routine: Routine, back: str) -> None:
        """Set a reminder for a routine, by its schedule; one that is there stands in the list."""
        reminders = self._kept.reminders.reminders
        if self._kept.unreadable or any(one.routine == routine.id for one in reminders):
            self.open_list(back)
        else:
            self._open_edit(self._suggested(routine), back, lambda: self.open_list(back))

    def _fill(self, page: RemindersPage) -> None:
        kept, now = self._kept.reminders, self._context.now()
        page.show_unreadable(self._kept.unreadable)
        page.show_rows(
            [
                row_of(one, kept, now, self._library, self._wording, self._day, self._coming)
                for one in kept.reminders
            ]
        )

    def _refill(self) -> None:
        """Show what was changed elsewhere."""
        if isinstance(self._way.page, RemindersPage):
            self._fill(self._way.page)

    def _keep(self, page: RemindersPage, change: Callable[[Reminders], Reminders]) -> bool:
        """Keep what was changed in the list, or say there why it is as it was."""
        self._gone = None
        why = self._kept.keep(change)
        page.show_undo("")
        self._fill(page)
        if why:
            page.show_problem(self._gettext("This could not be kept."), why)
        return not why

    def _switch(self, page: RemindersPage, name: str, on: bool) -> None:
        if reminder := self._kept.reminders.find(name):
            changed = reminder.switched(on, self._context.now())
            self._keep(page, lambda kept: kept.with_one(changed))

    def _remove(self, page: RemindersPage, name: str) -> None:
        reminder = self._kept.reminders.find(name)
        if reminder is None:
            return
        place = self._kept.reminders.reminders.index(reminder)
        if self._keep(page, lambda kept: kept.without(name)):
            self._gone = place, reminder
            page.show_undo(title_of(reminder, self._library, self._wording))

    def _undo(self, page: RemindersPage) -> None:
        if self._gone is None:
            return
        place, reminder = self._gone
        if self._keep(page, lambda kept: kept.with_one(reminder, at=place)):
            page.arrive()

    def _begin_anew(self, page: RemindersPage) -> None:
        why = self._kept.begin_anew()
        self._fill(page)
        if why:
            page.show_problem(self._gettext("The file could not be set aside."), why)

    def _write_calendar(self, page: RemindersPage, path: Path) -> None:
        now, library, wording = self._context.now(), self._library, self._wording
        lengths = self._preferences.settings.lengths
        try:
            write_calendar(
                path,
                events(self._kept.reminders, now.date()),
                lambda event: event_words(event.reminder, library, wording, lengths),
                now,
            )
        except OSError as error:
            why = in_words(error, self._wording.tr)
            page.show_problem(self._gettext("The file could not be written."), why)
        else:
            page.show_saved(path)

    def _add(self, page: RemindersPage) -> None:
        routines = self._library.routines
        if routines:
            first = self._suggested(routines[0])
            self._open_edit(first, page.windowTitle(), lambda: self._fill(page), new=True)

    def _change(self, page: RemindersPage, name: str) -> None:
        if reminder := self._kept.reminders.find(name):
            self._open_edit(reminder, page.windowTitle(), lambda: self._fill(page))

    def _suggested(self, routine: Routine) -> Reminder:
        return suggested(routine, new_id(routine.id), self._context.now().date())

    def _open_edit(
        self, reminder: Reminder, back: str, after: Callable[[], None], *, new: bool = False
    ) -> None:
        """Change a reminder, or set a `new` one whose routine is chosen there too."""
        one, routines = reminder, self._library.routines
        titles = [(routine.id, self._wording.text(routine.title)) for routine in routines]
        edit = EditPage(
            self._way.theme,
            self._wording,
            "" if new else title_of(reminder, self._library, self._wording),
            back,
            self._form(reminder),
            lambda form: self._told(form, one),
            around=self._around(reminder),
            routines=titles if new else (),
            routine=reminder.routine,
        )

        def choose(routine_id: str) -> None:
            nonlocal one
            if listed := self._library.find(routine_id):
                one = self._suggested(listed.routine)
                edit.show_form(self._form(one), self._around(one))

        edit.routine_chosen.connect(choose)
        edit.saved.connect(lambda: self._save(edit, one, after))
        self._way.open(edit)

    def _save(self, edit: EditPage, before: Reminder, after: Callable[[], None]) -> None:
        form = edit.form
        one = made(form, before, self._context.now())
        if why := self._kept.keep(lambda kept: kept.with_one(one, form.meals)):
            bold = self._gettext("This could not be kept. All of it still stands here.")
            edit.show_problem(bold, why)
        else:

            def leave() -> None:
                self._way.drop()
                after()

            edit.was_saved(leave)

    def _form(self, reminder: Reminder) -> Form:
        return form_of(reminder, self._kept.reminders, self._context.now().date())

    def _around(self, reminder: Reminder) -> str:
        """What the routine calls the date that only the user knows."""
        listed = self._library.find(reminder.routine)
        schedule = listed.routine.schedule if listed else None
        return self._wording.text(schedule.around.date) if schedule and schedule.around else ""

    def _told(self, form: Form, reminder: Reminder) -> tuple[str, bool]:
        """What a form comes to, and whether it can be kept."""
        if problem := problem_of(form):
            return problem(self._wording.tr), False
        now = self._context.now()
        one = made(form, reminder, now)
        said = reminder_words(one, form.meals, self._wording.tr, self._day)
        following = next_of(one.switched(True, now), form.meals, now)
        if following is None:
            none = self._gettext("No such day is to come.")
            return f"{said}. {none}", False
        template = self._gettext("{words}. Next: {when}")
        return template.format(words=said, when=self._coming(following)), True

    def _coming(self, at: datetime) -> str:
        return coming_words(at, self._context.now(), self._wording)

    def _day(self, day: date) -> str:
        return day_words(day, self._wording)
