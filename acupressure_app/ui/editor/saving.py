"""Saves a draft beside the window, whole or not at all, and never over what it has not seen."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core import drafting, history
from acupressure_app.core.language import Translations
from acupressure_app.core.routine import Routine
from acupressure_app.store.own_routines import file_for, put_aside, save_routine
from acupressure_app.store.standing import Standing, standing_at
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.editor.drafts import Drafts
from acupressure_app.ui.editor.work import Work
from acupressure_app.ui.in_order import InOrder


class _Order(Struct, frozen=True):
    """What is to be written, taken down when saving begins: writing may go on meanwhile."""

    routine: Routine
    file: Path | None
    photos: Mapping[str, Path]
    stands: Standing | None


class _Saved(Struct, frozen=True):
    """The file that was written, and what stands in it."""

    file: Path
    stands: Standing


class Saving(QObject):
    """`saved` tells that a file was written."""

    saved = Signal()

    def __init__(
        self,
        folder: Path,
        in_order: InOrder,
        drafts: Drafts,
        tr: Translations,
        taken: Callable[[], frozenset[str]],
        parent: QObject,
    ) -> None:
        """`folder` is for new routines; `taken` gives the ids that none of them may have."""
        super().__init__(parent)
        self._folder, self._in_order, self._drafts = folder, in_order, drafts
        self._tr, self._taken = tr, taken
        self._again = False

    def save(self, work: Work) -> None:
        """Save it; pressed once more meanwhile, what was changed by then is saved after that."""
        if work.page is None:
            return
        if work.page.saving:
            self._again = True
            return
        work.page.saving = True
        order = self._order(work)
        self._in_order.do(
            lambda: _written(order, self._folder),
            lambda found: self._tell(work, order, found),
            lambda error: self._failed(work, error),
        )

    def look(self, work: Work) -> None:
        """See whether the file is another by now, and ask what shall become of that."""
        if (file := work.file) is None:
            return
        before = work.stands

        def take(found: Standing | None) -> None:
            if found is None or before is None or work.page is None or work.stands is not before:
                return
            if not before.is_still(found):
                work.page.asks.ask_about_file(found, at_once=False)
            elif found != before:
                work.stands = found  # from now on every byte of it is known
                if found.lacking:
                    work.page.asks.tell_lacking(found.lacking)

        self._in_order.do(lambda: standing_at(file), take, _ignore)

    def _order(self, work: Work) -> _Order:
        routine = work.writing.routine
        if work.file is None:
            fresh = drafting.fresh_id(work.writing.title, self._taken())
            routine = replace(routine, id=fresh)
        return _Order(routine, work.file, dict(work.photos), work.stands)

    def _tell(self, work: Work, order: _Order, found: _Saved | Standing) -> None:
        if isinstance(found, Standing):
            self._again = False
            if work.page is not None:
                work.page.saving = False
                work.page.asks.ask_about_file(found, at_once=True)
            return
        work.file, work.stands = found.file, found.stands
        for name in order.photos:
            work.photos.pop(name, None)
        named = history.named(work.writing.history, order.routine.id)
        work.writing.history = history.kept(named, order.routine)
        work.writing.stored = True
        self._drafts.keep()
        again, self._again = self._again, False
        if work.page is not None:
            work.page.was_saved()
            if again and work.writing.history.changed:
                self.save(work)
        self.saved.emit()

    def _failed(self, work: Work, error: Exception) -> None:
        self._again = False
        if not isinstance(error, OSError):
            raise error
        self._drafts.keep()
        if work.page is not None:
            work.page.tell_failed(in_words(error, self._tr))


def _written(order: _Order, folder: Path) -> _Saved | Standing:
    """What was written; or what else stands there, and then nothing is. Raises OSError."""
    if order.file is not None and (found := standing_at(order.file)):
        if order.stands is None or not order.stands.is_still(found):
            return found
        if found.lacking:
            put_aside(order.file)
    file = order.file or file_for(folder, order.routine.id)
    return _Saved(file, save_routine(file, order.routine, order.photos))


def _ignore(error: Exception) -> None:
    """A file that cannot be read now is asked about when it is to be written."""
    if not isinstance(error, OSError):
        raise error
