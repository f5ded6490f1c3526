"""Opens the editor for a routine, and leads from it to points, photos and a trial, and back."""

import re
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from acupressure_app.core import drafting
from acupressure_app.core.codec import MAX_BYTES
from acupressure_app.core.content import Point
from acupressure_app.core.history import Draft, History
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.routine import ID_PATTERN, Routine
from acupressure_app.store.files import read_at_most
from acupressure_app.store.standing import Standing, standing_in
from acupressure_app.ui.context import Context
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.drafts import Drafts, Left
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.photos import Photos, choose_photo
from acupressure_app.ui.editor.picker import PickerPage
from acupressure_app.ui.editor.saving import Saving
from acupressure_app.ui.editor.work import Work
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way

_TRIED = "tried-in-the-editor"


class Editing(QObject):
    """`saved` tells that a file was written, `try_wanted` which routine is to be played.

    `left_saved` brings what was saved of a draft that was left. `unreadable` brings the file that
    too little can be read of to edit it.
    """

    saved = Signal()
    left_saved = Signal(object)
    try_wanted = Signal(object)
    unreadable = Signal(str)

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        in_order: InOrder,
        drafts: Drafts,
    ) -> None:
        """Opens nothing yet. All that touches the files of routines is done `in_order`."""
        super().__init__(way)
        self._context, self._preferences, self._way = context, preferences, way
        self._stock, self._in_order, self._drafts = stock, in_order, drafts
        self._works: list[Work] = []
        tr = stock.wording.tr
        self._photos = Photos(context.folders.data, self._folder, in_order, tr)
        self._saving = Saving(self._folder, in_order, drafts, tr, self.taken, self)
        self._saving.saved.connect(self.saved)
        way.moved.connect(self._see_whether_it_was_left)

    def take(self, stock: Stock) -> None:
        """The library was read anew, since files changed: perhaps the one in hand."""
        self._stock = stock
        for work in self._works:
            self._saving.look(work)

    @property
    def in_hand(self) -> bool:
        """Whether the page of a draft is on the way."""
        return any(work.page is not None for work in self._works)

    @property
    def _library(self) -> Library:
        return self._stock.library

    @property
    def _folder(self) -> Path:
        return self._context.folders.user_routines

    def taken(self) -> frozenset[str]:
        """The ids and the names of files that no new routine may have."""
        broken = (Path(one.file).stem for one in self._library.broken)
        return frozenset((*(routine.id for routine in self._library.routines), *broken))

    def begin(self, back: str) -> None:
        """A routine from scratch."""
        title = self._stock.wording.tr.gettext("My routine")
        page = self._open_new(drafting.begun(drafting.fresh_id(title, self.taken()), title), back)
        page.ask_for_title()

    def begin_with(self, point: Point, back: str) -> None:
        """A routine that begins with a point of the atlas."""
        title = self._stock.wording.text(point.name)
        one = drafting.begun_with(point, drafting.fresh_id(title, self.taken()), title)
        self._open_new(one, back)

    def copy(self, routine: Routine, back: str) -> None:
        """A copy of any routine, under an id and a title of its own."""
        self._open_new(self.copied(routine), back)

    def copied(self, routine: Routine) -> Routine:
        """The same with a fresh id and title."""
        wording = self._stock.wording
        form = wording.tr.gettext("{title} (my own)")
        title = form.format(title=wording.text(routine.title))
        fresh = drafting.fresh_id(title, self.taken())
        return drafting.copied(routine, fresh, title, wording.language)

    def edit(self, listed: Listed, back: str) -> None:
        """One of the user's own; a shipped one is copied."""
        if listed.origin is not Origin.USER:
            self.copy(listed.routine, back)
            return
        now = next((each for each in self._library.listed if each.file == listed.file), listed)
        one = now.routine  # the page it was chosen on may be older than the file
        writing = self._written(History(Draft(one), one))
        self._open(Work(writing, Path(listed.file), stands=Standing(one)), back)

    def mend(self, file: Path, back: str) -> None:
        """A file that cannot be used yet, as far as it can be read; else it is `unreadable`."""
        self._in_order.do(
            lambda: read_at_most(file, MAX_BYTES),
            lambda raw: self._mend(file, raw, back),
            lambda _error: self.unreadable.emit(str(file)),
        )

    def _mend(self, file: Path, raw: bytes, back: str) -> None:
        stands = standing_in(raw)
        if stands.routine is None:
            self.unreadable.emit(str(file))
            return
        one = self._identified(stands.routine, file)
        writing = self._written(History(Draft(one), one))
        self._open(Work(writing, file, stands=stands), back)

    def _identified(self, routine: Routine, file: Path) -> Routine:
        """With an id that is right and no other routine’s."""
        ids = {one.id for one in self._library.routines}
        if re.match(ID_PATTERN, routine.id) and routine.id not in ids:
            return routine
        others = self.taken() - {file.stem} | ids
        return replace(routine, id=drafting.fresh_id(file.stem, others))

    def go_on(self, left: Left, back: str) -> None:
        """Go on with a draft that was left over; it counts as not saved."""
        draft = left.draft
        file = Path(draft.file) if draft.file else None
        photos = {name: Path(source) for name, source in draft.photos.items()}
        writing = self._written(History(Draft(draft.routine)), stored=file is not None)
        stands = Standing(draft.stands, draft.digest) if file else None
        work = Work(writing, file, photos, stands)
        work.hold = self._drafts.take_up(left)
        self._open(work, back)

    def go_on_after_trial(self) -> None:
        """The trial is over: the draft stands there as it was."""
        if work := next((work for work in self._works if work.trying), None):
            self._way.leave_all()
            self._open(work, self._stock.wording.tr.gettext("Home"))
            if work.page is not None:
                work.page.tell_tried()

    def _open_new(self, routine: Routine, back: str) -> EditorPage:
        written = self._written(History(Draft(routine), routine), stored=False)
        return self._open(Work(written), back)

    def _written(self, written: History, *, stored: bool = True) -> Writing:
        return Writing(written, self._library.content, self._stock.wording, stored=stored)

    def _open(self, work: Work, back: str) -> EditorPage:
        stock, lengths = self._stock, self._preferences.settings.lengths
        work.trying = False
        content, photo = stock.library.content, partial(self._photo, work)
        desk = Desk(self._way.theme, stock.wording, content, photo)
        work.page = page = EditorPage(desk, stock.pictures, lengths, work.writing, back)
        page.save_wanted.connect(lambda: self._saving.save(work))
        page.try_wanted.connect(lambda routine: self._try(work, routine))
        page.point_wanted.connect(lambda instead: self._pick(work, instead=instead))
        page.photo_wanted.connect(lambda: self._choose_photo(work))
        page.left.connect(lambda: self._drafts.forget(work))
        page.asks.other_taken.connect(lambda other: self._take_other(work, other))
        page.asks.other_unwanted.connect(lambda other: self._keep_mine(work, other))
        if work.stands and work.stands.lacking:
            page.asks.tell_lacking(work.stands.lacking)
        if work not in self._works:
            self._works.append(work)
            self._drafts.follow(work)
            self._saving.look(work)
            self._offer_left(work, back)
        self._way.open(page)
        return page

    def _offer_left(self, work: Work, back: str) -> None:
        """Changes of the same file that were never saved."""
        left = next((one for one in self._drafts.left if one.draft.file == str(work.file)), None)
        if left is None or work.page is None:
            return

        def go_on() -> None:
            self._way.drop()
            QTimer.singleShot(0, self, lambda: self.go_on(left, back))

        offer = work.page.asks.offer
        offer.wanted.connect(go_on)
        offer.unwanted.connect(lambda: self._drafts.let_go(left))
        offer.show()

    def _photo(self, work: Work, name: str) -> Path:
        """Where a picture is: beside the routine, or still where it was chosen."""
        beside = work.file.parent if work.file else self._folder
        return work.photos.get(name, beside / name)

    def _take_other(self, work: Work, other: Standing) -> None:
        work.stands = other
        if other.routine is not None:
            work.writing.take(other.routine)
        if other.lacking and work.page is not None:
            work.page.asks.tell_lacking(other.lacking)

    def _keep_mine(self, work: Work, other: Standing) -> None:
        """What stands in the file has been seen, so it may be written over; all counts as new."""
        work.stands = other
        work.writing.history = replace(work.writing.history, saved=other.routine)
        work.writing.changed.emit()
        work.writing.shown.emit()

    def _try(self, work: Work, routine: Routine) -> None:
        """Play it like any other; afterwards the editor stands there as it was."""
        work.trying = True
        self._drafts.keep()
        gettext = self._stock.wording.tr.gettext
        form, title = gettext("Trial: {title}"), work.writing.title or gettext("No title yet")
        title = form.format(title=title)
        seen = drafting.with_pictures(routine, lambda name: str(self._photo(work, name)))
        self.try_wanted.emit(replace(seen, id=_TRIED, title=title))

    def _see_whether_it_was_left(self) -> None:
        """A page that is on the way no more was left, unless its draft is still being tried."""
        for work in tuple(self._works):
            if self._way.page is work.page:
                work.trying = False
            elif work.page is not None and self._way.indexOf(work.page) < 0:
                work.page = None
            if work.page is None and (self._way.at_home or not work.trying):
                self._works.remove(work)
                self._drafts.lay_down(work)
                if work.saved is not None:
                    self.left_saved.emit(work.saved)

    def _pick(self, work: Work, *, instead: bool) -> None:
        stock, writing = self._stock, work.writing
        picker = PickerPage(
            self._way.theme,
            stock.pictures,
            stock.wording,
            stock.library,
            self._way.page.windowTitle(),
        )

        def take(code: str) -> None:
            (writing.replace_code if instead else writing.add_code)(code)
            self._way.drop()

        picker.chosen.connect(take)
        self._way.open(picker)

    def _choose_photo(self, work: Work) -> None:
        tr = self._stock.wording.tr
        if work.page and (source := choose_photo(work.page, tr)):
            self._photos.take(work, source)
