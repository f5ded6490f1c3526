"""Lets a photo be chosen for a spot of a draft; it is copied when the draft is saved."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from acupressure_app.core.language import Phrase, Translations
from acupressure_app.store.drafts import take_in_photo
from acupressure_app.store.own_routines import picture_name
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.work import Work
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.pictures.photo import KINDS, taken
from acupressure_app.ui.user_folder import user_folder


def choose_photo(page: EditorPage, tr: Translations) -> Path | None:
    """A file that somebody chose."""
    gettext = tr.gettext
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    formats = " ".join(f"*.{kind}" for kind in KINDS)
    chosen, _ = QFileDialog.getOpenFileName(
        page,
        gettext("Choose a photo"),
        str(user_folder(pictures)),
        f"{gettext('Photos')} ({formats});;{gettext('All files')} (*)",
    )
    return Path(chosen) if chosen else None


class Photos:
    """Takes photos in for drafts: what happens to the file that was chosen is no matter then."""

    def __init__(self, data: Path, folder: Path, in_order: InOrder, tr: Translations) -> None:
        """`folder` is where new routines are saved; the photos of drafts lie in `data`."""
        self._data, self._folder, self._in_order, self._tr = data, folder, in_order, tr

    def take(self, work: Work, source: Path) -> None:
        """Use this photo for the spot that is looked at now."""
        step = work.writing.step
        place = step.place if step else ""

        def use(found: Path | Phrase) -> None:
            if isinstance(found, Phrase):
                self._refuse(work, found(self._tr))
                return
            beside = work.file.parent if work.file else self._folder
            name = picture_name(beside, found, work.photos)
            work.photos[name] = found
            if not work.writing.set_picture(name, place):
                del work.photos[name]
                self._refuse(work, self._tr.gettext("Another step was chosen meanwhile."))

        def fail(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._refuse(work, not_read(error, source, self._tr))

        self._in_order.do(lambda: _taken_in(self._data, source), use, fail)

    def _refuse(self, work: Work, why: str) -> None:
        if work.page is not None:
            work.page.asks.tell(self._tr.gettext("This photo is not used."), why)


def not_read(error: OSError, source: Path, tr: Translations) -> str:
    """Why a photo cannot be read, as a sentence."""
    if isinstance(error, PermissionError):
        form = tr.gettext("This computer does not let you read “{name}”.")
        return form.format(name=source.name)
    return in_words(error, tr)


def _taken_in(data: Path, source: Path) -> Path | Phrase:
    """Where it is kept, or why not. Raises OSError."""
    found = taken(source)
    return found if isinstance(found, Phrase) else take_in_photo(data, found.name, found.content)
