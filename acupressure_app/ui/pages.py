"""All pages in one language: Home at once, and the rest when the library has been read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from acupressure_app.core.language import Translations
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.home.page import HomePage, open_folder
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.rail import Part
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once

if TYPE_CHECKING:
    from pathlib import Path

    from acupressure_app.core.content import Point
    from acupressure_app.core.library import Library, Listed
    from acupressure_app.core.recent import Recent
    from acupressure_app.core.routine import Routine
    from acupressure_app.core.wording import Wording
    from acupressure_app.ui.aside import Aside
    from acupressure_app.ui.data.pages import DataPages
    from acupressure_app.ui.editor.drafts import Drafts
    from acupressure_app.ui.editor.editing import Editing
    from acupressure_app.ui.home.last_times import LastTimes
    from acupressure_app.ui.home.own_pages import OwnPages
    from acupressure_app.ui.home.shelving import Shelving
    from acupressure_app.ui.home.trash import Trash
    from acupressure_app.ui.journal.diary import Diary
    from acupressure_app.ui.journal.pages import JournalPages
    from acupressure_app.ui.journey import Journey
    from acupressure_app.ui.reminders.reminding import Reminding
    from acupressure_app.ui.routine.actions import Act
    from acupressure_app.ui.share.sharing import Sharing
    from acupressure_app.ui.sound.sound import Sound
    from acupressure_app.ui.stock import Stock

_AFTER_THE_LIST_MS = 100
"""What comes after Home is loaded while the user reads."""


class Pages(QObject):
    """Fills Home, and makes what is opened from it and from the rail.

    `tell` says above the page what could not be read or written, and why.
    """

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        way: Way,
        language: str,
        tr: Translations,
        open_sound: "Callable[[], Sound]",
        awake: KeepsAwake,
        show_above: Callable[[QWidget], None],
        tell: Callable[[str, str], None],
    ) -> None:
        """Home is shown at once, still empty. `open_sound` is called for the first session.

        `show_above` takes what stands above all pages, where it shows and hides itself.
        """
        super().__init__(way)
        self._context, self._preferences, self._way = context, preferences, way
        self._language, self._tr, self._tell = language, tr, tell
        self._open_sound, self._awake, self._show_above = open_sound, awake, show_above
        self._stock: Stock | None = None
        self._last_times: LastTimes | None = None
        self._journey_made: Journey | None = None
        self._aside_made: Aside | None = None
        self._diary_made: Diary | None = None
        self._data_made: DataPages | None = None
        self._journal_made: JournalPages | None = None
        self._reminding_made: Reminding | None = None
        self._editing_made: Editing | None = None
        self._drafts_made: Drafts | None = None
        self._shelving_made: Shelving | None = None
        self._trash_made: Trash | None = None
        self._own_pages_made: OwnPages | None = None
        self._sharing_made: Sharing | None = None
        self._to_show: tuple[Routine, QWidget] | None = None
        self._in_order = InOrder(self)
        self._part = self._asked_for = Part.HOME
        self._part_page: QWidget | None = None
        self._at_languages = False
        self._home = HomePage(way.theme, tr, str(context.folders.user_routines))
        self._home.chosen.connect(self._show_routine)
        self._home.start_again.connect(self._start_again)
        self._home.let_go.connect(self._let_go)
        self._home.help_wanted.connect(self._open_choosing)
        self._home.point_wanted.connect(lambda code: self._open_point(code, tr.gettext("Home")))
        self._home.points_wanted.connect(self._open_points)
        self._home.making.connect(lambda: self._editing.begin(tr.gettext("Home")))
        self._home.importing.connect(lambda: self._sharing.choose_files(tr.gettext("Home")))
        self._home.sharing.connect(lambda: self._sharing.share_several(tr.gettext("Home")))
        self._home.mended.connect(self._mend)
        self._home.draft_wanted.connect(self._go_on_writing)
        self._home.draft_unwanted.connect(self._let_draft_go)
        self._home.undone.connect(self._undo)
        self._home.removed_wanted.connect(self._show_removed)
        self._home.unhidden.connect(self._show_hidden)
        preferences.changed.connect(self._settings_changed)
        way.begin(self._home)

    @property
    def part(self) -> Part:
        """The part of the window that the page on the screen belongs to."""
        first = self._way.first
        return self._part if first is not None and first is self._part_page else Part.HOME

    @property
    def wording(self) -> "Wording":
        """The sentences of this language."""
        from acupressure_app.core.wording import Wording  # noqa: PLC0415 - Home comes first

        return Wording(self._tr, self._language)

    def read(self) -> None:
        """Read the library beside the window, then fill Home."""
        reading = Worker(once(self._read), self)
        reading.came.connect(self._take)
        reading.ended.connect(_raise)
        reading.start()

    def open(self, part: Part) -> None:
        """Go to a part of the window, as soon as what it shows has been read."""
        self._asked_for = part
        if self._stock is None or part is self.part is not Part.HOME:
            return
        if part is Part.HELP and self._editing_made and self._editing_made.in_hand:
            self._aside.open_help(self._way.page.windowTitle())
            return
        if not self._way.may_leave(lambda: self.open(part)):
            return
        match part:
            case Part.HOME:
                self._way.leave_all()
                self._way.home()
            case Part.POINTS:
                self._begin(part, self._aside.atlas_page())
            case Part.JOURNAL:
                self._begin(part, self._journal.page())
            case Part.SETTINGS:
                self._begin(part, self._aside.settings_page(at_languages=self._at_languages))
            case Part.HELP:
                self._begin(part, self._aside.help_page())

    def _begin(self, part: Part, page: QWidget) -> None:
        """Begin the way anew with the page of a part; all that is opened from it belongs to it."""
        self._part, self._part_page = part, page
        self._way.leave_all()
        self._way.open(page)

    def _open_point(self, code: str, back: str) -> None:
        self._aside.open_point(code, back)

    def _open_points(self, search: str) -> None:
        """The points that a search on Home fits; from them the rail leads back."""
        self._begin(Part.POINTS, self._aside.atlas_page(search))

    def _open_choosing(self) -> None:
        if self._stock is not None:
            self._aside.open_choosing(self._tr.gettext("Home"))

    def open_languages(self) -> None:
        """Go back to where another language was chosen."""
        self._at_languages = True
        self.open(Part.SETTINGS)

    def pause(self) -> None:
        """Pause a running session, and show the choices."""
        if self._journey_made is not None:
            self._journey_made.pause()

    def _read(self) -> "Stock":
        from acupressure_app.ui.stock import read_stock  # noqa: PLC0415 - Home comes first

        return read_stock(self._context, self._preferences.settings, self._tr, self._language)

    def _take(self, stock: "Stock") -> None:
        from acupressure_app.store.journal import Journal  # noqa: PLC0415 - Home comes first
        from acupressure_app.ui.home.last_times import LastTimes  # noqa: PLC0415 - Home comes first
        from acupressure_app.ui.home.shelving import Shelving  # noqa: PLC0415 - the same
        from acupressure_app.ui.home.trash import Trash  # noqa: PLC0415 - the same
        from acupressure_app.ui.journal.diary import Diary  # noqa: PLC0415 - Home comes first
        from acupressure_app.ui.news import news  # noqa: PLC0415 - Home comes first

        self._stock = stock
        lately = LastTimes(self._context.folders.data, stock.recents, self)
        lately.changed.connect(self._fill)
        lately.changed.connect(self._played)
        lately.not_kept.connect(self._tell_not_kept)
        self._last_times = lately
        journal = Journal(self._context.folders.data)
        self._diary_made = Diary(journal, stock.journal.entries, stock.wording.tr, self)
        for bold, why in news(stock, self._tr):
            self._tell(bold, why)
        shelving = Shelving(
            self._context.folders.config,
            self._context.folders.user_routines,
            self._in_order,
            stock.wording,
            self._tell,
            self,
        )
        shelving.changed.connect(self._fill)
        shelving.files_changed.connect(self._read_again)
        self._shelving_made = shelving
        folder = self._context.folders.user_routines
        self._trash_made = trash = Trash(folder, self._in_order, stock.wording, self._tell, self)
        trash.changed.connect(self._fill)
        trash.files_changed.connect(self._read_again)
        self._fill()
        self._drafts.look()
        self._trash.look()
        if self._asked_for is not Part.HOME:
            self.open(self._asked_for)
        QTimer.singleShot(_AFTER_THE_LIST_MS, self, self._load_the_rest)

    def _load_the_rest(self) -> None:
        """Load the way to a session, and tell what came due."""
        _ = self._journey
        self._reminding.begin()

    def _fill(self) -> None:
        stock, lengths = self._known, self._preferences.settings.lengths
        self._home.fill(
            stock.pictures,
            stock.wording,
            stock.library,
            lengths,
            self._lately.recents,
            self._context.now(),
            self._shelving.shelf,
            self._undoable(),
            self._left_drafts(),
            len(self._trash.removed),
        )

    def _undoable(self) -> str:
        """What was done last and can be undone on Home, in words."""
        gettext = self._tr.gettext
        if hid := self._shelving.hid:
            return gettext("Hidden: {title}").format(title=hid.title)
        if gone := self._trash.gone:
            return gettext("Removed: {title}").format(title=gone.title)
        return ""

    def _left_drafts(self) -> tuple[tuple[str, str], ...]:
        """Where each draft is kept that was not saved, and its title."""
        left = self._drafts_made.left if self._drafts_made else ()
        text = self._known.wording.text
        titles = ((str(one.path), one.draft.routine.title) for one in left)
        return tuple((path, text(title) if title else "") for path, title in titles)

    def _read_again(self) -> None:
        """Files changed: read the library beside the window, and show it where it is shown."""
        reading = Worker(once(self._context.read_library), self)
        reading.came.connect(self._take_library)
        reading.ended.connect(_raise)
        reading.start()

    def _take_library(self, library: "Library") -> None:
        from msgspec.structs import replace  # noqa: PLC0415 - Home comes first

        self._stock = stock = replace(self._known, library=library)
        for part in (self._journey_made, self._aside_made, self._editing_made, self._sharing_made):
            if part is not None:
                part.take(stock)
        if self._reminding_made is not None:
            self._reminding_made.use(stock)
        self._fill()
        self._show_saved()

    def _undo(self) -> None:
        """Undo what Home says was done last."""
        if self._shelving.hid:
            self._shelving.undo_hiding()
        else:
            self._trash.undo()

    def _show_removed(self) -> None:
        self._own_pages.open_removed()

    def _show_hidden(self) -> None:
        self._shelving.show_all()

    def _make_with(self, point: "Point", back: str) -> None:
        self._editing.begin_with(point, back)

    def _mend(self, file: str) -> None:
        """Open a file that cannot be used in the editor."""
        from pathlib import Path  # noqa: PLC0415 - Home comes first

        self._editing.mend(Path(file), self._tr.gettext("Home"))

    def _tell_unreadable(self, file: str) -> None:
        """Show where a file lies that nothing can be read of."""
        from pathlib import Path  # noqa: PLC0415 - Home comes first

        gettext = self._tr.gettext
        why = gettext("It is opened in its folder instead.")
        self._tell(gettext("Too little of this file can be read to edit it here."), why)
        open_folder(str(Path(file).parent))

    def _go_on_writing(self, path: str) -> None:
        if left := next((one for one in self._drafts.left if str(one.path) == path), None):
            self._editing.go_on(left, self._tr.gettext("Home"))

    def _let_draft_go(self, path: str) -> None:
        if left := next((one for one in self._drafts.left if str(one.path) == path), None):
            self._drafts.let_go(left)

    def _act(self, act: "Act", listed: "Listed", back: str) -> None:
        """Do with a routine what was chosen on its page."""
        from acupressure_app.ui.routine.actions import Act  # noqa: PLC0415 - Home comes first

        if act is Act.EDIT:
            self._editing.edit(listed, back)
        elif act is Act.RENAME:
            self._own_pages.rename(listed, self._known.library.content, back)
        elif act is Act.COPY:
            self._editing.copy(listed.routine, back)
        elif act is Act.SHARE:
            self._sharing.share(listed, back)
        elif act is Act.PRINT:
            self._sharing.print(listed, back)
        elif act is Act.REMOVE:
            self._way.home()
            self._shelving.forget_hiding()
            self._trash.remove(listed)
        else:
            self._way.home()
            if act is Act.HIDE:
                self._trash.forget()
            self._shelving.act(act, listed, self._editing.copied)

    def _take_saved(self, routine: "Routine") -> None:
        """The editor was left: the page below it says what stood there before."""
        self._to_show = (routine, self._way.page)
        self._show_saved()

    def _show_saved(self) -> None:
        """Show what was saved in place of what it was made from, as soon as it has been read."""
        from pathlib import Path  # noqa: PLC0415 - Home comes first

        from acupressure_app.ui.routine.page import RoutinePage  # noqa: PLC0415 - Home comes first

        if self._to_show is None:
            return
        routine, page = self._to_show
        if page is not self._way.page or not isinstance(page, RoutinePage):
            self._to_show = None
            return
        listed = self._known.library.find(routine.id)
        if listed is not None and listed.routine == routine:
            self._to_show = None
            self._way.drop()
            back = "" if self._way.at_home else self._way.page.windowTitle()
            self._journey.show_routine(routine.id, back)
        elif any(Path(one.file).stem == routine.id for one in self._known.library.broken):
            self._to_show = None
            self._way.home()  # where it stands as unfinished

    def _show_routine(self, routine_id: str) -> None:
        short = self._home.wants_short(routine_id)
        self._journey.show_routine(routine_id, short=short)

    def _show_routine_of_point(self, routine_id: str) -> None:
        """From it the way back leads to the point."""
        self._journey.show_routine(routine_id, self._way.page.windowTitle())

    def _start_again(self, recent: "Recent") -> None:
        self._journey.start_again(recent)

    def _start_reminded(self, routine_id: str) -> None:
        """As the last time, from the beginning; all is asked as always."""
        if not self._way.may_leave(lambda: self._start_reminded(routine_id)):
            return
        self._journey.start(routine_id)

    def _set_reminder(self, routine: "Routine", back: str) -> None:
        self._reminding.pages.open_for(routine, back)

    def _show_reminders(self) -> None:
        self._reminding.pages.open_list(self._way.page.windowTitle())

    def _show_data(self) -> None:
        from acupressure_app.ui.data.pages import DataPages  # noqa: PLC0415 - seldom needed

        if self._data_made is None:
            self._data_made = DataPages(self._context, self.wording, self._way)
        self._way.open(self._data_made.page(self._way.page.windowTitle()))

    def _played(self) -> None:
        if self._reminding_made is not None and self._lately.recents:
            self._reminding_made.played(self._lately.recents[0])

    def _let_go(self) -> None:
        self._lately.let_go()

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        if self._stock is None:
            return
        if (before.body, before.skin) != (after.body, after.skin):
            self._stock.pictures.show_body(after.body, after.skin)
        if before.lengths != after.lengths:
            self._fill()

    def _tell_not_kept(self, error: OSError) -> None:
        from acupressure_app.store.trouble import in_words  # noqa: PLC0415 - seldom needed

        why = in_words(error, self._tr)
        self._tell(self._tr.gettext("This session could not be noted."), why)

    @property
    def _known(self) -> "Stock":
        assert self._stock is not None, "nothing can be chosen before the library has been read"
        return self._stock

    @property
    def _lately(self) -> "LastTimes":
        assert self._last_times is not None, "it comes with the library"
        return self._last_times

    @property
    def _journey(self) -> "Journey":
        """Made when it is first wanted, or soon after the list is there."""
        if self._journey_made is None:
            from acupressure_app.ui.journey import Journey  # noqa: PLC0415 - Home comes first
            from acupressure_app.ui.routine.actions import acts  # noqa: PLC0415 - the same

            self._journey_made = Journey(
                self._context,
                self._preferences,
                self._known,
                self._lately,
                self._diary,
                self._way,
                self._open_sound,
                self._awake,
                self._tell,
            )
            self._journey_made.finished.connect(self._home.begin_anew)
            self._journey_made.point_wanted.connect(self._open_point)
            self._journey_made.reminder_wanted.connect(self._set_reminder)
            self._journey_made.acted.connect(self._act)
            self._journey_made.acts = lambda listed: acts(listed, self._shelving.shelf)
        return self._journey_made

    @property
    def _diary(self) -> "Diary":
        assert self._diary_made is not None, "it comes with the library"
        return self._diary_made

    @property
    def _journal(self) -> "JournalPages":
        if self._journal_made is None:
            from acupressure_app.ui.journal.pages import JournalPages  # noqa: PLC0415 - the same

            content, now = self._known.library.content, self._context.now
            self._journal_made = JournalPages(self._diary, content, self.wording, self._way, now)
        return self._journal_made

    @property
    def _aside(self) -> "Aside":
        if self._aside_made is None:
            from acupressure_app.ui.aside import Aside  # noqa: PLC0415 - Home comes first

            self._aside_made = Aside(
                self._context,
                self._preferences,
                self._known,
                self._way,
                self._open_sound,
                self._tell,
            )
            self._aside_made.routine_wanted.connect(self._show_routine_of_point)
            self._aside_made.practice_wanted.connect(
                lambda routine: self._show_routine_of_point(routine.id)
            )
            self._aside_made.reminders_wanted.connect(self._show_reminders)
            self._aside_made.making.connect(self._make_with)
            self._aside_made.data_wanted.connect(self._show_data)
        return self._aside_made

    @property
    def _shelving(self) -> "Shelving":
        assert self._shelving_made is not None, "it comes with the library"
        return self._shelving_made

    @property
    def _trash(self) -> "Trash":
        assert self._trash_made is not None, "it comes with the library"
        return self._trash_made

    @property
    def _own_pages(self) -> "OwnPages":
        if self._own_pages_made is None:
            from acupressure_app.ui.home.own_pages import OwnPages  # noqa: PLC0415 - seldom needed

            wording = self._known.wording
            self._own_pages_made = OwnPages(self._way, wording, self._shelving, self._trash)
        return self._own_pages_made

    @property
    def _drafts(self) -> "Drafts":
        """Made soon after the list is there, since some may be left over."""
        if self._drafts_made is None:
            from acupressure_app.ui.editor.drafts import Drafts  # noqa: PLC0415 - Home comes first

            folders = self._context.folders
            self._drafts_made = Drafts(
                folders.data,
                folders.user_routines,
                self._in_order,
                self._tr,
                self._tell,
                self,
            )
            self._drafts_made.changed.connect(self._fill)
            self._drafts_made.let_gone.connect(self._trash.look)
        return self._drafts_made

    @property
    def _editing(self) -> "Editing":
        if self._editing_made is None:
            from acupressure_app.ui.editor.editing import (  # noqa: PLC0415 - Home comes first
                Editing,
            )

            self._editing_made = Editing(
                self._context,
                self._preferences,
                self._known,
                self._way,
                self._in_order,
                self._drafts,
            )
            self._editing_made.saved.connect(self._read_again)
            self._editing_made.left_saved.connect(self._take_saved)
            self._editing_made.try_wanted.connect(self._journey.try_out)
            self._editing_made.unreadable.connect(self._tell_unreadable)
            self._journey.tried.connect(self._editing_made.go_on_after_trial)
        return self._editing_made

    def take_over(self, paths: "list[Path]") -> None:
        """Show what files hold that were dropped on the window, if this page may be left."""
        if self._stock is None or self._way.in_session:
            return
        if self._way.may_leave(lambda: self.take_over(paths)):
            self._way.leave_all()
            self._way.home()
            self._sharing.look(paths, self._tr.gettext("Home"))

    @property
    def _sharing(self) -> "Sharing":
        if self._sharing_made is None:
            from acupressure_app.ui.share.sharing import Sharing  # noqa: PLC0415 - Home comes first

            self._sharing_made = Sharing(self._context, self._preferences, self._known, self._way)
            self._sharing_made.taken.connect(self._read_again)
        return self._sharing_made

    @property
    def _reminding(self) -> "Reminding":
        """Made soon after the list is there, since something may be due."""
        if self._reminding_made is None:
            from acupressure_app.ui.reminders.reminding import (  # noqa: PLC0415 - Home comes first
                Reminding,
            )

            self._reminding_made = Reminding(
                self._context,
                self._preferences,
                self._known,
                self._way,
                self._show_above,
                self._tell,
                self,
            )
            self._reminding_made.start_wanted.connect(self._start_reminded)
        return self._reminding_made


def _raise(error: Exception | None) -> None:
    """What failed beside the window is a bug like any other, to be shown where those are."""
    if error is not None:
        raise error
