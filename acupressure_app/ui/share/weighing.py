"""Finds out beside the window how large a file of the chosen routines will be."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from acupressure_app.core.language import Translations
from acupressure_app.core.library import Listed
from acupressure_app.store.archive import RefusedFileError
from acupressure_app.store.bundle import Packed, pack
from acupressure_app.ui.share.choosing import Choosing
from acupressure_app.ui.worker import Worker, once


class Weighing(QObject):
    """Makes one file at a time, in memory; only the last choice is told."""

    def __init__(
        self, choosing: Choosing, chosen: Callable[[], list[Listed]], tr: Translations
    ) -> None:
        """`chosen` gives the routines that are ticked by then."""
        super().__init__(choosing)
        self._choosing, self._chosen, self._tr = choosing, chosen, tr
        self._busy = self._stale = False
        choosing.changed.connect(self.begin)

    def begin(self) -> None:
        """Weigh what is chosen now, after what is being weighed."""
        entries = self._chosen()
        self._stale = self._busy
        if self._busy or not entries:
            return
        self._busy = True
        worker = Worker(once(lambda: _packed(entries)), self)
        worker.came.connect(self._tell)
        worker.ended.connect(self._end)
        worker.start()

    def _tell(self, packed: Packed | RefusedFileError) -> None:
        if self._stale:
            return
        if isinstance(packed, Packed):
            self._choosing.tell_size(len(packed.content), packed.pictures)
        else:
            self._choosing.tell_size(why_not=packed.why(self._tr))

    def _end(self, error: Exception | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self._stale:
            self.begin()


def _packed(entries: list[Listed]) -> Packed | RefusedFileError:
    try:
        return pack(entries)
    except RefusedFileError as error:
        return error
