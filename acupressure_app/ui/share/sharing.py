"""Leads from a routine to a file of it, and from files to routines; works beside the window."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from acupressure_app.core.language import Translations
from acupressure_app.core.library import Content, Listed, Origin
from acupressure_app.core.shared import ENDING, Choice, Offer, Shared, Taken, offers, resolve
from acupressure_app.store.archive import RefusedFileError
from acupressure_app.store.bundle import Written, look_into, take_over, write_bundle
from acupressure_app.store.sheet_writer import PAPERS, NotWrittenError, write_sheet
from acupressure_app.store.trouble import in_words, why
from acupressure_app.ui.context import Context
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.share.choosing import Choosing
from acupressure_app.ui.share.import_page import ImportPage
from acupressure_app.ui.share.save_page import SavePage, Saving
from acupressure_app.ui.share.view import Looked, file_name, to_hand_on
from acupressure_app.ui.share.weighing import Weighing
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.user_folder import user_folder
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation


class Sharing(QObject):
    """Opens these pages. `taken` tells that files were written among the user's own."""

    taken = Signal()

    def __init__(self, context: Context, preferences: Preferences, stock: Stock, way: Way) -> None:
        """Opens none yet."""
        super().__init__(way)
        self._context, self._preferences, self._way = context, preferences, way
        self._stock = stock
        self._gettext = stock.wording.tr.gettext
        self._dialog: QFileDialog | None = None

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._stock = stock

    def choose_files(self, back: str) -> None:
        """Let files be chosen, and look into them; the window can be used meanwhile."""
        received = user_folder(_DOWNLOADS)
        dialog = QFileDialog(self._way, self._gettext("Routines to take over"), str(received))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        names = self._gettext("Routines ({endings})").format(endings=f"*{ENDING} *.json")
        dialog.setNameFilter(names)
        dialog.setModal(False)
        dialog.filesSelected.connect(lambda files: self.look(map(Path, files), back))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        self._dialog = dialog

    def look(self, paths: Iterable[Path], back: str) -> None:
        """Look into files, and show what they hold. Nothing is written."""
        wanted, content = tuple(paths), self._stock.library.content
        looking = Worker(once(lambda: tuple(_looked(path, content) for path in wanted)), self)
        looking.came.connect(lambda seen: self._show(seen, back))
        looking.start()

    def _show(self, seen: tuple[Looked, ...], back: str) -> None:
        stock = self._stock
        looked = tuple(
            Looked(one.path, offers(_shared(one), stock.library), one.refused) for one in seen
        )
        lengths = self._preferences.settings.lengths
        page = ImportPage(
            self._way.theme, stock.wording, stock.library.content, lengths, looked, back
        )
        page.taken.connect(lambda chosen: self._take_over(page, chosen))
        page.home.connect(self._way.home)
        self._way.open(page)

    def _take_over(self, page: ImportPage, chosen: list[tuple[Offer, Choice]]) -> None:
        library, folder = self._stock.library, self._context.folders.user_routines
        own = (Path(b.file).stem for b in library.broken if b.origin is Origin.USER)
        plan = resolve(chosen, {*(routine.id for routine in library.routines), *own})
        page.take.setEnabled(False)
        writing = Worker(once(lambda: _written(plan, folder)), page)
        writing.came.connect(lambda written: self._tell_written(page, written))
        writing.start()

    def _tell_written(self, page: ImportPage, written: tuple[Written, ...] | OSError) -> None:
        page.take.setEnabled(True)
        if isinstance(written, OSError):
            page.show_problem(in_words(written, self._stock.wording.tr))
        else:
            page.show_done(written)
            self.taken.emit()

    def share(self, listed: Listed, back: str) -> None:
        """Save a routine as a file to hand on."""
        gettext = self._gettext
        saving = Saving(
            gettext("Hand it on"),
            gettext("One file with the routine and its pictures, to be taken over by others."),
            self._suggested(listed, ENDING),
        )
        page = SavePage(self._way.theme, self._stock.wording.tr, saving, back)
        page.wanted.connect(lambda file, _paper: self._write(page, [listed], Path(file)))
        self._way.open(page)

    def share_several(self, back: str) -> None:
        """Let routines be chosen, and save them as one file to hand on."""
        stock, lengths = self._stock, self._preferences.settings.lengths
        gettext, library = stock.wording.tr.gettext, stock.library
        own, shipped = (
            to_hand_on(
                (listed for listed in library.listed if listed.origin is origin),
                library.content,
                stock.wording,
                lengths,
            )
            for origin in (Origin.USER, Origin.BUNDLED)
        )
        saving = Saving(
            gettext("Hand on several"),
            gettext("One file with the routines and their pictures, to be taken over by others."),
            user_folder(QStandardPaths.StandardLocation.DocumentsLocation)
            / f"{gettext('Routines')}{ENDING}",
        )
        theme, tr = self._way.theme, stock.wording.tr
        page, choosing = SavePage(theme, tr, saving, back), Choosing(theme, tr, own, shipped)
        page.ask(choosing)
        choosing.fits.connect(page.allow)
        choosing.changed.connect(page.forget)
        weighing = Weighing(choosing, lambda: self._chosen(choosing), tr)
        page.wanted.connect(
            lambda file, _paper: self._write(page, self._chosen(choosing), Path(file))
        )
        self._way.open(page)
        weighing.begin()

    def _chosen(self, choosing: Choosing) -> list[Listed]:
        """What is ticked and still there."""
        found = (self._stock.library.find(name) for name in choosing.chosen)
        return [listed for listed in found if listed is not None]

    def print(self, listed: Listed, back: str) -> None:
        """Save a routine as pages to print."""
        gettext = self._gettext
        papers = tuple(zip(PAPERS, ("A4", "Letter"), strict=True))
        saving = Saving(
            gettext("Pages to print"),
            gettext(
                "A PDF with pictures, times, all warnings and sources. It is for anybody: your "
                "answers leave nothing out of it."
            ),
            self._suggested(listed, ".pdf"),
            papers,
            opened=True,
        )
        page = SavePage(self._way.theme, self._stock.wording.tr, saving, back)
        page.wanted.connect(lambda file, paper: self._write_sheet(page, listed, Path(file), paper))
        self._way.open(page)

    def _suggested(self, listed: Listed, ending: str) -> Path:
        return user_folder(_DOCUMENTS) / file_name(
            self._stock.wording.text(listed.routine.title), ending
        )

    def _write(self, page: SavePage, entries: list[Listed], file: Path) -> None:
        writing = Worker(once(lambda: write_bundle(file, entries)), page)

        def tell(lacking: tuple[str, ...]) -> None:
            form = self._gettext("Not to be had, so not in it: {names}.")
            page.show_done(file, form.format(names=", ".join(lacking)) if lacking else "")

        writing.came.connect(tell)
        writing.ended.connect(lambda error: _tell_failed(page, error, self._stock.wording.tr))
        writing.start()

    def _write_sheet(self, page: SavePage, listed: Listed, file: Path, paper: str) -> None:
        program, language = self._context.sheet, self._stock.wording.language
        routine_id = listed.routine.id

        def write() -> None:
            write_sheet(program, routine_id, file, paper, language)

        writing = Worker(once(write), page)
        writing.came.connect(lambda _nothing: page.show_done(file))
        writing.ended.connect(lambda error: _tell_failed(page, error, self._stock.wording.tr))
        writing.start()


def _looked(path: Path, content: Content) -> Looked:
    try:
        shared = look_into(path, content)
    except RefusedFileError as error:
        return Looked(path, (), error.why)
    except OSError as error:
        return Looked(path, (), why(error))
    return Looked(path, tuple(Offer(one, None) for one in shared))


def _shared(one: Looked) -> list[Shared]:
    return [offer.shared for offer in one.offers]


def _written(plan: tuple[Taken, ...], folder: Path) -> tuple[Written, ...] | OSError:
    try:
        return take_over(plan, folder)
    except OSError as error:
        return error


def _tell_failed(page: SavePage, error: Exception | None, tr: Translations) -> None:
    if isinstance(error, RefusedFileError):
        page.show_problem(error.why(tr))
    elif isinstance(error, OSError | NotWrittenError):
        page.show_problem(in_words(error, tr))
    elif error is not None:
        raise error
