"""Opens the pages on which a routine of the user's own gets another title, or comes back."""

from PySide6.QtCore import QObject

from acupressure_app.core.library import Content, Listed
from acupressure_app.core.wording import Wording
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.home.removed_page import RemovedPage
from acupressure_app.ui.home.shelving import Shelving
from acupressure_app.ui.home.trash import Trash
from acupressure_app.ui.routine.rename_page import RenamePage
from acupressure_app.ui.way import Way


class OwnPages(QObject):
    """Each page is made anew."""

    def __init__(self, way: Way, wording: Wording, shelving: Shelving, trash: Trash) -> None:
        super().__init__(way)
        self._way, self._wording, self._shelving, self._trash = way, wording, shelving, trash

    def open_removed(self) -> None:
        """What was removed, also days ago."""
        page = RemovedPage(self._way.theme, self._wording, self._way.page.windowTitle())
        page.restored.connect(self._trash.restore)
        page.deleted.connect(self._trash.delete)
        self._trash.known.connect(page.show_removed)
        page.show_removed(self._trash.removed)
        self._way.open(page)
        self._trash.look()

    def rename(self, listed: Listed, content: Content, back: str) -> None:
        """Ask for another title, then go Home, where it stands."""
        title = self._wording.text(listed.routine.title)
        page = RenamePage(self._way.theme, self._wording.tr, title, back)

        def done() -> None:
            if self._way.page is page:
                self._way.home()

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            if self._way.page is page:
                page.tell_failed(in_words(error, self._wording.tr))

        page.renamed.connect(
            lambda words: self._shelving.rename(listed, words, content, done, failed)
        )
        self._way.open(page)
