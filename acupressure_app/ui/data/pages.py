"""Opens the page for the user's data, and does beside the window what is wanted there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from acupressure_app.core.wording import Wording
from acupressure_app.store.backup import (
    Backup,
    BackupError,
    back_up,
    delete_everything,
    look_into,
    restore,
)
from acupressure_app.store.backup_beside import Beside, beside
from acupressure_app.store.folders import Folders
from acupressure_app.store.trouble import in_words, why
from acupressure_app.ui.context import Context
from acupressure_app.ui.data.page import DataPage
from acupressure_app.ui.home.page import open_folder
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once


class DataPages(QObject):
    """One thing at a time; whatever fails is said on the page."""

    def __init__(self, context: Context, wording: Wording, way: Way) -> None:
        super().__init__(way)
        self._context, self._wording, self._way = context, wording, way

    def page(self, back: str) -> DataPage:
        """The page, made anew."""
        places, now = self._context.folders, self._context.now()
        shown = tuple(dict.fromkeys((places.data, places.config, places.cache)))
        suggested = str(Path.home() / f"acupressure-backup-{now:%Y-%m-%d}.zip")
        page = DataPage(self._way.theme, self._wording, shown, suggested, back)
        gettext = self._wording.tr.gettext
        page.folder_wanted.connect(open_folder)
        page.backup_wanted.connect(
            lambda file: self._do(
                page,
                partial(back_up, places, Path(file), now),
                lambda _: page.tell(gettext("Backed up."), file),
                gettext("The backup could not be written."),
            )
        )
        page.opened.connect(
            lambda file: self._do(
                page,
                partial(_looked, places, Path(file)),
                lambda found: _ask(page, found, file),
                gettext("This file cannot be restored."),
            )
        )
        page.restoring.connect(
            lambda file: self._do(
                page,
                partial(restore, places, Path(file)),
                lambda _: page.end(
                    gettext("Restored."), gettext("Open the program again to see it.")
                ),
                gettext("It could not be restored; everything is as it was."),
            )
        )
        page.deleting.connect(
            lambda: self._do(
                page,
                partial(delete_everything, places),
                lambda _: page.end(
                    gettext("Everything was deleted."),
                    gettext("Opened again, the program begins like the first time."),
                ),
                gettext("Not all could be deleted."),
            )
        )
        page.leaving.connect(QApplication.quit)
        return page

    def _do(
        self,
        page: DataPage,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: str,
    ) -> None:
        def told() -> object:
            try:
                return work()
            except BackupError as error:
                return error

        def take(came: object) -> None:
            if isinstance(came, BackupError):
                page.tell_problem(failed, in_words(came, self._wording.tr))
            else:
                then(came)

        worker = Worker(once(told), page)
        worker.came.connect(take)
        worker.start()


def _looked(folders: Folders, file: Path) -> tuple[Backup, Beside]:
    """What a backup holds, and what it would change. Raises BackupError."""
    found = look_into(file)
    try:
        return found, beside(folders, file)
    except OSError as error:
        raise BackupError(why(error)) from error


def _ask(page: DataPage, found: object, file: str) -> None:
    match found:
        case (Backup() as backup, Beside() as compared):
            page.ask_to_restore(backup, file, compared)
