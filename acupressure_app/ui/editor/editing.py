"""Opens the editor for a routine, and keeps, saves and tries what is written there."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QFileDialog

from acupressure_app.core import drafting
from acupressure_app.core.codec import MAX_BYTES
from acupressure_app.core.content import Point
from acupressure_app.core.history import Draft, History
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.loose import loosely_read
from acupressure_app.core.routine import ID_PATTERN, Routine
from acupressure_app.store.drafts import KeptDraft, forget_draft, load_draft, save_draft
from acupressure_app.store.files import read_at_most
from acupressure_app.store.own_routines import file_for, picture_name, save_routine
from acupressure_app.ui.context import Context
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.picker import PickerPage
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once

_KEEP_MS = 1000
"""What is written is kept beside the window once nothing was changed for so long."""
_TRIED = "tried-in-the-editor"


class Work(QObject):
    """One draft: the page it is written on, the file it belongs to, and its new photos."""

    def __init__(self, page: EditorPage, file: Path | None, photos: Mapping[str, Path]) -> None:
        super().__init__(page)
        self.page, self.file, self.photos = page, file, dict(photos)
        self.routine_id = page.routine.id if file else None
        self.waiting = False  # for what shall become of the draft of before


class Editing(QObject):
    """`saved` tells that a file was written, `try_wanted` which routine is to be played.

    `tell` says above the page what could not be written, and why.
    """

    saved = Signal()
    try_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        tell: Callable[[str, str], None],
    ) -> None:
        """Opens nothing yet."""
        super().__init__(way)
        self._context, self._preferences, self._way, self._tell = context, preferences, way, tell
        self._stock = stock
        self._work: Work | None = None
        self._tried: tuple[History, Path | None, Mapping[str, Path]] | None = None
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        way.moved.connect(self._return)

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._stock = stock

    @property
    def _library(self) -> Library:
        return self._stock.library

    @property
    def _folder(self) -> Path:
        return self._context.folders.user_routines

    def taken(self) -> frozenset[str]:
        """The ids and the names of files that no new routine may have."""
        return frozenset(routine.id for routine in self._library.routines)

    def begin(self, back: str) -> None:
        """A routine from scratch."""
        gettext = self._stock.wording.tr.gettext
        title = gettext("My routine")
        self._open_new(drafting.begun(drafting.fresh_id(title, self.taken()), title), back)

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
        if listed.origin is Origin.USER:
            history = History(Draft(listed.routine), listed.routine)
            self._open(history, Path(listed.file), {}, back)
        else:
            self.copy(listed.routine, back)

    def mend(self, file: Path, back: str) -> bool:
        """A file that cannot be used yet; whether enough of it could be read."""
        try:
            routine = loosely_read(read_at_most(file, MAX_BYTES))
        except OSError:
            return False
        if routine is None:
            return False
        self._open(History(Draft(self._identified(routine, file)), routine), file, {}, back)
        return True

    def _identified(self, routine: Routine, file: Path) -> Routine:
        """With an id that is right and no other routine’s."""
        if re.match(ID_PATTERN, routine.id) and routine.id not in self.taken():
            return routine
        return replace(routine, id=drafting.fresh_id(file.stem, self.taken()))

    def left_draft(self) -> KeptDraft | None:
        """What was being written when the program ended."""
        return load_draft(self._context.folders.data)

    def go_on(self, draft: KeptDraft, back: str) -> None:
        """Go on with it; it counts as not saved."""
        file = Path(draft.file) if draft.file else None
        photos = {name: Path(source) for name, source in draft.photos.items()}
        self._open(History(Draft(draft.routine)), file, photos, back, offered=False)

    def forget(self) -> None:
        """It is not wanted any more."""
        try:
            forget_draft(self._context.folders.data)
        except OSError as error:
            gettext = self._stock.wording.tr.gettext
            self._tell(gettext("The draft could not be removed."), str(error))

    def _open_new(self, routine: Routine, back: str) -> None:
        self._open(History(Draft(routine)), None, {}, back)

    def _open(
        self,
        history: History,
        file: Path | None,
        photos: Mapping[str, Path],
        back: str,
        *,
        offered: bool = True,
    ) -> None:
        stock = self._stock
        desk = Desk(self._way.theme, stock.wording, stock.library.content, self._photo)
        self._opening = (file, photos)
        self._work = None
        page = EditorPage(desk, stock.pictures, self._preferences.settings.lengths, history, back)
        self._work = work = Work(page, file, photos)
        page.changed.connect(self._keeping.start)
        page.save_wanted.connect(lambda: self._save(work))
        page.try_wanted.connect(lambda routine: self._try(work, routine))
        page.point_wanted.connect(lambda instead: self._pick(work, instead=instead))
        page.photo_wanted.connect(lambda: self._choose_photo(work))
        page.left.connect(lambda: self._forget_kept(work))
        page.destroyed.connect(self._keeping.stop)
        if offered and (draft := self.left_draft()):
            self._offer(work, draft, back)
        self._way.open(page)

    def _offer(self, work: Work, draft: KeptDraft, back: str) -> None:
        """A draft of before stands until it is known what shall become of it."""

        def decide(*, go_on: bool) -> None:
            work.waiting = False
            if go_on:
                self._way.drop()
                self.go_on(draft, back)
            else:
                self.forget()
                self._keep()

        work.waiting = True
        title = self._stock.wording.text(draft.routine.title) if draft.routine.title else ""
        work.page.offer_draft(title)
        work.page.draft_wanted.connect(lambda: decide(go_on=True))
        work.page.draft_unwanted.connect(lambda: decide(go_on=False))

    def _photo(self, name: str) -> Path:
        """Where a picture is: beside the routine, or still where it was chosen."""
        file, photos = (self._work.file, self._work.photos) if self._work else self._opening
        return photos.get(name, (file.parent if file else self._folder) / name)

    def _keep(self) -> None:
        """Keep the draft beside the window, or forget it where all is saved."""
        if (work := self._work) is None or work.waiting:
            return
        data, page = self._context.folders.data, work.page
        if not page.history.changed:
            self.forget()
            return
        sources = {name: str(path) for name, path in work.photos.items()}
        file = str(work.file) if work.file else None
        draft = KeptDraft(page.routine, file, sources)
        keeping = Worker(once(lambda: save_draft(data, draft)), page)
        keeping.ended.connect(self._tell_not_kept)
        keeping.start()

    def _tell_not_kept(self, error: Exception | None) -> None:
        if error is not None:
            gettext = self._stock.wording.tr.gettext
            self._tell(gettext("The draft could not be kept."), str(error))

    def _save(self, work: Work) -> None:
        """Write it whole, under an id from its title where it is new."""
        page, wording = work.page, self._stock.wording
        routine = page.routine
        if work.routine_id is None:
            title = wording.text(routine.title) if routine.title else ""
            work.routine_id = drafting.fresh_id(title, self.taken())
        routine = replace(routine, id=work.routine_id)
        file = work.file or file_for(self._folder, routine.id)
        try:
            save_routine(file, routine, work.photos)
        except OSError as error:
            page.tell_failed(error.strerror or str(error))
            return
        work.file = file
        work.photos.clear()
        page.name_it(routine.id)
        page.was_saved()
        self._forget_kept(work)
        self.saved.emit()

    def _forget_kept(self, work: Work) -> None:
        self._keeping.stop()
        if not work.waiting:
            self.forget()

    def _try(self, work: Work, routine: Routine) -> None:
        """Play it like any other; afterwards the editor stands there as it was."""
        self._tried = (work.page.history, work.file, work.photos)
        self._keep()
        self.try_wanted.emit(replace(routine, id=_TRIED))

    def _return(self) -> None:
        """After a session that tried a draft, go on writing."""
        if self._tried is None or isinstance(self._way.page, PickerPage):
            return
        if isinstance(self._way.page, EditorPage):
            self._tried = None
        elif self._way.at_home:
            (history, file, photos), self._tried = self._tried, None
            back = self._way.page.windowTitle()
            QTimer.singleShot(
                0, self, lambda: self._open(history, file, photos, back, offered=False)
            )

    def _pick(self, work: Work, *, instead: bool) -> None:
        stock, page = self._stock, work.page
        picker = PickerPage(
            self._way.theme, stock.pictures, stock.wording, stock.library, page.windowTitle()
        )

        def take(code: str) -> None:
            self._way.drop()
            (page.replace_code if instead else page.add_code)(code)

        picker.chosen.connect(take)
        self._way.open(picker)

    def _choose_photo(self, work: Work) -> None:
        gettext = self._stock.wording.tr.gettext
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        known = QImageReader.supportedImageFormats()
        formats = " ".join(f"*.{bytes(each.data()).decode()}" for each in known)
        chosen, _ = QFileDialog.getOpenFileName(
            work.page,
            gettext("Choose a photo"),
            QStandardPaths.writableLocation(pictures),
            gettext("Pictures ({formats})").format(formats=formats),
        )
        if chosen:
            self.take_photo(work.page, Path(chosen))

    def take_photo(self, page: EditorPage, source: Path) -> None:
        """Use this photo; it is copied beside the routine when that is saved."""
        work = self._work
        if work is None or work.page is not page:
            return
        gettext = self._stock.wording.tr.gettext
        if not QImageReader(str(source)).canRead():
            page.tell_photo(gettext("This file is no picture that can be shown."), source.name)
            return
        folder = work.file.parent if work.file else self._folder
        name = picture_name(folder, source, work.photos)
        work.photos[name] = source
        page.set_picture(name)
