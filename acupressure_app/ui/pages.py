"""All pages in one language: Home at once, and the parts of the window when all has been read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acupressure_app.core.language import Translations
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.home.page import HomePage
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.rail import Part
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once

if TYPE_CHECKING:
    from pathlib import Path

    from acupressure_app.core.library import Library
    from acupressure_app.core.wording import Wording
    from acupressure_app.ui.rooms import Rooms
    from acupressure_app.ui.sound.sound import Sound
    from acupressure_app.ui.stock import Stock


class Pages(QObject):
    """Shows Home, reads what all else needs, and leads to the parts of the window.

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
        self._rooms: Rooms | None = None
        self._part = self._asked_for = Part.HOME
        self._part_page: QWidget | None = None
        self._at_languages = False
        self._home = HomePage(way.theme, tr, str(context.folders.user_routines))
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

    # The parts of the window

    def open(self, part: Part) -> None:
        """Go to a part of the window, as soon as what it shows has been read."""
        self._asked_for = part
        rooms = self._rooms
        if rooms is None or part is self.part is not Part.HOME:
            return
        if part is Part.HELP and rooms.own.in_hand:
            rooms.aside.open_help(self._way.page.windowTitle())
            return
        if not self._way.may_leave(lambda: self.open(part)):
            return
        match part:
            case Part.HOME:
                self._way.home()
            case Part.POINTS:
                self._begin(part, rooms.aside.atlas_page())
            case Part.JOURNAL:
                self._begin(part, rooms.journal.page())
            case Part.SETTINGS:
                self._begin(part, rooms.aside.settings_page(at_languages=self._at_languages))
            case Part.HELP:
                self._begin(part, rooms.aside.help_page())

    def _begin(self, part: Part, page: QWidget) -> None:
        """Begin the way anew with the page of a part; all that is opened from it belongs to it."""
        self._part, self._part_page = part, page
        self._way.leave_all()
        self._way.open(page)

    def open_languages(self) -> None:
        """Go back to where another language was chosen."""
        self._at_languages = True
        self.open(Part.SETTINGS)

    def take_over(self, paths: "list[Path]") -> None:
        """Show what files hold that were dropped on the window, if this page may be left."""
        if self._rooms is None or self._way.in_session:
            return
        if self._way.may_leave(lambda: self.take_over(paths)):
            self._way.home()
            self._rooms.own.look_into(paths)

    def pause(self) -> None:
        """Pause a running session, and show the choices."""
        if self._rooms is not None:
            self._rooms.pause()

    def finish(self) -> None:
        """Write what is still to be written, before other pages take their place."""
        for queue in self.findChildren(InOrder):
            queue.finish()

    # What they are made of

    def read(self) -> None:
        """Read the library beside the window, then fill Home."""
        self._beside(self._read, self._take)

    def _read(self) -> "Stock":
        from acupressure_app.ui.stock import read_stock  # noqa: PLC0415 - Home comes first

        return read_stock(self._context, self._preferences.settings, self._tr, self._language)

    def _take(self, stock: "Stock") -> None:
        from acupressure_app.ui.news import news  # noqa: PLC0415 - Home comes first
        from acupressure_app.ui.rooms import Rooms  # noqa: PLC0415 - the same

        for bold, why in news(stock, self._tr):
            self._tell(bold, why)
        self._rooms = rooms = Rooms(
            self._context,
            self._preferences,
            stock,
            self._way,
            self._open_sound,
            self._awake,
            self._show_above,
            self._tell,
            self,
        )
        rooms.changed.connect(self._fill)
        rooms.files_changed.connect(self._read_again)
        rooms.session_over.connect(self._home.begin_anew)
        self._connect_home(rooms)
        self._fill()
        rooms.look()
        if self._asked_for is not Part.HOME:
            self.open(self._asked_for)

    def _read_again(self) -> None:
        """Files changed: read the library beside the window, and show it where it is shown."""
        self._beside(self._context.read_library, self._take_library)

    def _take_library(self, library: "Library") -> None:
        if self._rooms is not None:
            self._rooms.use(library)
            self._fill()
            self._rooms.own.show_saved()

    def _beside(self, read: Callable[[], object], take: Callable[..., None]) -> None:
        reading = Worker(once(read), self)
        reading.came.connect(take)
        reading.ended.connect(_raise)
        reading.start()

    # Home

    def _connect_home(self, rooms: "Rooms") -> None:
        home, own, title = self._home, rooms.own, self._tr.gettext("Home")
        home.chosen.connect(lambda name: rooms.show_routine(name, short=home.wants_short(name)))
        home.start_again.connect(rooms.start_again)
        home.let_go.connect(rooms.lately.let_go)
        home.help_wanted.connect(lambda: rooms.aside.open_choosing(title))
        home.point_wanted.connect(lambda code: rooms.open_point(code, title))
        home.points_wanted.connect(self._open_points)
        home.making.connect(lambda: own.editing.begin(title))
        home.importing.connect(lambda: own.sharing.choose_files(title))
        home.sharing.connect(lambda: own.sharing.share_several(title))
        home.mended.connect(own.mend)
        home.draft_wanted.connect(own.go_on_writing)
        home.draft_unwanted.connect(own.let_draft_go)
        home.undone.connect(own.undo)
        home.removed_wanted.connect(own.open_removed)
        home.unhidden.connect(own.shelving.show_all)

    def _fill(self) -> None:
        if (rooms := self._rooms) is None:
            return
        own, stock = rooms.own, rooms.stock
        self._home.fill(
            stock.pictures,
            stock.wording,
            stock.library,
            self._preferences.settings.lengths,
            rooms.lately.recents,
            self._context.now(),
            own.shelving.shelf,
            own.undoable,
            own.left_drafts,
            len(own.trash.removed),
        )

    def _open_points(self, search: str) -> None:
        """The points that a search on Home fits; from them the rail leads back."""
        if self._rooms is not None:
            self._begin(Part.POINTS, self._rooms.aside.atlas_page(search))

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        if self._rooms is None:
            return
        if (before.body, before.skin) != (after.body, after.skin):
            self._rooms.stock.pictures.show_body(after.body, after.skin)
        if before.lengths != after.lengths:
            self._fill()


def _raise(error: Exception | None) -> None:
    """What failed beside the window is a bug like any other, to be shown where those are."""
    if error is not None:
        raise error
