"""The user's own routines, and how others are arranged: what can be done with them, and undone."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.library import Listed
from acupressure_app.core.routine import Routine
from acupressure_app.ui.context import Context
from acupressure_app.ui.editor.drafts import Drafts, Left
from acupressure_app.ui.failing import Tell
from acupressure_app.ui.home.page import open_folder
from acupressure_app.ui.home.shelving import Shelving
from acupressure_app.ui.home.trash import Trash
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.routine.actions import Act
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way

if TYPE_CHECKING:
    from acupressure_app.ui.editor.editing import Editing
    from acupressure_app.ui.home.own_pages import OwnPages
    from acupressure_app.ui.share.sharing import Sharing


class Own(QObject):
    """`shelving` has favourites and what is hidden, `trash` what was removed.

    `changed` tells that Home shows something else now, `files_changed` that files are to be read.
    `try_wanted` brings a draft to be played, `routine_wanted` the id of what was saved, to be
    shown, and the title of the page before it.
    """

    changed = Signal()
    files_changed = Signal()
    try_wanted = Signal(object)
    routine_wanted = Signal(str, str)

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        tell: Tell,
        parent: QObject,
    ) -> None:
        """What lies on the disk is not known before `look`."""
        super().__init__(parent)
        self._context, self._preferences, self._stock, self._way = context, preferences, stock, way
        self._tell, self._in_order = tell, InOrder(self)
        self._to_show: tuple[Routine, QWidget] | None = None
        self._users: list[Callable[[Stock], None]] = []
        folders, wording, in_order = context.folders, stock.wording, self._in_order
        own = folders.user_routines
        self.shelving = Shelving(folders.config, own, in_order, wording, tell, self)
        self.trash = Trash(own, in_order, wording, tell, self)
        self._drafts = Drafts(folders.data, own, in_order, wording.tr, tell, self)
        for part in (self.shelving, self.trash):
            part.changed.connect(self.changed)
            part.files_changed.connect(self.files_changed)
        self._drafts.changed.connect(self.changed)
        self._drafts.let_gone.connect(self.trash.look)

    def look(self) -> None:
        """See what was not saved, and what was removed."""
        self._drafts.look()
        self.trash.look()

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._stock = stock
        for take in self._users:
            take(stock)

    # What opens their pages, made when it is first wanted

    @cached_property
    def editing(self) -> "Editing":
        """The editor."""
        from acupressure_app.ui.editor.editing import Editing  # noqa: PLC0415 - Home comes first

        editing = Editing(
            self._context,
            self._preferences,
            self._stock,
            self._way,
            self._in_order,
            self._drafts,
        )
        editing.saved.connect(self.files_changed)
        editing.left_saved.connect(self._take_saved)
        editing.try_wanted.connect(self.try_wanted)
        editing.unreadable.connect(self._tell_unreadable)
        self._users.append(editing.take)
        return editing

    @cached_property
    def sharing(self) -> "Sharing":
        """Routines as files to hand on, to take over, or to print."""
        from acupressure_app.ui.share.sharing import Sharing  # noqa: PLC0415 - Home comes first

        sharing = Sharing(self._context, self._preferences, self._stock, self._way)
        sharing.taken.connect(self.files_changed)
        self._users.append(sharing.take)
        return sharing

    @cached_property
    def pages(self) -> "OwnPages":
        """Another title, and removed routines."""
        from acupressure_app.ui.home.own_pages import OwnPages  # noqa: PLC0415 - seldom needed

        return OwnPages(self._way, self._stock.wording, self.shelving, self.trash)

    @property
    def in_hand(self) -> bool:
        """Whether a draft is in hand on the way."""
        return "editing" in vars(self) and self.editing.in_hand

    def open_removed(self) -> None:
        """Show what was removed."""
        self.pages.open_removed()

    # What is done with one of them

    def act(self, act: Act, listed: Listed, back: str) -> None:
        """Do with a routine what was chosen on its page."""
        if act is Act.EDIT:
            self.editing.edit(listed, back)
        elif act is Act.RENAME:
            self.pages.rename(listed, self._stock.library.content, back)
        elif act is Act.COPY:
            self.editing.copy(listed.routine, back)
        elif act is Act.SHARE:
            self.sharing.share(listed, back)
        elif act is Act.PRINT:
            self.sharing.print(listed, back)
        elif act is Act.REMOVE:
            self._way.home()
            self.shelving.forget_hiding()
            self.trash.remove(listed)
        else:
            self._way.home()
            if act is Act.HIDE:
                self.trash.forget()
            self.shelving.act(act, listed, self.editing.copied)

    @property
    def undoable(self) -> str:
        """What was done last and can be undone on Home, in words."""
        gettext = self._stock.wording.tr.gettext
        if hid := self.shelving.hid:
            return gettext("Hidden: {title}").format(title=hid.title)
        if gone := self.trash.gone:
            return gettext("Removed: {title}").format(title=gone.title)
        return ""

    def undo(self) -> None:
        """Undo what Home says was done last."""
        if self.shelving.hid:
            self.shelving.undo_hiding()
        else:
            self.trash.undo()

    def look_into(self, paths: list[Path]) -> None:
        """Show what files hold."""
        self.sharing.look(paths, self._home)

    # Drafts, and files that are not right

    @property
    def left_drafts(self) -> tuple[tuple[str, str], ...]:
        """Where each draft is kept that was not saved, and its title."""
        text = self._stock.wording.text
        titles = ((str(one.path), one.draft.routine.title) for one in self._drafts.left)
        return tuple((path, text(title) if title else "") for path, title in titles)

    def go_on_writing(self, path: str) -> None:
        """Go on with a draft that was not saved."""
        if left := self._left_at(path):
            self.editing.go_on(left, self._home)

    def let_draft_go(self, path: str) -> None:
        """One that was not saved is not wanted."""
        if left := self._left_at(path):
            self._drafts.let_go(left)

    def _left_at(self, path: str) -> Left | None:
        return next((one for one in self._drafts.left if str(one.path) == path), None)

    def mend(self, file: str) -> None:
        """Open a file that cannot be used in the editor."""
        self.editing.mend(Path(file), self._home)

    def _tell_unreadable(self, file: str) -> None:
        """Show where a file lies that nothing can be read of."""
        gettext = self._stock.wording.tr.gettext
        why = gettext("It is opened in its folder instead.")
        self._tell(gettext("Too little of this file can be read to edit it here."), why)
        open_folder(str(Path(file).parent))

    # What was saved

    def _take_saved(self, routine: Routine) -> None:
        """The editor was left: the page below it says what stood there before."""
        self._to_show = (routine, self._way.page)
        self.show_saved()

    def show_saved(self) -> None:
        """Show what was saved in place of what it was made from, as soon as it has been read."""
        from acupressure_app.ui.routine.page import RoutinePage  # noqa: PLC0415 - Home comes first

        if self._to_show is None:
            return
        routine, page = self._to_show
        if page is not self._way.page or not isinstance(page, RoutinePage):
            self._to_show = None
            return
        listed = self._stock.library.find(routine.id)
        if listed is not None and listed.routine == routine:
            self._to_show = None
            self._way.drop()
            back = "" if self._way.at_home else self._way.page.windowTitle()
            self.routine_wanted.emit(routine.id, back)
        elif any(Path(one.file).stem == routine.id for one in self._stock.library.broken):
            self._to_show = None
            self._way.home()  # where it stands as unfinished

    @property
    def _home(self) -> str:
        return self._stock.wording.tr.gettext("Home")
